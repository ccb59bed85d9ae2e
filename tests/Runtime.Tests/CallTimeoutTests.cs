using Parloir.Runtime.Tests.Grains;
using Parloir.Runtime.Tests.Silo;
using static Parloir.Runtime.Tests.Silo.Waiting;

namespace Parloir.Runtime.Tests;

public sealed class CallTimeoutTests
{
    [Fact]
    public async Task Call_WhenTheGrainDoesNotAnswer_NamesGrainMethodAndQueue()
    {
        await using var silo = await TestSilo.StartAsync();
        var gate = Signal();
        var started = Signal();
        var stuck = silo.Script("one").Run(async _ =>
        {
            started.SetResult();
            await gate.Task;
            return "too late";
        });
        await started.Task.Soon();
        silo.Time.Advance(TimeSpan.FromSeconds(20));
        var waiting = silo.Script("one").Count().AsTask();

        silo.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(stuck.IsCompleted);
        silo.Time.Advance(TimeSpan.FromSeconds(3));

        var exception = await Assert.ThrowsAsync<GrainCallTimeoutException>(() => stuck.Soon());
        Assert.Equal(("script/one", "Run", 1), (exception.Grain.ToString(), exception.Method, exception.QueueLength));
        Assert.Contains("script/one.Run", exception.Message, StringComparison.Ordinal);
        Assert.False(waiting.IsCompleted);
        gate.SetResult();
        Assert.Equal(1, await waiting.Soon());
    }

    [Fact]
    public async Task Call_WhenItTimesOut_CancelsTheTokenOfTheGrainWhoseTurnGoesOn()
    {
        await using var silo = await TestSilo.StartAsync();
        var started = Signal();
        var seen = Signal();
        var call = silo.Script("one").RunCancellable(async (_, token) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, silo.Time, token).ContinueWith(_ => { }, TaskScheduler.Default);
            Assert.True(token.IsCancellationRequested);
            seen.SetResult();
        });
        await started.Task.Soon();

        silo.Time.Advance(TimeSpan.FromSeconds(33));

        await Assert.ThrowsAsync<GrainCallTimeoutException>(() => call.Soon());
        await seen.Task.Soon();
        Assert.Equal(1, await silo.Script("one").Count().AsTask().Soon());
    }

    [Fact]
    public async Task Call_WhenGrainsCallInACircle_NamesTheChain()
    {
        await using var silo = await TestSilo.StartAsync();
        var inner = Signal();

        var outer = silo.Script("a").Run(a => a.Factory.GetGrain<IScriptGrain>("b").Run(async b =>
        {
            var back = b.Factory.GetGrain<IScriptGrain>("a").Count().AsTask();
            inner.SetResult();
            return $"{await back}";
        }));
        await inner.Task.Soon();
        silo.Time.Advance(TimeSpan.FromSeconds(33));

        var exception = await Assert.ThrowsAsync<GrainCallTimeoutException>(() => outer.Soon());
        Assert.Equal(["script/a.Run", "script/b.Run", "script/a.Count"], exception.Chain);
        Assert.Contains("script/a.Run -> script/b.Run -> script/a.Count", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_WhenItTimesOutBeforeItStarts_NeverStarts()
    {
        await using var silo = await TestSilo.StartAsync();
        var gate = Signal();
        var first = silo.Script("one").Run(async _ =>
        {
            await gate.Task;
            return "";
        });
        var ran = false;
        var second = silo.Script("one").Run(_ =>
        {
            ran = true;
            return Task.FromResult("");
        });
        silo.Time.Advance(TimeSpan.FromSeconds(33));

        await Assert.ThrowsAsync<GrainCallTimeoutException>(() => first.Soon());
        await Assert.ThrowsAsync<GrainCallTimeoutException>(() => second.Soon());
        gate.SetResult();
        await silo.Script("one").Count();
        Assert.False(ran);
    }
}
