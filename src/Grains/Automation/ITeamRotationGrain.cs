namespace Parloir.Grains.Automation;

/// <summary>Gives conversations to the members of a team, one after the other, so that each choice knows of those before it. Key: <c>workspace/team</c>.</summary>
public interface ITeamRotationGrain : IGrainWithStringKey
{
    /// <summary>Ends the search. Done once it is durable; asked again it changes nothing.</summary>
    Task Assign(ConversationId conversation, MemberSearch search, CancellationToken cancellationToken = default);
}
