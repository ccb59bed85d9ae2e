using System.Collections.Concurrent;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;

namespace Parloir.Grains.Tests.Hosting;

/// <summary>A list on an agent's screen. It applies what comes by the rules of the protocol (RT-2, RT-4) and counts every breach.</summary>
internal sealed class ListWatcher(ConversationFilter filter) : IViewObserver, IViewCountObserver
{
    private static readonly Blind Another = new();

    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationId, ConversationView> _items = [];
    private IViewObserver? _another;
    private IViewCountObserver? _counter;
    private ViewPosition _position = new(Guid.Empty, 0);

    public ConversationFilter Filter => filter;
    public int Gaps { get; private set; }
    public int Deltas { get; private set; }
    public ViewCount? Count { get; private set; }
    /// <summary>What was told of the count alone, one after the other.</summary>
    public ConcurrentQueue<ViewTally> Tallies { get; } = new();

    public ViewPosition Position
    {
        get
        {
            lock (_gate) return _position;
        }
    }

    /// <summary>Ids and sequences, in the list's order.</summary>
    public IReadOnlyList<(ConversationId, long)> Shown
    {
        get
        {
            lock (_gate)
            {
                var ordered = _items.Values.OrderByDescending(view => view.LastActivityAt).ThenByDescending(view => view.Id.Value, StringComparer.Ordinal);
                return [.. ordered.Select(view => (view.Id, view.Sequence))];
            }
        }
    }

    public static IViewGrain ViewOf(Desk desk, ConversationFilter filter) =>
        desk.Silo.Grains.GetGrain<IViewGrain>(desk.Workspace.Key(ViewKey.Of(filter).ToString()));

    public async Task<ViewState> WatchAsync(Desk desk, ViewPosition? resumeFrom = null)
    {
        var state = await ViewOf(desk, filter).Watch(desk.Silo.Grains.CreateObjectReference<IViewObserver>(this), resumeFrom).Soon();
        lock (_gate)
        {
            if (state.Snapshot is { } snapshot)
            {
                _items.Clear();
                foreach (var view in snapshot.Items) _items[view.Id] = view;
                _position = state.Position;
                Count = snapshot.Count;
            }
            foreach (var delta in state.Missed) Apply(delta);
        }
        return state;
    }

    public async Task WatchCountAsync(Desk desk) =>
        Tallies.Enqueue(await ViewOf(desk, filter).WatchCount(_counter ??= desk.Silo.Grains.CreateObjectReference<IViewCountObserver>(this)).Soon());

    public Task UnwatchCountAsync(Desk desk) => ViewOf(desk, filter).UnwatchCount(_counter!).Soon();

    /// <summary>Makes the view send what it gathers, without waiting for its time: as it does for everybody when one more comes.</summary>
    public Task FlushAsync(Desk desk) =>
        ViewOf(desk, filter).Watch(_another ??= desk.Silo.Grains.CreateObjectReference<IViewObserver>(Another), Position).Soon();

    Task IViewObserver.Changed(ViewDelta delta)
    {
        lock (_gate) Apply(delta);
        return Task.CompletedTask;
    }

    Task IViewCountObserver.Counted(ViewTally tally)
    {
        Tallies.Enqueue(tally);
        return Task.CompletedTask;
    }

    private void Apply(ViewDelta delta)
    {
        Deltas++;
        if (delta.Position != _position with { Sequence = _position.Sequence + 1 }) Gaps++;
        _position = delta.Position;
        Count = delta.Count;
        foreach (var view in delta.Upserted)
            if (!_items.TryGetValue(view.Id, out var known) || known.Sequence <= view.Sequence) _items[view.Id] = view;
        foreach (var removed in delta.Removed) _items.Remove(removed);
    }

    private sealed class Blind : IViewObserver
    {
        public Task Changed(ViewDelta delta) => Task.CompletedTask;
    }
}
