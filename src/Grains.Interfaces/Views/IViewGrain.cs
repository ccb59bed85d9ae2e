using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>The live list of one filter, shared by all who look at it. Key: <c>workspace/</c> and <see cref="ViewKey"/>.</summary>
public interface IViewGrain : IGrainWithStringKey
{
    /// <summary>Tells <paramref name="observer"/> every later change, for two minutes; call again to go on.</summary>
    /// <param name="resumeFrom">Where the caller stands; answered with what it missed, or with a snapshot when that is no longer known.</param>
    Task<ViewState> Watch(IViewObserver observer, ViewPosition? resumeFrom, CancellationToken cancellationToken = default);

    Task Unwatch(IViewObserver observer);

    /// <summary>Tells <paramref name="observer"/> how many there are whenever that changes, for two minutes; call again to go on. Answered with how many there are now.</summary>
    Task<ViewTally> WatchCount(IViewCountObserver observer, CancellationToken cancellationToken = default);

    Task UnwatchCount(IViewCountObserver observer);

    /// <summary>A conversation that may concern the view changed; from the feed.</summary>
    [OneWay]
    Task Apply(ConversationView after);

    /// <summary>Feeds may have moved, or what they told may have been lost: the view finds out and begins anew if so.</summary>
    [OneWay]
    Task CheckFeeds();

    /// <summary>A conversation was deleted; from the feed.</summary>
    [OneWay]
    Task Withdraw(ConversationId conversation);
}

public interface IViewObserver : IGrainObserver
{
    [OneWay]
    Task Changed(ViewDelta delta);
}

public interface IViewCountObserver : IGrainObserver
{
    [OneWay]
    Task Counted(ViewTally tally);
}

/// <summary>The feed of one shard of a workspace: routes each change to the views that it can concern. Key: <c>workspace/shard</c>.</summary>
public interface IFeedGrain : IGrainWithStringKey
{
    /// <param name="formerKeys">Routing keys of where the conversation was and is no longer: none for most changes.</param>
    [OneWay]
    Task Publish(ImmutableArray<string> formerKeys, ConversationView after);

    /// <param name="last">As the deleted conversation was at the end.</param>
    [OneWay]
    Task Withdraw(ConversationView last);

    /// <summary>Registers a view under the routing keys of its filter, for a minute; call again to go on. Answers the epoch of this unbroken time of listening: another one means that changes may have been missed.</summary>
    Task<Guid> Register(string viewKey, ImmutableArray<string> routingKeys, CancellationToken cancellationToken = default);
}

/// <param name="Epoch">One life of the view's grain.</param>
/// <param name="Sequence">1, 2, 3... within the epoch.</param>
public sealed record ViewPosition(Guid Epoch, long Sequence);

/// <summary>Either of the two is set: the list afresh, or what was missed (maybe nothing).</summary>
public sealed record ViewState(ViewPosition Position, ViewSnapshot? Snapshot, ImmutableArray<ViewDelta> Missed);

/// <param name="Items">The first page, in the list's order.</param>
/// <param name="NextCursor">For <c>GET /api/v1/conversations</c>; null when these are all.</param>
public sealed record ViewSnapshot(ImmutableArray<ConversationView> Items, string? NextCursor, ViewCount Count);

/// <param name="Upserted">Conversations that are in the view and changed; place them by <c>lastActivityAt</c>, newest first.</param>
/// <param name="Removed">Conversations that left the view.</param>
public sealed record ViewDelta(ViewPosition Position, ImmutableArray<ConversationView> Upserted, ImmutableArray<ConversationId> Removed, ViewCount Count);

/// <summary>A count is whole: the newest takes the place of any before it.</summary>
/// <param name="Since">Where the view stood when the count became this.</param>
public sealed record ViewTally(ViewPosition Since, ViewCount Count);

/// <param name="AtLeast">True when counting stopped at <paramref name="Value"/>.</param>
public sealed record ViewCount(long Value, bool AtLeast);
