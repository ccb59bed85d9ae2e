using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;

namespace Parloir.Web.Tests.World;

internal sealed class FakeView : IViewGrain
{
    private readonly Lock _gate = new();
    private readonly List<ViewDelta> _history = [];
    private readonly List<IViewObserver> _observers = [];
    private readonly List<IViewCountObserver> _counters = [];
    private ViewTally? _tally;
    private Guid _epoch = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    public Exception? Fault { get; set; }
    /// <summary>Observer calls are lost while this is set.</summary>
    public bool LosesCalls { get; set; }
    public int Faults { get; private set; }
    public int Watches { get; private set; }
    public int Snapshots { get; private set; }
    public int Watchers { get { lock (_gate) return _observers.Count; } }
    public int Counters { get { lock (_gate) return _counters.Count; } }
    public ViewPosition Position { get { lock (_gate) return new ViewPosition(_epoch, _history.Count); } }

    /// <summary>The conversation is in the view and changed.</summary>
    public void Upsert(ConversationView conversation)
    {
        lock (_gate)
        {
            var delta = new ViewDelta(new ViewPosition(_epoch, _history.Count + 1), [conversation], [], new ViewCount(1, false));
            _history.Add(delta);
            if (LosesCalls) return;
            foreach (var observer in _observers) observer.Changed(delta);
        }
    }

    /// <summary>There are so many in the view now.</summary>
    public void Count(long value)
    {
        lock (_gate)
        {
            var since = _tally?.Since ?? new ViewPosition(_epoch, 0);
            _tally = new ViewTally(since with { Sequence = since.Sequence + 1 }, new ViewCount(value, false));
            if (LosesCalls) return;
            foreach (var counter in _counters) counter.Counted(_tally);
        }
    }

    /// <summary>The grain now lives elsewhere: another epoch, and nobody watches.</summary>
    public void Move()
    {
        lock (_gate)
        {
            _epoch = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
            _history.Clear();
            _observers.Clear();
            _counters.Clear();
            _tally = null;
        }
    }

    public Task CheckFeeds() => Task.CompletedTask;

    public Task<ViewState> Watch(IViewObserver observer, ViewPosition? resumeFrom, CancellationToken cancellationToken = default)
    {
        if (Fault is { } fault)
        {
            Faults++;
            throw fault;
        }
        lock (_gate)
        {
            Watches++;
            if (!_observers.Contains(observer)) _observers.Add(observer);
            if (resumeFrom is not null && resumeFrom.Epoch == _epoch && resumeFrom.Sequence <= _history.Count)
                return Task.FromResult(new ViewState(Position, null, [.. _history.Skip((int)resumeFrom.Sequence)]));
            Snapshots++;
            var items = _history.SelectMany(delta => delta.Upserted).DistinctBy(item => item.Id).ToImmutableArray();
            return Task.FromResult(new ViewState(Position, new ViewSnapshot(items, null, new ViewCount(items.Length, false)), []));
        }
    }

    public Task Unwatch(IViewObserver observer)
    {
        lock (_gate) _observers.Remove(observer);
        return Task.CompletedTask;
    }

    public Task<ViewTally> WatchCount(IViewCountObserver observer, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (!_counters.Contains(observer)) _counters.Add(observer);
            return Task.FromResult(_tally ??= new ViewTally(new ViewPosition(_epoch, 0), new ViewCount(0, false)));
        }
    }

    public Task UnwatchCount(IViewCountObserver observer)
    {
        lock (_gate) _counters.Remove(observer);
        return Task.CompletedTask;
    }

    public Task Withdraw(ConversationId conversation) => throw new NotSupportedException();

    public Task Apply(ConversationView after) => throw new NotSupportedException();
}
