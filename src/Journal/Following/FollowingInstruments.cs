using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Parloir.Journal.Writing;

namespace Parloir.Journal.Following;

/// <summary>How far followers are behind, in the meter <c>Parloir.Journal</c>.</summary>
public sealed class FollowingInstruments
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _behindSince = new();
    private readonly Counter<long> _events;
    private readonly Histogram<double> _lag;

    public FollowingInstruments(IMeterFactory meters, TimeProvider time)
    {
        var meter = meters.Create(JournalInstruments.MeterName);
        _events = meter.CreateCounter<long>("engine.follower.events", "{event}", "Events that were followed.");
        _lag = meter.CreateHistogram<double>("engine.follower.lag", "s", "From when the oldest event of a page was recorded until it was followed.");
        meter.CreateObservableGauge("engine.follower.behind", () => _behindSince.Select(follower =>
            new Measurement<double>((time.GetUtcNow() - follower.Value).TotalSeconds, Tag(follower.Key))), "s", "Age of the last event that was followed, while more are known to wait.");
    }

    internal void Followed(string follower, IReadOnlyList<JournalEvent> events, DateTimeOffset now)
    {
        if (events.Count == 0)
        {
            _behindSince.TryRemove(follower, out _);
            return;
        }
        _behindSince[follower] = events[^1].RecordedAt;
        _events.Add(events.Count, Tag(follower));
        _lag.Record((now - events.Min(@event => @event.RecordedAt)).TotalSeconds, Tag(follower));
    }

    private static KeyValuePair<string, object?> Tag(string follower) => new("follower", follower);
}
