using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Runtime;
using Parloir.Web.Auth;

namespace Parloir.Web.Hub.Feeds;

/// <summary>One open conversation, for all who have it on their screens on this node.</summary>
internal sealed class LiveConversation : LiveFeed<IConversationGrain, IConversationObserver, long, ConversationDelta>, IConversationObserver
{
    private const int PageSize = 50;
    /// <summary>A subscriber who missed more events than this gets the newest page instead.</summary>
    private const int MostMissed = 200;

    private readonly WorkspaceId _workspace;
    private readonly ConversationId _conversation;
    private readonly IConversationQueries _queries;
    private readonly Visibility _visibility;

    public LiveConversation(
        WorkspaceId workspace, ConversationId conversation, IGrainFactory grains, IConversationQueries queries,
        Visibility visibility, IContinuity continuity, TimeProvider time, ILogger logger, Action closed)
        : base("conversation", workspace.Key(conversation.Value), grains, continuity, time, logger, closed)
    {
        (_workspace, _conversation, _queries, _visibility) = (workspace, conversation, queries, visibility);
    }

    public Task Changed(ConversationDelta delta)
    {
        Receive(delta);
        return Task.CompletedTask;
    }

    public Task Erased()
    {
        CatchUp();
        return Task.CompletedTask;
    }

    protected override async Task BringUpAsync(long position, IReadOnlyList<Subscription<long>> subscribers)
    {
        var head = await AskAsync(Grain.Watch(Self)) ?? throw HubError.NotFound();
        subscribers = await AllowedAsync(subscribers, head);
        if (position == head.Sequence) return;
        if (await MissedAsync(position, head) is { } missed) PushTo(subscribers, missed.Sequence, name => MessageOf(missed, name));
        else
        {
            var snapshot = await SnapshotAsync(head);
            PushTo(subscribers, head.Sequence, _ => Push.Of(snapshot));
        }
    }

    /// <summary>Nobody is pushed what he may not see: the subscription ends, and is not found when the client asks again (RT-6).</summary>
    private async Task<IReadOnlyList<Subscription<long>>> AllowedAsync(IReadOnlyList<Subscription<long>> subscribers, ConversationView head)
    {
        var allowed = new List<Subscription<long>>(subscribers.Count);
        foreach (var subscriber in subscribers)
        {
            if (await _visibility.SeesAsync(subscriber.Connection.Caller, head, CancellationToken.None)) allowed.Add(subscriber);
            else if (subscriber.Feed is null) throw HubError.NotFound();
            else subscriber.Connection.Lag(subscriber);
        }
        return allowed;
    }

    protected override async ValueTask<IEnumerable<Subscription<long>>> AudienceAsync(IEnumerable<Subscription<long>> subscribers, ConversationDelta delta) =>
        await AllowedAsync([.. subscribers], delta.Head);

    protected override Fit FitOf(long position, ConversationDelta delta) =>
        delta.Sequence <= position ? Fit.Old : delta.Since == position ? Fit.Next : Fit.Gap;

    protected override long PositionAfter(ConversationDelta delta) => delta.Sequence;

    protected override SerializedHubMessage MessageOf(ConversationDelta delta, SubscriptionName name) => Push.Of(delta);

    protected override Task UnwatchAsync() => Grain.Unwatch(Self);

    /// <summary>Null: nothing to build on, or too much.</summary>
    private async Task<ConversationDelta?> MissedAsync(long position, ConversationView head) =>
        position > 0 && position < head.Sequence
            ? await AskAsync(_queries.Since(_workspace, head, position, MostMissed, CancellationToken.None))
            : null;

    private async Task<ConversationSnapshotPush> SnapshotAsync(ConversationView head)
    {
        var page = await AskAsync(_queries.Timeline(_workspace, _conversation, null, null, PageSize, CancellationToken.None)) ?? throw HubError.NotFound();
        // The page may have been read after the head: what is newer comes with the delta that brings it.
        var items = page.Items.RemoveAll(item => item.Sequence > head.Sequence);
        return new ConversationSnapshotPush(_conversation, head.Sequence, head, page with { Items = items });
    }
}
