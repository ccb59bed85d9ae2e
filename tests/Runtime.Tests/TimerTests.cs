using Parloir.Runtime.Tests.Silo;
using static Parloir.Runtime.Tests.Silo.Waiting;

namespace Parloir.Runtime.Tests;

public sealed class TimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Tick_WhenACallIsUnderWay_WaitsForItsEnd()
    {
        await using var silo = await TestSilo.StartAsync();
        var gate = Signal();
        var started = Signal();
        var ticked = Signal();
        var inCall = false;
        var call = silo.Script("one").Run(async grain =>
        {
            grain.RegisterGrainTimer(_ =>
            {
                Assert.False(inCall);
                ticked.SetResult();
                return Task.CompletedTask;
            }, new GrainTimerCreationOptions(Second, Timeout.InfiniteTimeSpan));
            inCall = true;
            started.SetResult();
            await gate.Task;
            inCall = false;
            return "";
        });
        await started.Task.Soon();

        silo.Time.Advance(2 * Second);
        Assert.False(ticked.Task.IsCompleted);
        gate.SetResult();

        await call.Soon();
        await ticked.Task.Soon();
    }

    [Fact]
    public async Task Tick_WhenThePeriodPasses_ComesAgainAfterTheLastOneEnded()
    {
        await using var silo = await TestSilo.StartAsync();
        var ticks = 0;
        await silo.Script("one").Run(grain =>
        {
            grain.RegisterGrainTimer(async _ =>
            {
                await Task.Yield();
                ticks++;
            }, Second, 2 * Second);
            return Task.FromResult("");
        });

        silo.Time.Advance(Second);
        await TickedAsync(silo, () => ticks == 1);
        silo.Time.Advance(1.9 * Second);
        Assert.Equal(1, ticks);
        silo.Time.Advance(0.1 * Second);
        await TickedAsync(silo, () => ticks == 2);
    }

    [Fact]
    public async Task Tick_WhenItThrows_IsLoggedAndTheNextOneComes()
    {
        await using var silo = await TestSilo.StartAsync();
        var logged = silo.Logs.Announce(1002);
        var ticks = 0;
        await silo.Script("one").Run(grain =>
        {
            grain.RegisterGrainTimer(_ => ++ticks == 1 ? throw new InvalidOperationException("first") : Task.CompletedTask, Second, Second);
            return Task.FromResult("");
        });

        silo.Time.Advance(Second);
        await logged.Soon();
        await TickedAsync(silo, () => ticks == 1);
        silo.Time.Advance(Second);

        await Until(() => ticks == 2);
    }

    [Fact]
    public async Task Timer_WhenTheActivationLeaves_NeverTicksAgainAndIsCancelled()
    {
        await using var silo = await TestSilo.StartAsync();
        var ticks = 0;
        var cancelled = false;
        await silo.Script("one").Run(grain =>
        {
            grain.RegisterGrainTimer(token =>
            {
                ticks++;
                token.Register(() => cancelled = true);
                return Task.CompletedTask;
            }, Second, Second);
            return Task.FromResult("");
        });
        silo.Time.Advance(Second);
        await TickedAsync(silo, () => ticks == 1);

        await silo.Script("one").Run(grain =>
        {
            grain.Leave();
            return Task.FromResult("");
        });
        await Until(() => silo.Runtime.Directory.IsEmpty);
        silo.Time.Advance(10 * Second);

        Assert.True(cancelled);
        Assert.Equal(1, ticks);
        Assert.True(silo.Runtime.Directory.IsEmpty);
    }

    [Fact]
    public async Task Change_WhenCalledInATick_ReplacesTheNextDueTime()
    {
        await using var silo = await TestSilo.StartAsync();
        var ticks = 0;
        await silo.Script("one").Run(grain =>
        {
            IGrainTimer? timer = null;
            timer = grain.RegisterGrainTimer(_ =>
            {
                if (++ticks == 1) timer!.Change(10 * Second, Second);
                return Task.CompletedTask;
            }, Second, Second);
            return Task.FromResult("");
        });
        silo.Time.Advance(Second);
        await TickedAsync(silo, () => ticks == 1);

        silo.Time.Advance(9 * Second);
        Assert.Equal(1, ticks);
        silo.Time.Advance(Second);

        await Until(() => ticks == 2);
    }

    [Fact]
    public async Task Idle_WhenOnlyItsTimerTicks_LeavesAllTheSame()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.Script("one").Run(grain =>
        {
            grain.RegisterGrainTimer(_ => Task.CompletedTask, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
            return Task.FromResult("");
        });

        await silo.Time.AdvanceUntilAsync(
            Until(() => !silo.Stage.Departures.IsEmpty), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(20));
    }

    /// <summary>The next tick is set when the turn of the last one has ended.</summary>
    private static Task TickedAsync(TestSilo silo, Func<bool> ticked) => Until(() => ticked() && !silo.Runtime.Directory.IsBusy);
}
