using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Parloir.Grains;
using Parloir.Grains.Notifications;
using Parloir.Grains.Views;
using Parloir.Runtime;

namespace Parloir.Web.Hub.Feeds;

/// <summary>The notifications of one agent, for his screens on this node. Whoever missed one gets the newest page: what is durable stands there.</summary>
internal sealed class LiveNotifications : LiveFeed<INotificationsGrain, INotificationObserver, ViewPosition?, NotificationDelta>, INotificationObserver
{
    private const int PageSize = 50;

    private readonly NotificationsOf _whose;
    private readonly INotificationQueries _queries;

    public LiveNotifications(
        NotificationsOf whose, IGrainFactory grains, INotificationQueries queries, IContinuity continuity, TimeProvider time, ILogger logger, Action closed)
        : base("notifications", whose.Workspace.Key(whose.Agent.Value), grains, continuity, time, logger, closed)
    {
        (_whose, _queries) = (whose, queries);
    }

    public Task Changed(NotificationDelta delta)
    {
        Receive(delta);
        return Task.CompletedTask;
    }

    /// <summary>Listens first and reads then: what comes in between comes twice and is the same.</summary>
    protected override async Task BringUpAsync(ViewPosition? position, IReadOnlyList<Subscription<ViewPosition?>> subscribers)
    {
        var standing = await AskAsync(Grain.Watch(Self));
        if (standing == position) return;
        var page = await AskAsync(_queries.List(_whose.Workspace, _whose.Agent, _whose.Scoped, unreadOnly: false, null, PageSize, CancellationToken.None));
        PushTo(subscribers, standing, _ => Push.Of(page));
    }

    protected override Fit FitOf(ViewPosition? position, NotificationDelta delta) => Fits.Of(position, delta.Position);

    protected override ViewPosition? PositionAfter(NotificationDelta delta) => delta.Position;

    protected override SerializedHubMessage MessageOf(NotificationDelta delta, SubscriptionName name) =>
        delta.Raised is { } raised ? Push.Of(raised) : Push.Of(delta.Read!);

    protected override Task UnwatchAsync() => Grain.Unwatch(Self);
}

/// <param name="Scoped">Whether the agent sees only some conversations.</param>
internal readonly record struct NotificationsOf(WorkspaceId Workspace, AgentId Agent, bool Scoped);
