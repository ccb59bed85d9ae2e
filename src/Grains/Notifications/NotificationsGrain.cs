using Parloir.Grains.Conversations;
using Parloir.Grains.Observers;
using Parloir.Grains.Views;

namespace Parloir.Grains.Notifications;

/// <summary>
/// The rows are the truth, written with what they tell of; this tells the agent's screens. Whoever missed something sees it by the position and reads the rows. It wakes whenever
/// something is raised, and forgets then what is old: an agent who gets nothing has nothing to forget.
/// </summary>
internal sealed class NotificationsGrain(NotificationQueries rows, TimeProvider clock) : Grain, INotificationsGrain
{
    /// <summary>Kept for an agent at most, whether he reads them or not.</summary>
    public const int Kept = 1000;
    public static readonly TimeSpan Life = TimeSpan.FromDays(60);
    private static readonly TimeSpan WatchLease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Cleaning = TimeSpan.FromHours(6);

    private readonly ObserverSet<INotificationObserver> watchers = new(WatchLease, clock);
    private WorkspaceId workspace;
    private AgentId agent;
    private ViewPosition position = new(Guid.Empty, 0);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        (workspace, agent) = (new WorkspaceId(key[..slash]), new AgentId(key[(slash + 1)..]));
        position = new ViewPosition(Guid.CreateVersion7(clock.GetUtcNow()), 0);
        await ForgetAsync(cancellationToken);
        this.RegisterGrainTimer(ForgetAsync, new GrainTimerCreationOptions(Cleaning, Cleaning));
    }

    public Task<ViewPosition> Watch(INotificationObserver observer, CancellationToken cancellationToken)
    {
        watchers.Add(observer);
        return Task.FromResult(position);
    }

    public Task Unwatch(INotificationObserver observer)
    {
        watchers.Remove(observer);
        return Task.CompletedTask;
    }

    public Task Raise(NotificationView notification)
    {
        Tell(notification, null);
        return Task.CompletedTask;
    }

    public async Task MarkRead(string? id, ConversationId? conversation, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await rows.MarkReadAsync(workspace, agent, id, conversation, now, cancellationToken) > 0) Tell(null, new NotificationsRead(id, conversation, now));
    }

    private void Tell(NotificationView? raised, NotificationsRead? read)
    {
        position = position with { Sequence = position.Sequence + 1 };
        var delta = new NotificationDelta(position, raised, read);
        watchers.Notify(watcher => watcher.Changed(delta));
    }

    private Task ForgetAsync(CancellationToken cancellationToken) => rows.ForgetAsync(workspace, agent, clock.GetUtcNow() - Life, Kept, cancellationToken);
}
