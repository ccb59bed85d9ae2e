using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;

namespace Parloir.Grains.Views;

/// <summary>
/// What an agent may see (S2-19): the conversations of the inboxes and of the teams that are his, those assigned to him, and those in which he takes part.
/// Administrators, and agents for whom no inboxes are configured, see all.
/// </summary>
/// <param name="Inboxes">Null: every inbox.</param>
public sealed record AgentAccess(AgentId Agent, ImmutableArray<InboxId>? Inboxes, ImmutableArray<TeamId> Teams)
{
    public ConversationCondition Scope => Inboxes is not { } inboxes ? new ConversationCondition.All([]) : new ConversationCondition.Any(
    [
        new ConversationCondition.Has(ConversationAttribute.Inbox, [.. inboxes.Select(inbox => inbox.Value)]),
        new ConversationCondition.Has(ConversationAttribute.Team, [.. Teams.Select(team => team.Value)]),
        new ConversationCondition.Has(ConversationAttribute.Assignee, [Agent.Value]),
        new ConversationCondition.Has(ConversationAttribute.Participant, [Agent.Value]),
    ]);

    public bool Sees(ConversationView conversation) => Scope.Matches(conversation);

    public bool SameAs(AgentAccess other) =>
        Agent == other.Agent
        && Inboxes is null == other.Inboxes is null && (Inboxes is null || Inboxes.Value.SequenceEqual(other.Inboxes!.Value))
        && Teams.SequenceEqual(other.Teams);

    /// <summary>An agent who is gone sees nothing.</summary>
    public static async Task<AgentAccess> FindAsync(
        WorkspaceId workspace, AgentId agent, IAgentQueries agents, ITeamQueries teams, CancellationToken cancellationToken)
    {
        if (await agents.Find(workspace, agent, cancellationToken) is not { } profile) return new AgentAccess(agent, [], []);
        return new AgentAccess(agent, profile.IsRestricted ? profile.Inboxes : null, await teams.Of(workspace, agent, cancellationToken));
    }
}
