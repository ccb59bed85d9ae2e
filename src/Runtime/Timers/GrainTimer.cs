using Parloir.Runtime.Activations;

namespace Parloir.Runtime.Timers;

/// <summary>Puts a tick into the grain's own mailbox, and starts to wait for the next one when the tick has ended.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly CancellationTokenSource _disposal = new();
    private readonly ITimer _timer;
    private TimeSpan _period;
    private TimeSpan? _next;
    private TimerTick? _tick;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _period = options.Period;
        Options = options;
        _timer = activation.Runtime.Time.CreateTimer(
            static state => ((GrainTimer)state!).Enqueue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        activation.Add(this);
        _timer.Change(options.DueTime, Timeout.InfiniteTimeSpan);
    }

    public GrainTimerCreationOptions Options { get; }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        ObjectDisposedException.ThrowIf(_disposal.IsCancellationRequested, this);
        _period = period;
        if (_tick is null) _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        else _next = dueTime;
    }

    public void Dispose()
    {
        if (_disposal.IsCancellationRequested) return;
        _activation.Remove(this);
        _timer.Dispose();
        _tick?.Abandon();
        _disposal.Cancel();
    }

    public async Task TickAsync()
    {
        if (_disposal.IsCancellationRequested) return;
        try
        {
            await _callback(_disposal.Token);
        }
        finally
        {
            _tick = null;
            if (!_disposal.IsCancellationRequested) _timer.Change(_next ?? _period, Timeout.InfiniteTimeSpan);
            _next = null;
        }
    }

    private void Enqueue()
    {
        if (Volatile.Read(ref _tick) is not null) return;
        var tick = new TimerTick(this);
        tick.Arm(_activation.Runtime.Sweep.Now);
        _tick = tick;
        _activation.Mailbox.TryEnqueue(tick);
    }
}
