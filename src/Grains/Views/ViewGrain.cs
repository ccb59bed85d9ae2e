using Parloir.Grains.Conversations;
using Parloir.Grains.Observers;

namespace Parloir.Grains.Views;

/// <summary>
/// Follows one list while somebody looks at it: knows which conversations are in it, numbers its changes, and remembers the last ones for those
/// who come back. It asks the table once, when the first watcher comes, and lives from the feed after that.
/// </summary>
internal sealed class ViewGrain(ConversationQueries conversations, IContinuity continuity, TimeProvider clock) : Grain, IViewGrain
{
    public const int PageSize = 50;
    /// <summary>Members are counted exactly up to here.</summary>
    public const int CountLimit = 10_000;
    private const int Remembered = 500;
    private static readonly TimeSpan Coalescing = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);
    /// <summary>After a feed could not be reached.</summary>
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WatchLease = TimeSpan.FromMinutes(2);

    private readonly ObserverSet<IViewObserver> watchers = new(WatchLease, clock);
    private readonly ObserverSet<IViewCountObserver> counters = new(WatchLease, clock);
    private readonly Queue<ViewDelta> recent = new();
    private readonly Dictionary<GrainId, Guid> feedEpochs = [];
    private ImmutableArray<GrainId> feeds = [];
    private Stamp[] feedStamps = [];
    private readonly Dictionary<ConversationId, ConversationView> pending = [];
    private Dictionary<ConversationId, long>? members;
    private ViewPosition position = new(Guid.Empty, 0);
    private ViewTally tally = new(new(Guid.Empty, 0), new(0, false));
    private WorkspaceId workspace;
    private ConversationFilter filter = null!;
    private ListTerms terms = null!;
    private ConversationCondition.All condition = null!;
    private string viewKey = "";
    private long flushedAt;
    private IGrainTimer? flush;
    private IGrainTimer? renewal;
    private Action? checkFeeds;
    private IGrainTimer? minutes;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        workspace = new WorkspaceId(key[..slash]);
        viewKey = key[(slash + 1)..];
        feeds = [.. FeedRouting.AllFeeds(workspace)];
        filter = ViewKey.Parse(viewKey).Filter;
        var self = GrainFactory.GetGrain<IViewGrain>(key);
        checkFeeds = () => _ = self.CheckFeeds();
        continuity.Changed += checkFeeds;
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        continuity.Changed -= checkFeeds;
        return Task.CompletedTask;
    }

    public async Task<ViewState> Watch(IViewObserver observer, ViewPosition? resumeFrom, CancellationToken cancellationToken)
    {
        await BringUpAsync(cancellationToken);
        watchers.Add(observer);
        if (Missed(resumeFrom) is { } missed) return new ViewState(position, null, missed);
        var page = await conversations.List(workspace, filter, null, PageSize, cancellationToken);
        return new ViewState(position, new ViewSnapshot(page.Items, page.NextCursor, Count), []);
    }

    public Task Unwatch(IViewObserver observer)
    {
        watchers.Remove(observer);
        return Task.CompletedTask;
    }

    public async Task<ViewTally> WatchCount(IViewCountObserver observer, CancellationToken cancellationToken)
    {
        await BringUpAsync(cancellationToken);
        counters.Add(observer);
        return tally;
    }

    public Task UnwatchCount(IViewCountObserver observer)
    {
        counters.Remove(observer);
        return Task.CompletedTask;
    }

    public Task Apply(ConversationView after)
    {
        if (members is null) return Task.CompletedTask;
        if (pending.TryGetValue(after.Id, out var newer) && newer.Sequence >= after.Sequence) return Task.CompletedTask;
        pending[after.Id] = after;
        // The first change after a quiet while goes out at once; those that follow closely go out together.
        var wait = Coalescing - clock.GetElapsedTime(flushedAt);
        if (wait <= TimeSpan.Zero) Flush();
        else flush ??= this.RegisterGrainTimer(FlushDue, new GrainTimerCreationOptions(wait, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    public Task Withdraw(ConversationId conversation)
    {
        if (members is null) return Task.CompletedTask;
        pending.Remove(conversation);
        if (!members.Remove(conversation) && !IsCapped) return Task.CompletedTask;
        position = position with { Sequence = position.Sequence + 1 };
        Announce(new ViewDelta(position, [], [conversation], Count));
        return Task.CompletedTask;
    }

    private Task FlushDue(CancellationToken cancellationToken)
    {
        Flush();
        return Task.CompletedTask;
    }

    public Task CheckFeeds() => members is null || feedStamps.SequenceEqual(FeedStamps()) ? Task.CompletedTask : RenewAsync(CancellationToken.None);

    /// <summary>All that changed since the last time, as one delta with one number.</summary>
    private void Flush()
    {
        flush?.Dispose();
        flush = null;
        flushedAt = clock.GetTimestamp();
        if (pending.Count == 0) return;
        var upserted = ImmutableArray.CreateBuilder<ConversationView>();
        var removed = ImmutableArray.CreateBuilder<ConversationId>();
        foreach (var view in pending.Values)
        {
            var wasMember = members!.TryGetValue(view.Id, out var known);
            if (wasMember && known > view.Sequence) continue;
            if (condition.Matches(view))
            {
                upserted.Add(view);
                if (wasMember || members.Count < CountLimit) members[view.Id] = view.Sequence;
            }
            else if (members.Remove(view.Id) || IsCapped)
            {
                removed.Add(view.Id);
            }
        }
        pending.Clear();
        if (upserted.Count == 0 && removed.Count == 0) return;
        position = position with { Sequence = position.Sequence + 1 };
        Announce(new ViewDelta(position, upserted.ToImmutable(), removed.ToImmutable(), Count));
    }

    private void Announce(ViewDelta delta)
    {
        recent.Enqueue(delta);
        if (recent.Count > Remembered) recent.Dequeue();
        watchers.Notify(watcher => watcher.Changed(delta));
        if (delta.Count != tally.Count) Tell(delta.Count);
    }

    private void Tell(ViewCount count)
    {
        tally = new ViewTally(position, count);
        counters.Notify(counter => counter.Counted(tally));
    }

    /// <summary>Null when what the watcher missed is no longer known.</summary>
    private ImmutableArray<ViewDelta>? Missed(ViewPosition? from)
    {
        if (from is null || from.Epoch != position.Epoch || from.Sequence > position.Sequence) return null;
        var missed = recent.Where(delta => delta.Position.Sequence > from.Sequence).ToImmutableArray();
        return missed.Length == position.Sequence - from.Sequence ? missed : null;
    }

    /// <summary>Begins when the first comes to look; for whoever comes later, tells the others first what has been gathered.</summary>
    private async Task BringUpAsync(CancellationToken cancellationToken)
    {
        if (members is null) await BeginAsync(cancellationToken);
        // Whoever changed a saved view and looks at it sees what he made of it.
        else if (filter.View is not null && await TermsChangedAsync(cancellationToken)) await BeginAnewAsync(cancellationToken);
        Flush();
    }

    /// <summary>Listens first and reads then: what changes in between is applied onto what was read, by its sequence.</summary>
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        terms = await conversations.TermsAsync(workspace, filter, cancellationToken);
        condition = terms.ConditionAt(clock.GetUtcNow());
        var (_, stamps) = await RegisterAsync();
        pending.Clear();
        recent.Clear();
        members = await conversations.MembersAsync(workspace, condition, CountLimit, cancellationToken);
        position = new ViewPosition(Guid.CreateVersion7(clock.GetUtcNow()), 0);
        Tell(Count);
        feedStamps = stamps;
        renewal ??= this.RegisterGrainTimer(RenewAsync, new GrainTimerCreationOptions(Renewal, Renewal));
        minutes?.Dispose();
        minutes = terms.DependOnTime ? this.RegisterGrainTimer(LookAgainAsync, new GrainTimerCreationOptions(UntilNextMinute, TimeSpan.FromMinutes(1))) : null;
    }

    private TimeSpan UntilNextMinute => TimeSpan.FromTicks(TimeSpan.TicksPerMinute - clock.GetUtcNow().UtcTicks % TimeSpan.TicksPerMinute);

    /// <summary>The watchers see another epoch and ask for a snapshot.</summary>
    private async Task BeginAnewAsync(CancellationToken cancellationToken)
    {
        await BeginAsync(cancellationToken);
        Announce(new ViewDelta(position, [], [], Count));
    }

    /// <summary>A minute has passed, and with it conversations have become too old for the list, or old enough: the table says which.</summary>
    private async Task LookAgainAsync(CancellationToken cancellationToken)
    {
        Flush();
        condition = terms.ConditionAt(clock.GetUtcNow());
        var today = await conversations.MembersAsync(workspace, condition, CountLimit, cancellationToken);
        var entered = today.Keys.Where(id => !members!.ContainsKey(id)).ToArray();
        if (entered.Length > PageSize || today.Count >= CountLimit)
        {
            await BeginAnewAsync(cancellationToken);
            return;
        }
        ImmutableArray<ConversationId> left = [.. members!.Keys.Where(id => !today.ContainsKey(id))];
        var found = entered.Length == 0 ? [] : (await conversations.FindAsync(workspace, entered, cancellationToken)).RemoveAll(view => !condition.Matches(view));
        foreach (var id in left) members.Remove(id);
        foreach (var view in found) members[view.Id] = view.Sequence;
        if (left.IsEmpty && found.IsEmpty) return;
        position = position with { Sequence = position.Sequence + 1 };
        Announce(new ViewDelta(position, found, left, Count));
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        watchers.Notify(_ => Task.CompletedTask);
        counters.Notify(_ => Task.CompletedTask);
        if (watchers.IsEmpty && counters.IsEmpty)
        {
            DeactivateOnIdle();
            return;
        }
        // Until it has gone well.
        renewal!.Change(Retry, Renewal);
        var (isAnother, stamps) = await RegisterAsync();
        if (isAnother || !feedStamps.SequenceEqual(stamps) || await TermsChangedAsync(cancellationToken))
        {
            // A feed forgot us for a while, not all that was told has come, or the list is of something else now: begin anew.
            feedStamps = [];
            await BeginAnewAsync(cancellationToken);
        }
        renewal.Change(Renewal, Renewal);
    }

    /// <returns>Whether any feed is another one than before, and where all of them stood when they were asked.</returns>
    private async Task<(bool IsAnother, Stamp[] Stamps)> RegisterAsync()
    {
        var stamps = FeedStamps();
        var isAnother = false;
        var keys = FeedRouting.KeysOf(filter, terms.Access);
        foreach (var feed in feeds)
        {
            var epoch = await GrainFactory.GetGrain<IFeedGrain>(feed.Key).Register(viewKey, keys);
            isAnother |= feedEpochs.TryGetValue(feed, out var known) && known != epoch;
            feedEpochs[feed] = epoch;
        }
        return (isAnother, stamps);
    }

    private Stamp[] FeedStamps() => [.. feeds.Select(continuity.StampOf)];

    private async Task<bool> TermsChangedAsync(CancellationToken cancellationToken) =>
        (terms.Access is not null || filter.View is not null) && !terms.SameAs(await conversations.TermsAsync(workspace, filter, cancellationToken));

    private bool IsCapped => members!.Count >= CountLimit;

    private ViewCount Count => new(members!.Count, IsCapped);
}
