using Microsoft.Extensions.Hosting;
using Parloir.Runtime.Placement;

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

    /// <summary>No poll and no tick is under way. For tests.</summary>
    internal bool IsQuiet => _poll.IsCompleted && _slots.CurrentCount == runtime.Options.ReminderConcurrency;

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
        Task[] deliveries;
        lock (_ticks) deliveries = [.. _ticks.Values.Select(tick => tick.Delivery)];
        await Task.WhenAll(deliveries).WaitAsync(cancellationToken);
    }

    /// <summary>Waits for the ticks that are under way in these partitions, so that the next owner does not see them due as well.</summary>
    public async Task FinishAsync(IReadOnlySet<int> partitions, TimeSpan limit)
    {
        ReminderTick[] ticks;
        lock (_ticks) ticks = [.. _ticks.Values.Where(tick => partitions.Contains(tick.Entry.Grain.Partition))];
        var finished = Task.WhenAll(ticks.Select(tick => tick.Delivery));
        await Task.WhenAny(finished, Task.Delay(limit, runtime.Time));
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
                    if (!TryDeliver(table, tick)) _slots.Release();
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
        lock (_ticks)
        {
            if (!_ticks.TryGetValue(key, out var tick))
                return _ticks[key] = new ReminderTick(entry) { SeenBy = _polls };
            tick.SeenBy = _polls;
            if (tick.Stage != TickStage.Failed || tick.RetryAt > now) return null;
            tick.Retry();
            return tick;
        }
    }

    /// <summary>Under the same lock as <see cref="FinishAsync"/>: a partition that moves gets no more ticks here, or those who move it wait for this one.</summary>
    private bool TryDeliver(IReminderTable table, ReminderTick tick)
    {
        lock (_ticks)
        {
            var entry = tick.Entry;
            if (runtime.Placement.StandingOf(entry.Grain.Partition) != PartitionStanding.Here)
            {
                _ticks.Remove((entry.Grain, entry.Name, entry.DueAt));
                return false;
            }
            tick.Delivery = DeliverAsync(table, tick);
            return true;
        }
    }

    private void Forget(Func<ReminderTick, bool> match)
    {
        lock (_ticks)
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
