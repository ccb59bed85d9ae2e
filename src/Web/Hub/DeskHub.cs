using Microsoft.AspNetCore.Authorization;
using Parloir.Grains;
using Parloir.Grains.Views;
using Parloir.Web.Api;
using Parloir.Web.Hub.Feeds;

namespace Parloir.Web.Hub;

/// <summary>What an agent's screen subscribes to. docs/realtime.md is its contract.</summary>
[Authorize]
internal sealed class DeskHub(LiveFeeds feeds) : Microsoft.AspNetCore.SignalR.Hub
{
    public const string Path = "/hubs/desk";

    public async Task SubscribeView(string view, ViewPosition? resumeFrom)
    {
        var desk = DeskLifetime.DeskOf(Context.Items);
        if (!ViewKey.TryParse(view, desk.Caller.Agent.Id, desk.Caller.Agent.IsRestricted, out var key)) throw HubError.ViewInvalid();
        var subscription = new Subscription<ViewPosition?>(desk, SubscriptionName.Of(view), resumeFrom);
        await SubscribeAsync(desk, subscription, () => feeds.JoinAsync(desk.Caller.Workspace, key, subscription));
    }

    public void UnsubscribeView(string view) => DeskLifetime.DeskOf(Context.Items).Close(SubscriptionName.Of(view));

    public async Task SubscribeConversation(string id, long fromSequence)
    {
        var desk = DeskLifetime.DeskOf(Context.Items);
        if (!Inputs.IsId(id)) throw HubError.NotFound();
        var conversation = new ConversationId(id);
        var subscription = new Subscription<long>(desk, SubscriptionName.Of(conversation), fromSequence);
        await SubscribeAsync(desk, subscription, () => feeds.JoinAsync(desk.Caller.Workspace, conversation, subscription));
    }

    public void UnsubscribeConversation(string id) => DeskLifetime.DeskOf(Context.Items).Close(SubscriptionName.Of(new ConversationId(id)));

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
