using System.Diagnostics;
using Parloir.Runtime.Activations;

namespace Parloir.Runtime.Calls;

/// <summary>
/// One call: its arguments, its place in a mailbox and the caller's promise. Its life: rented by a proxy, queued, started as a turn,
/// finished, returned to its pool. A caller may be released earlier (time-out, cancellation); the turn then goes on without one,
/// and the request is left to the garbage collector, because whoever released it may still hold it.
/// </summary>
public abstract class GrainRequest
{
    // The state word holds the number of the request's life above one of four stages. A compare-and-swap that names the life cannot hit
    // the next life of a pooled request; released and answered exclude each other.
    private const int StageMask = 3;
    private const int Idle = 0;
    private const int Waiting = 1;
    private const int Released = 2;
    private const int Answered = 3;

    private int _state;
    private Action? _onCompleted;
    private TurnQueue? _queue;
    private Task? _outcome;
    private CancellationTokenSource? _cancellation;
    private CancellationTokenRegistration _callerCancellation;

    /// <summary>Next in the mailbox, or in the pool.</summary>
    internal GrainRequest? Next;

    /// <summary>The sweep's clock when the call was made.</summary>
    internal int SentAt;

    internal long StartedAt;
    internal GrainReference? Reference;
    internal RequestLink Caller;
    internal RequestLink Callee;

    /// <summary>The calls on other silos that wait for this one, outermost first.</summary>
    internal IReadOnlyList<string> Origin = [];

    internal ActivityContext Trace;
    internal Activity? Activity;

    public abstract GrainMethod Method { get; }

    /// <summary>The arguments that cross to another silo, in the order of <see cref="GrainMethod.Parameters"/>.</summary>
    public abstract IReadOnlyList<object?> Arguments { get; }

    /// <summary>The caller's token.</summary>
    public CancellationToken CallerToken { get; set; }

    internal int Life => Volatile.Read(ref _state) / (StageMask + 1);
    internal bool IsReleased => (Volatile.Read(ref _state) & StageMask) == Released;

    /// <summary>May exceed the mailbox's capacity: the runtime's own turns.</summary>
    internal virtual bool IsUnbounded => false;

    internal virtual bool Interleaves => Method.AlwaysInterleave;

    /// <summary>Whether it counts as use of the activation.</summary>
    internal virtual bool KeepsActive => true;

    /// <summary>Calls the grain. Throws what the grain throws before its first await.</summary>
    internal abstract Task Start(object target);

    /// <summary>Makes a call that came from another silo, and boxes its answer; null when it has none.</summary>
    internal abstract Task<object?> SendBy(GrainReference reference);

    /// <summary>What <see cref="Finish"/> takes, from an answer of another silo.</summary>
    internal abstract Task Outcome(object? answer);

    /// <summary>Gives the outcome to the caller, unless it was released, and ends the request's life.</summary>
    internal abstract void Finish(Task outcome);

    /// <summary>Fails the caller's promise. Only for whoever took the caller away or answered.</summary>
    internal abstract void Fail(Exception exception);

    /// <summary>Begins a life, before the request is queued.</summary>
    internal void Arm(int now)
    {
        SentAt = now;
        Volatile.Write(ref _state, Life * (StageMask + 1) | Waiting);
    }

    internal void ListenToCaller()
    {
        if (CallerToken.CanBeCanceled)
            _callerCancellation = CallerToken.UnsafeRegister(static state => ((GrainRequest)state!).OnCallerCancelled(), this);
    }

    /// <summary>Ends the turn in <paramref name="queue"/> when the grain's task completes.</summary>
    internal void AwaitOutcome(TurnQueue queue, Task outcome)
    {
        _queue = queue;
        _outcome = outcome;
        outcome.GetAwaiter().UnsafeOnCompleted(_onCompleted ??= () => _queue!.End(this, _outcome!));
    }

    /// <summary>Takes the caller away when the call was sent at <paramref name="oldest"/> or before; false when it has an answer.</summary>
    internal bool TryExpire(int oldest)
    {
        var state = Volatile.Read(ref _state);
        return (state & StageMask) == Waiting && Volatile.Read(ref SentAt) <= oldest && !Method.OneWay && TryMove(state, Released);
    }

    /// <summary>Keeps a request that has not started from starting.</summary>
    internal void Abandon()
    {
        var state = Volatile.Read(ref _state);
        if ((state & StageMask) == Waiting) TryMove(state, Released);
    }

    /// <summary>Fails a request that will not run.</summary>
    internal void Refuse(Exception exception)
    {
        _callerCancellation.Unregister();
        if (TryAnswer()) Fail(exception);
    }

    /// <summary>
    /// Tells grain and caller of a release. The grain first: what it has not handed on by then is withdrawn, and the caller may count on that. On the thread
    /// pool: both may run code inline.
    /// </summary>
    internal void ReleaseWith(Exception exception) =>
        ThreadPool.UnsafeQueueUserWorkItem(static state =>
        {
            try
            {
                Volatile.Read(ref state.Request._cancellation)?.Cancel();
            }
            finally
            {
                state.Request.Fail(state.Exception);
            }
        }, (Request: this, Exception: exception), preferLocal: false);

    /// <summary>The token for the grain: cancelled when the caller is released.</summary>
    protected internal CancellationToken TurnToken()
    {
        if (Method.OneWay) return CallerToken;
        var cancellation = new CancellationTokenSource();
        Interlocked.Exchange(ref _cancellation, cancellation);
        if (IsReleased) cancellation.Cancel();
        return cancellation.Token;
    }

    private protected bool TryAnswer()
    {
        var state = Volatile.Read(ref _state);
        return (state & StageMask) == Waiting && TryMove(state, Answered);
    }

    /// <summary>True when nobody can hold the request any more: it may go to its pool.</summary>
    private protected bool TryReset()
    {
        if (IsReleased || CallerToken.CanBeCanceled && !_callerCancellation.Unregister()) return false;
        _callerCancellation = default;
        CallerToken = default;
        _cancellation = null;
        _outcome = null;
        _queue = null;
        Reference = null;
        Caller = default;
        Callee = default;
        Origin = [];
        Trace = default;
        Activity = null;
        Volatile.Write(ref _state, (Life + 1) * (StageMask + 1) | Idle);
        return true;
    }

    private void OnCallerCancelled()
    {
        var state = Volatile.Read(ref _state);
        if ((state & StageMask) == Waiting && TryMove(state, Released)) ReleaseWith(new OperationCanceledException(CallerToken));
    }

    private bool TryMove(int state, int stage) =>
        Interlocked.CompareExchange(ref _state, state & ~StageMask | stage, state) == state;
}
