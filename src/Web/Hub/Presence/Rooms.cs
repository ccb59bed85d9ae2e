using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Runtime;
using Parloir.Web.Hub.Feeds;

namespace Parloir.Web.Hub.Presence;

/// <summary>
/// The conversations that desks of this node attend to. A desk is in a room as long as its subscription of the conversation lasts: who loses sight of the conversation
/// loses sight of those who are at it.
/// </summary>
internal sealed class Rooms(IGrainFactory grains, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(WorkspaceId, ConversationId), Room> _rooms = [];

    public int Count
    {
        get
        {
            lock (_gate) return _rooms.Count;
        }
    }

    /// <summary>Says what the agent does, and pushes to his desk who else is there.</summary>
    public async Task AttendAsync(Subscription subscription, ConversationId conversation, ConversationActivity activity)
    {
        var desk = subscription.Connection;
        var room = Enter((desk.Caller.Workspace, conversation), subscription);
        var agent = new AgentCard(desk.Caller.Agent.Id, desk.Caller.Agent.Name);
        var present = await room.Grain.Attend(desk.Id, agent, activity, room.Self).WaitAsync(FeedTimes.Patience, time);
        if (!subscription.Ended) desk.TryPush(Push.Of(present));
        // It said goodbye before it had come.
        else await room.Grain.Leave(desk.Id);
    }

    private Room Enter((WorkspaceId Workspace, ConversationId Conversation) key, Subscription subscription)
    {
        lock (_gate)
        {
            if (!_rooms.TryGetValue(key, out var room)) _rooms[key] = room = new Room(grains, key.Workspace.Key(key.Conversation.Value));
            if (room.Enter(subscription)) subscription.WhenEnded(() => Leave(key, subscription));
            return room;
        }
    }

    private void Leave((WorkspaceId, ConversationId) key, Subscription subscription)
    {
        lock (_gate)
        {
            if (_rooms.TryGetValue(key, out var room) && room.Leave(subscription)) _rooms.Remove(key);
        }
    }
}
