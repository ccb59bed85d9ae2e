using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>
/// Which views a change can concern. A change has the keys of where the conversation was and of where it is; a view listens to keys
/// of which each of its conversations has one. So a stranger's conversation reaches no "mine" but its own agent's.
/// </summary>
internal static class FeedRouting
{
    private const int Shards = 4;
    private const int PartitionsOfShard = GrainId.PartitionCount / Shards;
    private const string GrainType = "feed";
    private const string Everything = "all";
    private const string Unassigned = "unassigned";

    /// <summary>One conversation always tells one feed, so that its changes come in order; silos own runs of partitions, so that it is mostly a feed on its own silo.</summary>
    public static GrainId FeedOf(WorkspaceId workspace, GrainId conversation) => Feed(workspace, conversation.Partition / PartitionsOfShard);

    public static IEnumerable<GrainId> AllFeeds(WorkspaceId workspace) => Enumerable.Range(0, Shards).Select(shard => Feed(workspace, shard));

    /// <summary>The keys of which each conversation of the list has at least one.</summary>
    public static ImmutableArray<string> KeysOf(ConversationFilter filter, AgentAccess? access) => filter switch
    {
        { Tab: ConversationTab.Mine } => [AgentKey(filter.Viewer)],
        { Tab: ConversationTab.Unassigned } => [Unassigned],
        { Tab: ConversationTab.Teams } => [.. access!.Teams.Select(TeamKey)],
        { Team: { } chosen } when !chosen.Values.Contains(new TeamId(ConversationFilter.None)) => [.. chosen.Values.Select(TeamKey)],
        { Inbox: { } chosen } => [.. chosen.Values.Select(InboxKey)],
        { Scoped: true } when access!.Inboxes is { } inboxes =>
            [.. inboxes.Select(InboxKey), .. access.Teams.Select(TeamKey), AgentKey(access.Agent), ParticipantKey(access.Agent)],
        _ => [Everything],
    };

    /// <summary>The keys of where a conversation was and is no longer.</summary>
    /// <param name="before">Null for a new one.</param>
    public static ImmutableArray<string> FormerKeys(ConversationView? before, ConversationView after) =>
        before is null || IsWhereItWas(before, after) ? [] : [.. KeysOf(before).Except(KeysOf(after))];

    private static bool IsWhereItWas(ConversationView before, ConversationView after) =>
        before.Assignee?.Id == after.Assignee?.Id && before.Inbox == after.Inbox && before.Team == after.Team && before.Participants == after.Participants;

    public static IEnumerable<string> KeysOf(ConversationView view)
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

    /// <summary>It lives amid the partitions whose conversations tell it: their ends are the first to be another silo's.</summary>
    private static GrainId Feed(WorkspaceId workspace, int shard)
    {
        var key = GrainId.KeyIn(shard * PartitionsOfShard + PartitionsOfShard / 4, PartitionsOfShard / 2, GrainType, workspace.Key($"feed-{shard}-"));
        return GrainId.Create(GrainType, key);
    }
}
