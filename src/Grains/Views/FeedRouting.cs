using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>
/// Which views a change can concern. A change has the keys of where the conversation was and of where it is; a view listens to the one
/// key that all of its conversations have. So a stranger's conversation reaches no "mine" but its own agent's.
/// </summary>
internal static class FeedRouting
{
    public const int Shards = 4;
    private const string Everything = "all";
    private const string Unassigned = "unassigned";

    /// <summary>One conversation is always in one shard, so that its changes come in order.</summary>
    public static string ShardOf(ConversationId conversation) => ShardName(conversation.Value[^1] % Shards);

    public static IEnumerable<string> AllShards => Enumerable.Range(0, Shards).Select(ShardName);

    public static string KeyOf(ConversationFilter filter) => filter.Tab switch
    {
        ConversationTab.Mine => AgentKey(filter.Viewer),
        ConversationTab.Unassigned => Unassigned,
        ConversationTab.All => Everything,
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter.Tab, null),
    };

    public static IEnumerable<string> KeysOf(ConversationView? before, ConversationView after)
    {
        yield return Everything;
        var now = AssigneeKey(after);
        yield return now;
        if (before is not null && AssigneeKey(before) is var then && then != now) yield return then;
    }

    private static string AssigneeKey(ConversationView view) => view.Assignee is { } agent ? AgentKey(agent.Id) : Unassigned;

    private static string AgentKey(AgentId agent) => $"agent:{agent}";

    private static string ShardName(int shard) => $"feed-{shard}";
}
