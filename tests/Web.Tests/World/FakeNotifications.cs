using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Notifications;
using Parloir.Grains.Views;

namespace Parloir.Web.Tests.World;

/// <summary>The notifications of one agent.</summary>
internal sealed class FakeNotifications : INotificationsGrain
{
    private readonly Lock _gate = new();
    private readonly List<NotificationView> _rows = [];
    private readonly HashSet<INotificationObserver> _observers = [];
    private ViewPosition _position = new(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), 0);

    /// <summary>Observer calls are lost while this is set.</summary>
    public bool LosesCalls { get; set; }
    public List<(string? Id, ConversationId? Conversation)> Reads { get; } = [];

    public NotificationPage Page
    {
        get
        {
            lock (_gate) return new NotificationPage([.. _rows.AsEnumerable().Reverse()], null, new ViewCount(_rows.Count, false));
        }
    }

    public Task<ViewPosition> Watch(INotificationObserver observer, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _observers.Add(observer);
            return Task.FromResult(_position);
        }
    }

    public Task Unwatch(INotificationObserver observer)
    {
        lock (_gate) _observers.Remove(observer);
        return Task.CompletedTask;
    }

    public Task Raise(NotificationView notification)
    {
        lock (_gate) _rows.Add(notification);
        Tell(notification, null);
        return Task.CompletedTask;
    }

    public Task MarkRead(string? id, ConversationId? conversation, CancellationToken cancellationToken = default)
    {
        lock (_gate) Reads.Add((id, conversation));
        Tell(null, new NotificationsRead(id, conversation, DateTimeOffset.UnixEpoch));
        return Task.CompletedTask;
    }

    private void Tell(NotificationView? raised, NotificationsRead? read)
    {
        lock (_gate)
        {
            _position = _position with { Sequence = _position.Sequence + 1 };
            if (LosesCalls) return;
            foreach (var observer in _observers) observer.Changed(new NotificationDelta(_position, raised, read));
        }
    }
}

internal sealed class FakeNotificationQueries(DeskWorld world) : INotificationQueries
{
    public (bool Scoped, bool UnreadOnly, string? Cursor, int Limit)? Last { get; private set; }

    public Task<NotificationPage> List(
        WorkspaceId workspace, AgentId agent, bool scoped, bool unreadOnly, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (cursor is "garbage") throw new FormatException();
        Last = (scoped, unreadOnly, cursor, limit);
        return Task.FromResult(world.Notifications(workspace.Key(agent.Value)).Page);
    }
}
