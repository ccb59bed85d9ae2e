using System.Diagnostics;
using Parloir.Runtime.Calls;

namespace Parloir.Runtime.Activations;

/// <summary>
/// Runs turns one at a time on the thread pool. A turn is the start of a request, or what follows an <c>await</c> in one: the queue is the
/// synchronization context of the code that it runs, so continuations come back to it. A request that does not interleave starts only
/// when the one before it has completed its task.
/// </summary>
internal abstract partial class TurnQueue(GrainRuntime runtime) : SynchronizationContext, IThreadPoolWorkItem, ICallTarget
{
    /// <summary>Turns before other queues get their chance on this thread.</summary>
    private const int TurnsPerSlice = 32;

    private readonly Lock _gate = new();
    private Queue<(SendOrPostCallback Callback, object? State)>? _continuations;
    private RequestQueue _waiting;
    private RequestQueue _waitingInterleaved;
    private GrainRequest? _exclusive;
    private List<GrainRequest>? _interleaved;
    private bool _scheduled;
    private bool _closed;
    private bool _watched;

    protected enum Readiness
    {
        /// <summary>Requests may start.</summary>
        Ready,
        /// <summary>Only continuations may run.</summary>
        Waiting,
        /// <summary><see cref="Transit"/> is next.</summary>
        Transition,
    }

    /// <summary>The queue whose turn runs on this thread; null outside of all turns.</summary>
    public static new TurnQueue? Current => SynchronizationContext.Current as TurnQueue;

    /// <summary>The request whose turn this is; with interleaving, maybe another one that has not ended.</summary>
    public GrainRequest? CurrentRequest => _exclusive ?? (_interleaved is { Count: > 0 } running ? running[^1] : null);

    /// <summary>Whose turns these are, for messages.</summary>
    public abstract GrainId Id { get; }

    /// <summary>True from a call until a sweep has found the queue quiet.</summary>
    public bool IsWatched => _watched;

    public int QueueLength => _waiting.Count + _waitingInterleaved.Count;

    public bool IsQuiet
    {
        get
        {
            lock (_gate) return !IsBusy;
        }
    }

    /// <summary>Calls that wait or run, as far as one can tell from outside of the gate.</summary>
    public int Load => QueueLength + (_exclusive is null ? 0 : 1) + (_interleaved?.Count ?? 0);

    protected GrainRuntime Runtime => runtime;
    protected Lock Gate => _gate;
    protected int LastUsed { get; private set; }
    protected bool HasRunning => _exclusive is not null || _interleaved is { Count: > 0 };
    public bool IsClosed => _closed;
    protected virtual bool IsBusy => _scheduled || HasRunning || QueueLength > 0;

    /// <summary>What calls are made on. Asked for only when ready.</summary>
    protected abstract object Instance { get; }

