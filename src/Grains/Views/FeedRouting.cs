using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>
/// Which views a change can concern. A change has the keys of where the conversation was and of where it is; a view listens to keys
/// of which each of its conversations has one. So a stranger's conversation reaches no "mine" but its own agent's.
/// </summary>
internal static class FeedRouting
{
    public const int Shards = 4;
    private const string Everything = "all";
    private const string Unassigned = "unassigned";

    /// <summary>One conversation is always in one shard, so that its changes come in order.</summary>
    public static string ShardOf(ConversationId conversation) => ShardName(conversation.Value[^1] % Shards);

    public static IEnumerable<string> AllShards => Enumerable.Range(0, Shards).Select(ShardName);

    /// <summary>The keys of which each conversation of the list has at least one.</summary>
    public static ImmutableArray<string> KeysOf(ConversationFilter filter, AgentAccess? access) => filter switch
    {
        { Tab: ConversationTab.Mine } => [AgentKey(filter.Viewer)],
        { Tab: ConversationTab.Unassigned } => [Unassigned],
        { Tab: ConversationTab.Teams } => [.. access!.Teams.Select(TeamKey)],
        { Team: { } team } when team.Value != ConversationFilter.None => [TeamKey(team)],
        { Inbox: { } inbox } => [InboxKey(inbox)],
        { Scoped: true } when access!.Inboxes is { } inboxes =>
            [.. inboxes.Select(InboxKey), .. access.Teams.Select(TeamKey), AgentKey(access.Agent), ParticipantKey(access.Agent)],
        _ => [Everything],
    };

    public static IEnumerable<string> KeysOf(ConversationView? before, ConversationView after) =>
        KeysOf(after).Concat(before is null ? [] : KeysOf(before)).Distinct();

    private static IEnumerable<string> KeysOf(ConversationView view)
    {
        yield return Everything;
        yield return AssigneeKey(view);
        yield return InboxKey(view.Inbox);
        if (view.Team is { } team) yield return TeamKey(team);
        foreach (var agent in view.Participants) yield return ParticipantKey(agent.Id);
    }

    private static string AssigneeKey(ConversationView view) => view.Assignee is { } agent ? AgentKey(agent.Id) : Unassigned;

    private static string AgentKey(AgentId agent) => $"agent:{agent}";

    private static string ParticipantKey(AgentId agent) => $"participant:{agent}";

    private static string TeamKey(TeamId team) => $"team:{team}";

    private static string InboxKey(InboxId inbox) => $"inbox:{inbox}";

    private static string ShardName(int shard) => $"feed-{shard}";
}
