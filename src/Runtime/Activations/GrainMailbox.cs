using Parloir.Runtime.Calls;
using Parloir.Runtime.Catalog;

namespace Parloir.Runtime.Activations;

/// <summary>
/// The one mailbox of a grain id on this silo. It outlives its activations: a call that comes while an activation ends waits here for the
/// next one, in its place. With neither an activation nor a call it closes and leaves the directory; a reference that still holds it
/// is turned away and asks the directory again.
/// </summary>
internal sealed partial class GrainMailbox(GrainId grainId, GrainClass grainClass, GrainRuntime runtime, Action<GrainMailbox> onClosed)
    : TurnQueue(runtime), ILocalTarget
{
    private Activation? _activation;
    private DeactivationReason? _leaving;
    private TaskCompletionSource? _closing;
    private bool _inTransition;
    private bool _drains;
    private int _keepUntil;

    public override GrainId Id => grainId;

    /// <summary>True while the mailbox stands in the collector's buckets. The sweep's own.</summary>
    public bool IsBucketed { get; set; }

    /// <summary>When it may be collected, on the sweep's clock, if nobody calls it.</summary>
    public int CollectAt(int age) => Math.Max(LastUsed + age, _keepUntil);

    protected override bool IsBusy => base.IsBusy || _inTransition;
    protected override object Instance => _activation!.Instance;

    /// <summary>Ends <paramref name="activation"/>, if it is still this mailbox's, when its running requests are done.</summary>
    public void Leave(Activation activation, DeactivationReason reason)
    {
        lock (Gate)
        {
            if (!ReferenceEquals(activation, _activation) && !_inTransition) return;
            _leaving ??= reason;
        }
        Wake();
    }

    public Task CloseAsync(DeactivationReason reason)
    {
        Task closing;
        lock (Gate)
        {
            if (IsClosed) return Task.CompletedTask;
            _closing ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            closing = _closing.Task;
            _drains = true;
            _leaving ??= reason;
        }
        Wake();
        return closing;
    }

    /// <summary>Ends the activation when it was not used for <paramref name="age"/>.</summary>
    /// <returns>False when it is in use or may not be collected yet.</returns>
    public bool TryCollect(int now, int age, DeactivationReason reason)
    {
        lock (Gate)
        {
            if (IsClosed) return true;
            if (IsBusy || CollectAt(age) > now) return false;
            _leaving ??= reason;
        }
        Wake();
        return true;
    }

    public void KeepFor(TimeSpan time) => _keepUntil = Math.Max(_keepUntil, Runtime.Sweep.After(time));

    protected override Readiness Prepare()
    {
        if (_inTransition) return Readiness.Waiting;
        if (_activation is null)
        {
            if (QueueLength == 0 && _leaving is null) return Readiness.Waiting;
            _inTransition = true;
            return Readiness.Transition;
        }
        if (_leaving is null || _drains && QueueLength > 0) return Readiness.Ready;
        if (HasRunning) return Readiness.Waiting;
        _inTransition = true;
        return Readiness.Transition;
    }

    protected override void Transit()
    {
        if (_activation is { } activation) _ = DeactivateAsync(activation);
        else if (QueueLength > 0) _ = ActivateAsync();
        else Settle(null);
    }

    /// <summary>While the partition moves, new calls wait for its new owner.</summary>
    protected override bool TurnsAway(GrainRequest request) =>
        _drains && Runtime.Placement.IsMoving && !request.IsUnbounded && !Runtime.Serves(grainId.Partition, request);

    protected override bool Interleaves(GrainRequest request) => grainClass.IsReentrant || request.Interleaves;

    protected override void Unheard(GrainRequest request, Exception exception) =>
        Runtime.LogUnheard(grainId, request.Method.Name, exception);
}
