using Microsoft.Extensions.Hosting;

namespace Parloir.Runtime.Reminders;

/// <summary>
/// Polls the table for due reminders of this silo's partitions and calls their grains. A row moves on only after its grain has completed
/// the tick; a tick that fails is tried again, later and later. Works from the table alone: what a grain wrote there by its journal is
/// found by the next poll.
/// </summary>
internal sealed partial class ReminderDelivery(GrainRuntime runtime, IReminderTable? table = null) : IHostedService, IDisposable
{
    private const int PageSize = 256;

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _slots = new(runtime.Options.ReminderConcurrency);
    private readonly Dictionary<(GrainId Grain, string Name, DateTimeOffset DueAt), ReminderTick> _ticks = [];
    private ITimer? _timer;
    private Task _poll = Task.CompletedTask;
    private int _polls;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (table is not null)
            _timer = runtime.Time.CreateTimer(static state => ((ReminderDelivery)state!).Poll(), this, TimeSpan.Zero, runtime.Options.ReminderPollPeriod);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        await _stopping.CancelAsync();
        await _poll.WaitAsync(cancellationToken);
        await Task.WhenAll(_ticks.Values.Select(tick => tick.Delivery)).WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _stopping.Dispose();
        _slots.Dispose();
    }

    private void Poll()
    {
        if (_poll.IsCompleted && !_stopping.IsCancellationRequested) _poll = PollAsync();
    }

    private async Task PollAsync()
    {
        try
        {
            _polls++;
            Forget(tick => tick.Stage == TickStage.Completed);
            await ReadPagesAsync(table!, runtime.Time.GetUtcNow());
            Forget(tick => tick.Stage == TickStage.Failed && tick.SeenBy != _polls);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // What was read and not begun is found again by the next silo.
        }
        catch (Exception exception)
        {
            LogPollFailed(runtime.Logger, exception);
        }
    }

    private async Task ReadPagesAsync(IReminderTable table, DateTimeOffset now)
    {
        ReminderEntry? last = null;
        int count;
        do
        {
            var page = await table.ReadDueAsync(now, last, PageSize, runtime.Placement.LocalPartitions, _stopping.Token);
            foreach (var entry in page)
                if (Claim(entry, now) is { } tick)
                {
                    await _slots.WaitAsync(_stopping.Token);
                    tick.Delivery = DeliverAsync(table, tick);
                }
            count = page.Count;
            last = count > 0 ? page[^1] : last;
        }
        while (count == PageSize);
    }

    /// <summary>Null when the tick is under way, or waits to be tried again.</summary>
    private ReminderTick? Claim(ReminderEntry entry, DateTimeOffset now)
    {
        var key = (entry.Grain, entry.Name, entry.DueAt);
        if (!_ticks.TryGetValue(key, out var tick))
            return _ticks[key] = new ReminderTick(entry) { SeenBy = _polls };
        tick.SeenBy = _polls;
        if (tick.Stage != TickStage.Failed || tick.RetryAt > now) return null;
        tick.Retry();
        return tick;
    }

    private void Forget(Func<ReminderTick, bool> match)
    {
        foreach (var (key, tick) in _ticks)
            if (match(tick))
                _ticks.Remove(key);
    }

    private async Task DeliverAsync(IReminderTable table, ReminderTick tick)
    {
        var entry = tick.Entry;
        try
        {
            if (tick.IsFirstAttempt) runtime.Instruments.RemindersLate.Record((runtime.Time.GetUtcNow() - entry.DueAt).TotalSeconds);
            var grain = runtime.Factory.GetGrain<IRemindable>(entry.Grain);
            await grain.ReceiveReminder(entry.Name, new TickStatus(entry.FirstDueAt, entry.Period, entry.DueAt));
            await table.CompleteTickAsync(entry, entry.NextAfter(runtime.Time.GetUtcNow()), CancellationToken.None);
            runtime.Instruments.RemindersDelivered.Add(1);
            tick.Complete();
        }
        catch (Exception exception)
        {
            var delay = tick.Fail(runtime.Time.GetUtcNow());
            LogTickFailed(runtime.Logger, entry.Grain, entry.Name, delay, exception);
        }
        finally
        {
            _slots.Release();
        }
    }
}