    public Acceptance TryEnqueue(GrainRequest request)
    {
        bool schedule, watch;
        lock (_gate)
        {
            if (_closed || TurnsAway(request)) return Acceptance.Closed;
            if (QueueLength >= runtime.Options.MailboxCapacity && !request.IsUnbounded) return Acceptance.Full;
            var interleaves = Interleaves(request);
            if (interleaves) _waitingInterleaved.Enqueue(request);
            else _waiting.Enqueue(request);
            if (request.KeepsActive) LastUsed = runtime.Sweep.Now;
            schedule = !_scheduled && (interleaves || _exclusive is null);
            _scheduled |= schedule;
            watch = !_watched;
            _watched = true;
        }
        if (watch) runtime.Sweep.Watch(this);
        if (schedule) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return Acceptance.Accepted;
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            (_continuations ??= new()).Enqueue((d, state));
            if (_scheduled) return;
            _scheduled = true;
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Nothing waits for a turn by blocking a thread.");

    public override SynchronizationContext CreateCopy() => this;

    void IThreadPoolWorkItem.Execute()
    {
        SetSynchronizationContext(this);
        try
        {
            for (var turn = 0; turn < TurnsPerSlice; turn++)
                if (!RunNext())
                    return;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        finally
        {
            SetSynchronizationContext(null);
        }
    }

    /// <summary>
    /// Releases the callers that have waited since <paramref name="oldest"/> or before.
    /// </summary>
    /// <returns>False when nothing runs or waits: the sweep may forget the queue until the next call.</returns>
    public bool Expire(int oldest, List<GrainRequest> expired)
    {
        lock (_gate)
        {
            if (_exclusive is { } exclusive && exclusive.TryExpire(oldest)) expired.Add(exclusive);
            foreach (var request in _interleaved ?? [])
                if (request.TryExpire(oldest))
                    expired.Add(request);
            if (_waiting.Count > 0) _waiting.Expire(oldest, expired);
            if (_waitingInterleaved.Count > 0) _waitingInterleaved.Expire(oldest, expired);
            return _watched = IsBusy;
        }
    }

    /// <summary>Ends the turn of a request whose task is complete.</summary>
    public void End(GrainRequest request, Task outcome)
    {
        if (ReferenceEquals(_exclusive, request)) _exclusive = null;
        else
            lock (_gate)
                _interleaved!.Remove(request);
        runtime.Instruments.CallEnded(request, outcome);
        if (request.Method.OneWay && outcome.Exception is { } unheard) Unheard(request, unheard.InnerException ?? unheard);
        request.Finish(outcome);
    }

    /// <summary>Under the gate: what may run next.</summary>
    protected abstract Readiness Prepare();

    /// <summary>Begins the activation or deactivation that <see cref="Prepare"/> asked for.</summary>
    protected abstract void Transit();

    protected abstract bool Interleaves(GrainRequest request);

    /// <summary>Under the gate: whether the request has to go elsewhere.</summary>
    protected virtual bool TurnsAway(GrainRequest request) => false;

    /// <summary>A request that nobody waits for has failed.</summary>
    protected abstract void Unheard(GrainRequest request, Exception exception);

    /// <summary>Under the gate: later requests are turned away.</summary>
    protected void Close() => _closed = true;

    /// <summary>Under the gate: forgets the requests whose caller is gone.</summary>
    protected void DropReleased() => _waiting.DropReleased();

    /// <summary>Looks soon for what may run.</summary>
    protected void Wake()
    {
        lock (_gate)
        {
            if (_scheduled) return;
            _scheduled = true;
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Under the gate: takes every request that has not started.</summary>
    protected List<GrainRequest> TakeWaiting()
    {
        var taken = new List<GrainRequest>(QueueLength);
        while ((_waitingInterleaved.Dequeue() ?? _waiting.Dequeue()) is { } request) taken.Add(request);
        return taken;
    }

    private bool RunNext()
    {
        (SendOrPostCallback Callback, object? State) continuation = default;
        GrainRequest? request = null;
        lock (_gate)
        {
            if (_continuations is { Count: > 0 }) continuation = _continuations.Dequeue();
            else
            {
                var readiness = Prepare();
                // Where all that waited was given up by its callers, the mailbox may have been waiting for no more than that to leave.
                if (readiness == Readiness.Ready && (request = StartNext()) is null) readiness = Prepare();
                if (request is null && readiness != Readiness.Transition)
                {
                    _scheduled = false;
                    return false;
                }
            }
        }
        if (request is not null) Begin(request);
        else if (continuation.Callback is not null) Continue(continuation.Callback, continuation.State);
        else Transit();
        return true;
    }

    private GrainRequest? StartNext()
    {
        while (_waitingInterleaved.Dequeue() is { } interleaved)
        {
            if (interleaved.IsReleased) continue;
            (_interleaved ??= []).Add(interleaved);
            return interleaved;
        }
        while (_exclusive is null && _waiting.Dequeue() is { } next)
            if (!next.IsReleased)
                return _exclusive = next;
        return null;
    }

    private void Begin(GrainRequest request)
    {
        runtime.Instruments.CallStarted(request);
        Task outcome;
        try
        {
            outcome = request.Start(Instance) ?? throw new InvalidOperationException($"{request.Method.Name} returned null, not a task.");
        }
        catch (Exception exception)
        {
            outcome = Task.FromException(exception);
        }
        if (outcome.IsCompleted)
        {
            End(request, outcome);
            return;
        }
        // The next turn on this thread is not part of this call.
        if (request.Activity is not null) Activity.Current = null;
        request.AwaitOutcome(this, outcome);
    }

    private void Continue(SendOrPostCallback callback, object? state)
    {
        try
        {
            callback(state);
        }
        catch (Exception exception)
        {
            // Only async void and posted delegates come here: awaited code keeps its exceptions in its task.
            LogDetachedFailure(runtime.Logger, exception);
        }
    }
}
