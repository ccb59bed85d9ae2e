using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Parloir.Runtime;

namespace Parloir.Web.Hub.Feeds;

/// <summary>
/// What this node knows of one thing that desks here look at: one watch on its grain, many subscribers. Every subscriber has a position, and a delta is
/// pushed only onto the position that it fits. Calls from grains may be lost, and grains move: whoever has a gap, and at each renewal everybody, is brought up
/// to where the grain stands by asking it. Everything runs in turns; a grain that calls never waits.
/// </summary>
internal abstract partial class LiveFeed<TGrain, TObserver, TPosition, TDelta> : IFeed<TPosition>, IGrainObserver
    where TGrain : IGrainWithStringKey
    where TObserver : IGrainObserver
{
    private readonly List<Subscription<TPosition>> _subscriptions = [];
    private readonly TimeProvider _time;
    private readonly IContinuity _continuity;
    private readonly IGrainFactory _grains;
    private readonly GrainId _id;
    private readonly string _key;
    private readonly ILogger _logger;
    private readonly Action _closed;
    private readonly FeedTurns _turns;
    private readonly ITimer _renewal;
    private readonly ITimer _retry;
    private readonly ITimer _linger;
    private Stamp _stamp;
    private int _failures;
    private bool _retryArmed;
    private bool _lingers;
    private bool _isClosed;

    /// <param name="grainType">With <paramref name="key"/>: whom this feed watches.</param>
    /// <param name="closed">Takes the feed out of the directory; runs before anybody learns that it is closed.</param>
    protected LiveFeed(string grainType, string key, IGrainFactory grains, IContinuity continuity, TimeProvider time, ILogger logger, Action closed)
    {
        (_id, _key) = (GrainId.Create(grainType, key), key);
        (_grains, _continuity, _time, _logger, _closed) = (grains, continuity, time, logger, closed);
        Grain = grains.GetGrain<TGrain>(key);
        Self = grains.CreateObjectReference<TObserver>(this);
        _stamp = continuity.StampOf(_id);
        _turns = new FeedTurns(LogTurnFailed);
        _renewal = time.CreateTimer(_ => _turns.Post(() => BringUpAsync(_subscriptions)), null, FeedTimes.RenewEvery, FeedTimes.RenewEvery);
        _retry = time.CreateTimer(_ => _turns.Post(RetryAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _linger = time.CreateTimer(_ => _turns.Post(CloseIfLeftAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    protected TGrain Grain { get; }

    /// <summary>This feed, as the grain calls it.</summary>
    protected TObserver Self { get; }

    /// <summary>Asks the grain, renews the watch, and pushes to subscribers that all stand at <paramref name="position"/> what they miss.</summary>
    /// <exception cref="HubException"><c>not_found</c>: what is watched is not there (any more).</exception>
    protected abstract Task BringUpAsync(TPosition position, IReadOnlyList<Subscription<TPosition>> subscribers);

    /// <summary>Of those for whom the delta is the next one, those who may have it.</summary>
    protected virtual ValueTask<IEnumerable<Subscription<TPosition>>> AudienceAsync(IEnumerable<Subscription<TPosition>> subscribers, TDelta delta) =>
        ValueTask.FromResult(subscribers);

    protected abstract Fit FitOf(TPosition position, TDelta delta);
    protected abstract TPosition PositionAfter(TDelta delta);
    protected abstract SerializedHubMessage MessageOf(TDelta delta, SubscriptionName name);

    /// <summary>No more calls are wanted from the grain.</summary>
    protected abstract Task UnwatchAsync();

    public Task<bool> TryJoinAsync(Subscription<TPosition> subscription) => _turns.AskAsync(
        async () =>
        {
            if (_isClosed) return false;
            try
            {
                await BringUpAsync(subscription.Position, [subscription]);
                subscription.Feed = this;
                _subscriptions.Add(subscription);
            }
            finally
            {
                ForgetEnded();
            }
            return true;
        },
        ended: false);

    /// <summary>Looks whether the grain may have forgotten this watch, or a call of its may be lost: then everybody is brought up at once.</summary>
    public void CheckContinuity() => _turns.Post(CatchUpAsync);

    public void Leave(Subscription subscription) => _turns.Post(ForgetEnded);

    /// <summary>Takes a delta that a grain sent, and returns at once.</summary>
    protected void Receive(TDelta delta) => _turns.Post(() => DeliverAsync(delta));

    /// <summary>Asks the grain where it stands, and brings everybody up to that.</summary>
    protected void CatchUp() => _turns.Post(RetryAsync);

    /// <summary>Waits for a grain, but not as long as the runtime would: a screen waits at the other end.</summary>
    protected Task<T> AskAsync<T>(Task<T> call) => call.WaitAsync(FeedTimes.Patience, _time);

    protected Task AskAsync(Task call) => call.WaitAsync(FeedTimes.Patience, _time);

    /// <summary>Pushes to all, serialised once for each name that clients use.</summary>
    protected static void PushTo(
        IEnumerable<Subscription<TPosition>> subscribers, TPosition position, Func<SubscriptionName, SerializedHubMessage> serialize)
    {
        var messages = new Dictionary<SubscriptionName, SerializedHubMessage>();
        // Thousands who watch one thing mostly use one name for it: it is looked up when it changes.
        var name = default(SubscriptionName);
        SerializedHubMessage? message = null;
        foreach (var subscriber in subscribers)
        {
            if (message is null || subscriber.Name != name)
            {
                name = subscriber.Name;
                if (!messages.TryGetValue(name, out message)) messages[name] = message = serialize(name);
            }
            subscriber.Push(message, position);
        }
    }

    private async Task DeliverAsync(TDelta delta)
    {
        var fits = _subscriptions.ToLookup(subscription => FitOf(subscription.Position, delta));
        PushTo(await AudienceAsync(fits[Fit.Next], delta), PositionAfter(delta), name => MessageOf(delta, name));
        await BringUpAsync(fits[Fit.Gap]);
    }

    private async Task BringUpAsync(IEnumerable<Subscription<TPosition>> subscriptions)
    {
        // While a retry is pending, it will find whoever is behind.
        if (_retryArmed) return;
        try
        {
            foreach (var group in subscriptions.GroupBy(subscription => subscription.Position).ToArray())
                await BringUpAsync(group.Key, [.. group]);
            _failures = 0;
        }
        catch (HubException)
        {
            foreach (var subscription in _subscriptions) subscription.Connection.Lag(subscription);
        }
        catch (Exception exception)
        {
            _retryArmed = true;
            var wait = TimeSpan.FromSeconds(Math.Min(FeedTimes.LongestRetry.TotalSeconds, 1 << Math.Min(_failures++, 8)));
            LogBehind(wait, exception);
            _retry.Change(wait, Timeout.InfiniteTimeSpan);
        }
        ForgetEnded();
    }

    private Task CatchUpAsync()
    {
        var stamp = _continuity.StampOf(_id);
        if (stamp == _stamp) return Task.CompletedTask;
        _stamp = stamp;
        // Whatever failed before, the grain has another silo now.
        _failures = 0;
        return RetryAsync();
    }

    private Task RetryAsync()
    {
        _retryArmed = false;
        return BringUpAsync(_subscriptions);
    }

    private void ForgetEnded()
    {
        _subscriptions.RemoveAll(subscription => subscription.Ended);
        var left = _subscriptions.Count == 0;
        if (left == _lingers || _isClosed) return;
        _lingers = left;
        _linger.Change(left ? FeedTimes.Linger : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private async Task CloseIfLeftAsync()
    {
        if (_isClosed || _subscriptions.Count > 0) return;
        _isClosed = true;
        _closed();
        _turns.Complete();
        foreach (var timer in new[] { _renewal, _retry, _linger }) await timer.DisposeAsync();
        try
        {
            await AskAsync(UnwatchAsync());
        }
        finally
        {
            _grains.DeleteObjectReference<TObserver>(Self);
        }
    }
}
