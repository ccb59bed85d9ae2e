using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Parloir.Grains;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Notifications;
using Parloir.Grains.Views;
using Parloir.Runtime;
using Parloir.Web.Auth;

namespace Parloir.Web.Hub.Feeds;

/// <summary>The feeds of this node: one for each thing that somebody here looks at.</summary>
internal sealed class LiveFeeds : IDisposable
{
    private readonly IGrainFactory _grains;
    private readonly IConversationQueries _queries;
    private readonly IContactQueries _contactQueries;
    private readonly INotificationQueries _told;
    private readonly Visibility _visibility;
    private readonly IContinuity _continuity;
    private readonly TimeProvider _time;
    private readonly ILogger<LiveFeeds> _logger;
    private readonly ConcurrentDictionary<(WorkspaceId, ViewKey), Lazy<LiveView>> _views = new();
    private readonly ConcurrentDictionary<(WorkspaceId, ViewKey), Lazy<LiveViewCount>> _counts = new();
    private readonly ConcurrentDictionary<(WorkspaceId, ConversationId), Lazy<LiveConversation>> _conversations = new();
    private readonly ConcurrentDictionary<(WorkspaceId, ContactId), Lazy<LiveContact>> _contacts = new();
    private readonly ConcurrentDictionary<NotificationsOf, Lazy<LiveNotifications>> _notifications = new();
    private readonly ConcurrentDictionary<WorkspaceId, Lazy<LiveAvailability>> _availability = new();

    public LiveFeeds(
        IGrainFactory grains, IConversationQueries queries, IContactQueries contactQueries, INotificationQueries told, Visibility visibility, IContinuity continuity,
        TimeProvider time, ILogger<LiveFeeds> logger)
    {
        (_grains, _queries, _contactQueries, _told) = (grains, queries, contactQueries, told);
        (_visibility, _continuity, _time, _logger) = (visibility, continuity, time, logger);
        continuity.Changed += CheckContinuity;
    }

    public int Count => _views.Count + _counts.Count + _conversations.Count + _contacts.Count + _notifications.Count + _availability.Count;

    public Task JoinAsync(WorkspaceId workspace, ViewKey view, Subscription<ViewPosition?> subscription) => JoinAsync(
        _views, (workspace, view), closed => new LiveView(workspace, view, _grains, _continuity, _time, _logger, closed), subscription);

    public Task JoinAsync(WorkspaceId workspace, ViewKey view, Subscription<ViewTally?> subscription) => JoinAsync(
        _counts, (workspace, view), closed => new LiveViewCount(workspace, view, _grains, _continuity, _time, _logger, closed), subscription);

    /// <exception cref="Microsoft.AspNetCore.SignalR.HubException"><c>not_found</c></exception>
    public Task JoinAsync(WorkspaceId workspace, ConversationId conversation, Subscription<long> subscription) => JoinAsync(
        _conversations, (workspace, conversation),
        closed => new LiveConversation(workspace, conversation, _grains, _queries, _visibility, _continuity, _time, _logger, closed), subscription);

    /// <exception cref="Microsoft.AspNetCore.SignalR.HubException"><c>not_found</c></exception>
    public Task JoinAsync(WorkspaceId workspace, ContactId contact, Subscription<ContactPosition?> subscription) => JoinAsync(
        _contacts, (workspace, contact),
        closed => new LiveContact(workspace, contact, _grains, _contactQueries, _visibility, _continuity, _time, _logger, closed), subscription);

    public Task JoinAsync(NotificationsOf whose, Subscription<ViewPosition?> subscription) => JoinAsync(
        _notifications, whose, closed => new LiveNotifications(whose, _grains, _told, _continuity, _time, _logger, closed), subscription);

    public Task JoinAsync(WorkspaceId workspace, Subscription<ViewPosition?> subscription) => JoinAsync(
        _availability, workspace, closed => new LiveAvailability(workspace, _grains, _continuity, _time, _logger, closed), subscription);

    public void Dispose() => _continuity.Changed -= CheckContinuity;

    private void CheckContinuity()
    {
        IEnumerable<IFeed> feeds =
        [
            .. _views.Values.Select(feed => feed.Value), .. _counts.Values.Select(feed => feed.Value), .. _conversations.Values.Select(feed => feed.Value),
            .. _contacts.Values.Select(feed => feed.Value), .. _notifications.Values.Select(feed => feed.Value), .. _availability.Values.Select(feed => feed.Value),
        ];
        foreach (var feed in feeds) feed.CheckContinuity();
    }

    private static async Task JoinAsync<TKey, TFeed, TPosition>(
        ConcurrentDictionary<TKey, Lazy<TFeed>> feeds, TKey key, Func<Action, TFeed> create, Subscription<TPosition> subscription)
        where TKey : notnull
        where TFeed : IFeed<TPosition>
    {
        // A feed that closes takes itself out before it says so, so the next round finds a new one.
        while (!await feeds.GetOrAdd(key, _ => new Lazy<TFeed>(() => create(() => feeds.TryRemove(key, out Lazy<TFeed>? _)))).Value.TryJoinAsync(subscription))
        {
        }
    }
}
