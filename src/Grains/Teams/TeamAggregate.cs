using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Teams;

internal abstract record TeamEvent
{
    private TeamEvent() { }

    [EventKind("team.created.v1")]
    public sealed record Created(TeamId Id, string Name) : TeamEvent;

    [EventKind("team.renamed.v1")]
    public sealed record Renamed(string Name) : TeamEvent;

    [EventKind("team.member_added.v1")]
    public sealed record MemberAdded(AgentId Agent) : TeamEvent;

    [EventKind("team.member_removed.v1")]
    public sealed record MemberRemoved(AgentId Agent) : TeamEvent;
}

/// <param name="View">Null until the team is created.</param>
internal sealed record TeamState(TeamView? View)
{
    public static TeamState Initial { get; } = new((TeamView?)null);

    public static TeamState Evolve(TeamState state, Recorded<TeamEvent> recorded) => recorded.Event switch
    {
        TeamEvent.Created created => new(new TeamView(created.Id, created.Name, [])),
        TeamEvent.Renamed renamed => new(state.View! with { Name = renamed.Name }),
        TeamEvent.MemberAdded added => new(state.View! with { Members = state.View.Members.Add(added.Agent) }),
        TeamEvent.MemberRemoved removed => new(state.View! with { Members = state.View.Members.Remove(removed.Agent) }),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of a team."),
    };
}

internal static class TeamRules
{
    public const int NameLimit = 60;

    public static Decision<TeamEvent> SetName(TeamState state, TeamId id, string name) =>
        !TextRules.IsName(name, NameLimit) ? new Decision<TeamEvent>.Rejected(new Rejection.NameInvalid(NameLimit))
        : state.View is null ? Accept(new TeamEvent.Created(id, name))
        : state.View.Name == name ? Decision<TeamEvent>.Nothing
        : Accept(new TeamEvent.Renamed(name));

    public static Decision<TeamEvent> SetMember(TeamState state, AgentId agent, bool isMember) =>
        state.View is not { } team || team.Members.Contains(agent) == isMember ? Decision<TeamEvent>.Nothing
        : isMember ? Accept(new TeamEvent.MemberAdded(agent))
        : Accept(new TeamEvent.MemberRemoved(agent));

    private static Decision<TeamEvent>.Accepted Accept(TeamEvent told) => new([new(told)]);
}
