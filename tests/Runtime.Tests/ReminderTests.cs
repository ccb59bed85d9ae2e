using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Runtime.Reminders;
using Parloir.Runtime.Tests.Silo;
using static Parloir.Runtime.Tests.Silo.Waiting;

namespace Parloir.Runtime.Tests;

public sealed class ReminderTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private readonly MemoryReminderTable _table = new();
    private readonly ConcurrentQueue<(string Grain, string Name, TickStatus Status)> _ticks = new();

    [Fact]
    public async Task Reminder_WhenDue_TicksWithinASecondAndAgainEachPeriod()
    {
        await using var silo = await StartAsync();
        var set = silo.Time.GetUtcNow();
        await SetAsync(silo, "one", "snooze", Minute, 2 * Minute);

        silo.Time.Advance(Minute - Poll);
        Assert.Empty(_ticks);
        await AdvanceUntilTicks(silo, 1, TimeSpan.FromSeconds(1));
        await AdvanceUntilTicks(silo, 2, 2 * Minute + TimeSpan.FromSeconds(1));

        Assert.Equal(
            [("one", "snooze", new TickStatus(set + Minute, 2 * Minute, set + Minute)), ("one", "snooze", new TickStatus(set + Minute, 2 * Minute, set + 3 * Minute))],
            _ticks);
    }

    [Fact]
    public async Task Reminder_WhenItHasNoPeriod_TicksOnceAndIsGone()
    {
        await using var silo = await StartAsync();
        await SetAsync(silo, "one", "retention", Minute, Timeout.InfiniteTimeSpan);

        await AdvanceUntilTicks(silo, 1, 2 * Minute);
        await Until(() => _table.Rows.Count == 0);
        silo.Time.Advance(5 * Minute);

        Assert.Single(_ticks);
    }

    [Fact]
    public async Task Reminder_WhenTheGrainFails_ComesAgainLaterAndLaterUntilItSucceeds()
    {
        await using var silo = await StartAsync();
        var attempts = new List<DateTimeOffset>();
        silo.Stage.OnReminder = (_, _, _) =>
        {
            attempts.Add(silo.Time.GetUtcNow());
            return attempts.Count < 4 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        };
        await SetAsync(silo, "one", "sla", Poll, TimeSpan.Zero);

        await silo.Time.AdvanceUntilAsync(Until(() => _table.Rows.Count == 0), TimeSpan.FromMilliseconds(100), Minute);

        Assert.Equal(4, attempts.Count);
        var waits = attempts.Zip(attempts.Skip(1), (earlier, later) => later - earlier).ToList();
        Assert.True(waits[0] >= TimeSpan.FromSeconds(1) && waits[1] >= TimeSpan.FromSeconds(2) && waits[2] >= TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task Reminder_WhenItsCompletionIsLost_ComesAgain()
    {
        await using var silo = await StartAsync();
        _table.FailingCompletions = 1;
        await SetAsync(silo, "one", "snooze", Poll, TimeSpan.Zero);

        await AdvanceUntilTicks(silo, 2, Minute);

        await Until(() => _table.Rows.Count == 0);
    }

    [Fact]
    public async Task Reminder_WhenTheGrainSetsItAnewInItsTick_KeepsTheNewDueTime()
    {
        await using var silo = await StartAsync();
        silo.Stage.OnReminder = async (grain, name, _) =>
        {
            _ticks.Enqueue(("one", name, default));
            await grain.RegisterOrUpdateReminder(name, 10 * Minute, TimeSpan.Zero);
        };
        await SetAsync(silo, "one", "snooze", Poll, TimeSpan.Zero);

        await AdvanceUntilTicks(silo, 1, Minute);
        await Until(() => _table.Rows is [{ } row] && row.DueAt > silo.Time.GetUtcNow() + 9 * Minute);
        await Until(() => !silo.Runtime.Directory.IsBusy);

        Assert.Single(_table.Rows);
    }

    [Fact]
    public async Task Reminder_WhenTheSiloWasAway_TicksOnceAfterTheStartAndThenOnTime()
    {
        DateTimeOffset set;
        await using (var first = await StartAsync())
        {
            set = first.Time.GetUtcNow();
            await SetAsync(first, "one", "snooze", Minute, Minute);
        }

        var late = new ManualTimeProvider(set + 4.5 * Minute);
        await using var second = await StartAsync(services => services.AddSingleton<TimeProvider>(late));
        await AdvanceUntilTicks(second, 2, Minute);

        Assert.Equal([set + Minute, set + 5 * Minute], _ticks.Select(tick => tick.Status.CurrentTickTime));
    }

    [Fact]
    public async Task Reminder_WhenOnlyTheTableKnowsIt_ActivatesTheGrain()
    {
        await using var silo = await StartAsync();
        var due = silo.Time.GetUtcNow() + Poll;
        await _table.UpsertAsync(new ReminderEntry(GrainId.Parse("script/demo/7"), "expiry", due, TimeSpan.Zero, due), CancellationToken.None);

        await AdvanceUntilTicks(silo, 1, Minute);

        Assert.Equal("demo/7", _ticks.Single().Grain);
    }

    [Fact]
    public async Task Reminder_WhenManyAreDue_AllTick()
    {
        await using var silo = await StartAsync();
        var due = silo.Time.GetUtcNow() + Poll;
        for (var i = 0; i < 1000; i++)
            await _table.UpsertAsync(new ReminderEntry(GrainId.Create("script", $"{i}"), "sla", due, TimeSpan.Zero, due), CancellationToken.None);

        await AdvanceUntilTicks(silo, 1000, Minute);

        await Until(() => _table.Rows.Count == 0);
        Assert.Equal(1000, _ticks.DistinctBy(tick => tick.Grain).Count());
    }

    [Fact]
    public async Task Unregister_WhenSet_NeverTicks()
    {
        await using var silo = await StartAsync();
        await SetAsync(silo, "one", "snooze", Minute, Minute);

        var before = await silo.Script("one").Run(async grain =>
        {
            var reminder = await grain.GetReminder("snooze");
            await grain.UnregisterReminder(reminder!);
            return (await grain.GetReminder("snooze"))?.ReminderName ?? "none";
        });
        silo.Time.Advance(5 * Minute);

        Assert.Equal("none", before);
        Assert.Empty(_ticks);
    }

    private async Task<TestSilo> StartAsync(Action<IServiceCollection>? register = null)
    {
        var silo = await TestSilo.StartAsync(register: services =>
        {
            services.AddSingleton<IReminderTable>(_table);
            register?.Invoke(services);
        });
        silo.Stage.OnReminder = (grain, name, status) =>
        {
            _ticks.Enqueue((grain.GetPrimaryKeyString(), name, status));
            return Task.CompletedTask;
        };
        return silo;
    }

    private static Task SetAsync(TestSilo silo, string key, string name, TimeSpan due, TimeSpan period) =>
        silo.Script(key).Run(async grain => (await grain.RegisterOrUpdateReminder(name, due, period)).ReminderName).Soon();

    private Task AdvanceUntilTicks(TestSilo silo, int count, TimeSpan limit) =>
        silo.Time.AdvanceUntilAsync(Until(() => _ticks.Count >= count), Poll / 2, limit);
}
