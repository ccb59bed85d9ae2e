using System.Collections.Concurrent;
using Parloir.Runtime.Calls;

namespace Parloir.Runtime.Activations;

/// <summary>
/// One coarse timer for everything that would otherwise need a timer for each call or grain: call time-outs and idle activations. A queue is
/// watched from its first call until a sweep finds it quiet; then, if it is a grain's, it stands in the bucket of the moment when it may be
/// collected. So a sweep costs what was called since the last one, not what is in memory.
/// </summary>
internal sealed class ActivationSweep : IDisposable
{
    private static readonly DeactivationReason Idle = new(DeactivationReasonCode.ActivationIdle, "Nobody called it.");
    private static readonly DeactivationReason ShortOfMemory = new(DeactivationReasonCode.HighMemoryPressure, "Memory is short.");

    private readonly GrainRuntime _runtime;
    private readonly IMemoryPressure _memory;
    private readonly TimeSpan _period;
    private readonly int _callTimeout;
    private readonly int _age;
    private readonly int _ageUnderPressure;
    private readonly long _start;
    private readonly ConcurrentQueue<TurnQueue> _watched = new();
    private readonly SortedDictionary<int, List<GrainMailbox>> _buckets = [];
    private readonly List<GrainRequest> _expired = [];
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private volatile int _now;

    public ActivationSweep(GrainRuntime runtime, IMemoryPressure memory)
    {
        _runtime = runtime;
        _memory = memory;
        _period = runtime.Options.SweepPeriod;
        _callTimeout = Periods(runtime.Options.CallTimeout);
        _age = Periods(runtime.Options.CollectionAge);
        _ageUnderPressure = Periods(runtime.Options.CollectionAgeUnderMemoryPressure);
        _start = runtime.Time.GetTimestamp();
    }

    /// <summary>The sweep's clock: periods since the start, as of the last sweep.</summary>
    public int Now => _now;

    public void Start() => _timer = _runtime.Time.CreateTimer(static state => ((ActivationSweep)state!).Run(), this, _period, _period);

    public void Dispose() => _timer?.Dispose();

    public void Watch(TurnQueue queue) => _watched.Enqueue(queue);

    /// <summary>The clock's time at least <paramref name="time"/> from now.</summary>
    public int After(TimeSpan time) => Now + Periods(time);

    private int Periods(TimeSpan time) => (int)Math.Min((time + _period - TimeSpan.FromTicks(1)) / _period + 1, int.MaxValue / 2);

    private void Run()
    {
        // A sweep that is still at work does what this one would do.
        if (!_gate.TryEnter()) return;
        try
        {
            _now = (int)(_runtime.Time.GetElapsedTime(_start) / _period);
            ExpireCalls();
            CollectIdle();
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void ExpireCalls()
    {
        long waiting = 0;
        for (var left = _watched.Count; left > 0 && _watched.TryDequeue(out var queue); left--)
        {
            waiting += queue.QueueLength;
            if (queue.Expire(_now - _callTimeout, _expired)) _watched.Enqueue(queue);
            else if (queue is GrainMailbox { IsBucketed: false, IsClosed: false } mailbox) AddToBucket(mailbox);
            Release(queue);
        }
        _runtime.Instruments.WaitingCalls = waiting;
        _runtime.RemoteCalls.Expire(_now - _callTimeout, _expired);
        Release(queue: null);
    }

    /// <param name="queue">Where the expired calls waited; null for those that wait for another silo.</param>
    private void Release(TurnQueue? queue)
    {
        foreach (var request in _expired)
        {
            _runtime.Instruments.Timeouts.Add(1);
            request.ReleaseWith(new GrainCallTimeoutException(
                queue?.Id ?? request.Reference!.GrainId, request.Method.Name, _runtime.Options.CallTimeout, queue?.QueueLength ?? 0, CallChain.Of(request)));
        }
        _expired.Clear();
    }

    private void CollectIdle()
    {
        var pressed = _memory.IsHigh;
        var age = pressed ? _ageUnderPressure : _age;
        var reason = pressed ? ShortOfMemory : Idle;
        // A bucket is named by the normal age: what is due by the shorter one stands so much further on.
        var last = _now + _age - age;
        while (_buckets.Count > 0 && _buckets.First() is var (due, mailboxes) && due <= last)
        {
            _buckets.Remove(due);
            foreach (var mailbox in mailboxes)
            {
                mailbox.IsBucketed = false;
                if (!mailbox.TryCollect(_now, age, reason) && !mailbox.IsWatched)
                    AddToBucket(mailbox, Math.Max(last + 1, mailbox.CollectAt(_age)));
            }
        }
    }

    private void AddToBucket(GrainMailbox mailbox) => AddToBucket(mailbox, mailbox.CollectAt(_age));

    private void AddToBucket(GrainMailbox mailbox, int due)
    {
        if (!_buckets.TryGetValue(due, out var bucket)) _buckets.Add(due, bucket = []);
        bucket.Add(mailbox);
        mailbox.IsBucketed = true;
    }
}
