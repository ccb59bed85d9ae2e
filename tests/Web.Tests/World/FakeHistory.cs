using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Erasure;

namespace Parloir.Web.Tests.World;

internal sealed class FakeHistory(DeskWorld world) : IConversationHistory, IErasures
{
    public HistoryPoint? Point { get; private set; }
    public (EventCategory? Category, long? Before, int Limit)? Asked { get; private set; }

    public Task<ConversationView?> AsOf(WorkspaceId workspace, ConversationId conversation, HistoryPoint point, CancellationToken cancellationToken)
    {
        Point = point;
        var head = world.Conversations.GetValueOrDefault(workspace.Key(conversation.Value))?.Head;
        return Task.FromResult(point is HistoryPoint.AtSequence(0) ? null : head);
    }

    public Task<ActivityPage?> Activities(
        WorkspaceId workspace, ConversationId conversation, EventCategory? category, long? before, int limit, CancellationToken cancellationToken)
    {
        Asked = (category, before, limit);
        return Task.FromResult<ActivityPage?>(new ActivityPage([], 7));
    }

    public Task<TombstonePage> List(WorkspaceId workspace, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (cursor == "forged") throw new FormatException();
        var by = new AgentCard(new AgentId("admin"), "Admin");
        return Task.FromResult(new TombstonePage([new Tombstone(new ConversationId("gone"), by, DateTimeOffset.UnixEpoch, "why", 3, 2, 1, 0, "00")], null));
    }
}
