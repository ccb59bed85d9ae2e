using Parloir.Runtime.Activations;
using Parloir.Runtime.Calls;

namespace Parloir.Runtime.Observers;

/// <summary>Calls of one observer, one after the other. Holds the observer weakly; when it is gone its calls do nothing.</summary>
internal sealed class ObserverMailbox(GrainId id, IGrainObserver observer, GrainRuntime runtime) : TurnQueue(runtime)
{
    private readonly WeakReference<IGrainObserver> _observer = new(observer);
    private IGrainObserver? _called;

    public override GrainId Id => id;

    protected override object Instance => _called!;

    public void End()
    {
        List<GrainRequest> waiting;
        lock (Gate)
        {
            Close();
            waiting = TakeWaiting();
        }
        foreach (var request in waiting) request.Refuse(ObserverDirectory.Gone(id));
    }

    protected override Readiness Prepare()
    {
        if (IsClosed) return Readiness.Waiting;
        if (QueueLength == 0)
        {
            if (!HasRunning) _called = null;
            return Readiness.Waiting;
        }
        return _called is not null || _observer.TryGetTarget(out _called) ? Readiness.Ready : Readiness.Transition;
    }

    /// <summary>The observer was collected.</summary>
    protected override void Transit() => Runtime.Observers.Remove(id);

    protected override bool Interleaves(GrainRequest request) => request.Interleaves;

    protected override void Unheard(GrainRequest request, Exception exception) => Runtime.LogUnheard(id, request.Method.Name, exception);
}
