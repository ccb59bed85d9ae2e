using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Parloir.Grains;
using Parloir.Grains.Contacts;
using Parloir.Runtime;
using Parloir.Web.Auth;

namespace Parloir.Web.Hub.Feeds;

/// <summary>One contact, for all who have it on their screens on this node: beside a conversation, or on its own page. What it is they read themselves.</summary>
internal sealed class LiveContact(
    WorkspaceId workspace, ContactId contact, IGrainFactory grains, IContactQueries contacts, Visibility visibility, IContinuity continuity, TimeProvider time, ILogger logger, Action closed)
    : LiveFeed<IContactGrain, IContactObserver, ContactPosition?, ContactPosition>(
        "contact", workspace.Key(contact.Value), grains, continuity, time, logger, closed), IContactObserver
{
    private readonly SerializedHubMessage _changed = Push.Of(new ContactChangedPush(contact));

    public Task Changed(ContactPosition position)
    {
        Receive(position);
        return Task.CompletedTask;
    }

    protected override async Task BringUpAsync(ContactPosition? position, IReadOnlyList<Subscription<ContactPosition?>> subscribers)
    {
        var now = await AskAsync(Grain.Watch(Self)) ?? throw HubError.NotFound();
        if (position == now) return;
        PushTo(await AllowedAsync(subscribers), now, _ => _changed);
    }

    /// <summary>Nobody hears of whom he may not see: the subscription ends, and is not found when the client asks again (RT-6).</summary>
    private async Task<IReadOnlyList<Subscription<ContactPosition?>>> AllowedAsync(IReadOnlyList<Subscription<ContactPosition?>> subscribers)
    {
        var allowed = new List<Subscription<ContactPosition?>>(subscribers.Count);
        foreach (var subscriber in subscribers)
        {
            if (await SeesAsync(subscriber.Connection.Caller)) allowed.Add(subscriber);
            else if (subscriber.Feed is null) throw HubError.NotFound();
            else subscriber.Connection.Lag(subscriber);
        }
        return allowed;
    }

    private async Task<bool> SeesAsync(Caller caller) =>
        !caller.Agent.IsRestricted
        || await AskAsync(contacts.Find(workspace, contact, await visibility.AccessAsync(caller, CancellationToken.None), CancellationToken.None)) is not null;

    /// <summary>The grain is always asked: when it was merged or separated, another one is to be watched.</summary>
    protected override Fit FitOf(ContactPosition? position, ContactPosition delta) => position == delta ? Fit.Old : Fit.Gap;

    protected override ContactPosition PositionAfter(ContactPosition delta) => delta;

    protected override SerializedHubMessage MessageOf(ContactPosition delta, SubscriptionName name) => _changed;

    protected override Task UnwatchAsync() => Grain.Unwatch(Self);
}
