using Microsoft.AspNetCore.Authorization;
using Parloir.Grains;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;
using Parloir.Web.Api;
using Parloir.Web.Auth;
using Parloir.Web.Hub.Feeds;
using Parloir.Web.Hub.Presence;

namespace Parloir.Web.Hub;

/// <summary>What an agent's screen subscribes to. docs/realtime.md is its contract.</summary>
[Authorize]
internal sealed class DeskHub(LiveFeeds feeds, Rooms rooms, SavedViews views) : Microsoft.AspNetCore.SignalR.Hub
{
    public const string Path = "/hubs/desk";
    private static readonly string[] Activities = Enum.GetNames<ConversationActivity>();

    public async Task SubscribeView(string view, ViewPosition? resumeFrom)
    {
        var desk = DeskLifetime.DeskOf(Context.Items);
        var key = await KeyOfAsync(desk.Caller, view);
        var subscription = new Subscription<ViewPosition?>(desk, SubscriptionName.Of(view), resumeFrom);
        await SubscribeAsync(desk, subscription, () => feeds.JoinAsync(desk.Caller.Workspace, key, subscription));
    }

    public void UnsubscribeView(string view) => DeskLifetime.DeskOf(Context.Items).Close(SubscriptionName.Of(view));

    public async Task SubscribeViewCount(string view)
    {
        var desk = DeskLifetime.DeskOf(Context.Items);
        var key = await KeyOfAsync(desk.Caller, view);
        var subscription = new Subscription<ViewTally?>(desk, SubscriptionName.OfCount(view), null);
        await SubscribeAsync(desk, subscription, () => feeds.JoinAsync(desk.Caller.Workspace, key, subscription));
    }

    public void UnsubscribeViewCount(string view) => DeskLifetime.DeskOf(Context.Items).Close(SubscriptionName.OfCount(view));

    public async Task SubscribeConversation(string id, long fromSequence)
    {
        var desk = DeskLifetime.DeskOf(Context.Items);
        if (!Inputs.IsId(id)) throw HubError.NotFound();
        var conversation = new ConversationId(id);
        var subscription = new Subscription<long>(desk, SubscriptionName.Of(conversation), fromSequence);
        await SubscribeAsync(desk, subscription, () => feeds.JoinAsync(desk.Caller.Workspace, conversation, subscription));
    }

    public void UnsubscribeConversation(string id) => DeskLifetime.DeskOf(Context.Items).Close(SubscriptionName.Of(new ConversationId(id)));

    public async Task SubscribeContact(string id)
    {
        var desk = DeskLifetime.DeskOf(Context.Items);
        if (!Inputs.IsId(id)) throw HubError.NotFound();
        var contact = new ContactId(id);
        var subscription = new Subscription<ContactPosition?>(desk, SubscriptionName.Of(contact), null);
        await SubscribeAsync(desk, subscription, () => feeds.JoinAsync(desk.Caller.Workspace, contact, subscription));
    }

    public void UnsubscribeContact(string id) => DeskLifetime.DeskOf(Context.Items).Close(SubscriptionName.Of(new ContactId(id)));

    public async Task SubscribeNotifications()
    {
        var desk = DeskLifetime.DeskOf(Context.Items);
        var subscription = new Subscription<ViewPosition?>(desk, SubscriptionName.Notifications, null);
        var whose = new NotificationsOf(desk.Caller.Workspace, desk.Caller.Agent.Id, desk.Caller.Agent.IsRestricted);
        await SubscribeAsync(desk, subscription, () => feeds.JoinAsync(whose, subscription));
    }

    public void UnsubscribeNotifications() => DeskLifetime.DeskOf(Context.Items).Close(SubscriptionName.Notifications);

    public async Task SubscribeAvailability()
    {
        var desk = DeskLifetime.DeskOf(Context.Items);
        var subscription = new Subscription<ViewPosition?>(desk, SubscriptionName.Availability, null);
        await SubscribeAsync(desk, subscription, () => feeds.JoinAsync(desk.Caller.Workspace, subscription));
    }

    public void UnsubscribeAvailability() => DeskLifetime.DeskOf(Context.Items).Close(SubscriptionName.Availability);

    /// <summary>What the agent does at a conversation that this connection has open.</summary>
    public async Task Attend(string id, string activity)
    {
        if (Array.IndexOf(Activities, activity) is not (>= 0 and var doing)) throw HubError.ActivityInvalid();
        var conversation = new ConversationId(id);
        if (DeskLifetime.DeskOf(Context.Items).Find(SubscriptionName.Of(conversation)) is not { } subscription) throw HubError.NotFound();
        await rooms.AttendAsync(subscription, conversation, (ConversationActivity)doing);
    }

    private async Task<ViewKey> KeyOfAsync(Caller caller, string view)
    {
        if (!ViewKey.TryParse(view, caller.Agent.Id, caller.Agent.IsRestricted, out var key)) throw HubError.ViewInvalid();
        if (!await views.SeesAsync(caller, key.Filter.View, Context.ConnectionAborted)) throw HubError.NotFound();
        return key;
    }

    private static async Task SubscribeAsync(DeskConnection desk, Subscription subscription, Func<Task> join)
    {
        desk.Open(subscription);
        try
        {
            await join();
        }
        catch
        {
            desk.Close(subscription.Name);
            throw;
        }
        // The method's answer comes after the snapshot or the missed deltas.
        await desk.WrittenAsync();
    }
}
