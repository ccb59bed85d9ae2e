using Microsoft.Extensions.Logging;
using Parloir.Runtime.Tests.Grains;
using Parloir.Runtime.Tests.Silo;
using static Parloir.Runtime.Tests.Silo.Waiting;

namespace Parloir.Runtime.Tests;

public sealed class StopTests
{
    [Fact]
    public async Task Stop_WhenCallsWait_ServesThemThenDeactivatesAll()
    {
        await using var silo = await TestSilo.StartAsync();
        var gate = Signal();
        var started = Signal();
        var first = silo.Script("one").Run(async _ =>
        {
            started.SetResult();
            await gate.Task;
            return "first";
        });
        await started.Task.Soon();
        var second = silo.Script("one").Run(_ => Task.FromResult("second"));
        await silo.Script("two").Count();

        var stop = silo.StopAsync();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => silo.Script("three").Count().AsTask().Soon());
        Assert.False(stop.IsCompleted);
        gate.SetResult();
        await stop.Soon();

        Assert.Equal(["first", "second"], await Task.WhenAll(first, second).Soon());
        Assert.Equal(
            [("one", DeactivationReasonCode.ShuttingDown), ("two", DeactivationReasonCode.ShuttingDown)],
            silo.Stage.Departures.OrderBy(departure => departure.Key));
    }

    [Fact]
    public async Task Stop_WhenACallThatWaitsWasGivenUp_WaitsForItNoMore()
    {
        await using var silo = await TestSilo.StartAsync();
        using var cancellation = new CancellationTokenSource();
        var gate = Signal();
        var started = Signal();
        var first = silo.Script("one").Run(async _ =>
        {
            started.SetResult();
            await gate.Task;
            return "first";
        });
        await started.Task.Soon();
        var second = silo.Script("one").RunCancellable((_, _) => Task.CompletedTask, cancellation.Token);

        var stop = silo.StopAsync();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.Soon());
        gate.SetResult();
        await stop.Soon();

        Assert.Equal("first", await first.Soon());
        Assert.Equal(("one", DeactivationReasonCode.ShuttingDown), Assert.Single(silo.Stage.Departures));
    }

    [Fact]
    public async Task Stop_WhenAGrainCallsAnotherToFinish_LetsItThrough()
    {
        await using var silo = await TestSilo.StartAsync();
        var gate = Signal();
        var started = Signal();
        var call = silo.Script("one").Run(async grain =>
        {
            started.SetResult();
            await gate.Task;
            return $"{await grain.Factory.GetGrain<IScriptGrain>("two").Count()}";
        });
        await started.Task.Soon();

        var stop = silo.StopAsync();
        gate.SetResult();
        await stop.Soon();

        Assert.Equal("1", await call.Soon());
        Assert.Equal(2, silo.Stage.Departures.Count);
    }

    [Fact]
    public async Task Stop_WhenAGrainNeverEnds_GivesUpAtTheBound()
    {
        await using var silo = await TestSilo.StartAsync();
        var forever = Signal();
        var started = Signal();
        _ = silo.Script("one").Run(async _ =>
        {
            started.SetResult();
            await forever.Task;
            return "";
        });
        await started.Task.Soon();

        var stop = silo.StopAsync();
        await Until(() => silo.Time.ActiveTimers == 2);
        silo.Time.Advance(TimeSpan.FromSeconds(11));
        await stop.Soon();

        Assert.Contains(silo.Logs.Records, record => record is { EventId: 1021, Level: LogLevel.Warning });
    }

    [Fact]
    public async Task Start_WhenAnOptionIsWrong_SaysWhich()
    {
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => TestSilo.StartAsync(options => options.MailboxCapacity = 0));

        Assert.Contains("MailboxCapacity", exception.Message, StringComparison.Ordinal);
    }
}
