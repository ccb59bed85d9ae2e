using Parloir.Runtime.Calls;
using Parloir.Runtime.Catalog;

namespace Parloir.Runtime.Activations;

/// <summary>The activations of one id of a stateless worker: a call goes to one that is free, to a new one, or to the shortest queue.</summary>
internal sealed class StatelessWorkers(GrainId grainId, GrainClass grainClass, GrainRuntime runtime, Action<StatelessWorkers> onClosed) : ICallTarget
{
    private readonly Lock _gate = new();
    private readonly List<GrainMailbox> _workers = [];
    private bool _closed;

    public GrainId GrainId => grainId;

    public Acceptance TryEnqueue(GrainRequest request)
    {
        while (true)
        {
            if (Choose() is not { } worker) return Acceptance.Closed;
            var acceptance = worker.TryEnqueue(request);
            if (acceptance != Acceptance.Closed) return acceptance;
        }
    }

    public Task CloseAsync(DeactivationReason reason)
    {
        GrainMailbox[] workers;
        lock (_gate) workers = [.. _workers];
        // Outside of the gate: a worker that closes holds its own gate and asks for this one.
        return Task.WhenAll(workers.Select(worker => worker.CloseAsync(reason)));
    }

    private GrainMailbox? Choose()
    {
        lock (_gate)
        {
            if (_closed) return null;
            var best = _workers.MinBy(worker => worker.Load);
            if (best is { Load: 0 } || _workers.Count >= grainClass.MaxLocalWorkers) return best;
            var worker = new GrainMailbox(grainId, grainClass, runtime, Remove);
            _workers.Add(worker);
            return worker;
        }
    }

    private void Remove(GrainMailbox worker)
    {
        lock (_gate)
        {
            _workers.Remove(worker);
            if (_workers.Count > 0) return;
            _closed = true;
            onClosed(this);
        }
    }
}
