using Parloir.Runtime.Tests.Grains;
using Parloir.Runtime.Tests.Silo;
using static Parloir.Runtime.Tests.Silo.Waiting;

namespace Parloir.Runtime.Tests;

public sealed class TurnTests
{
    [Fact]
    public async Task Call_WhenManyCallersAtOnce_NeverRunsTwoTurnsAtOnce()
    {
        await using var silo = await TestSilo.StartAsync();
        var inside = 0;
        var overlaps = 0;
        var total = 0;

        async Task<string> Step(ScriptGrain grain)
        {
            if (Interlocked.Increment(ref inside) > 1) Interlocked.Increment(ref overlaps);
            var seen = total;
            await Task.Yield();
            total = seen + 1;
            Interlocked.Decrement(ref inside);
            return "";
        }

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++) await silo.Script("one").Run(Step);
        }))).Soon();

        Assert.Equal(0, overlaps);
        Assert.Equal(16 * 500, total);
    }

    [Fact]
    public async Task Turn_WhenItAwaitsSomethingOutside_ContinuesAsATurnOfTheSameGrain()
    {
        await using var silo = await TestSilo.StartAsync();
        var outside = Signal();
        var contexts = new List<SynchronizationContext?>();

        var call = silo.Script("one").Run(async _ =>
        {
            contexts.Add(SynchronizationContext.Current);
            await outside.Task;
            contexts.Add(SynchronizationContext.Current);
            await Task.Run(() => { });
            contexts.Add(SynchronizationContext.Current);
            return "";
        });
        outside.SetResult();
        await call.Soon();

        Assert.IsType<SynchronizationContext>(contexts[0], exactMatch: false);
        Assert.All(contexts, context => Assert.Same(contexts[0], context));
    }

    [Fact]
    public async Task Call_WhenOneCallerMakesMany_RunsThemInItsOrder()
    {
        await using var silo = await TestSilo.StartAsync();
        var order = new List<int>();

        var calls = Enumerable.Range(0, 1000).Select(i => silo.Script("one").Run(async _ =>
        {
            if (i % 7 == 0) await Task.Yield();
            order.Add(i);
            return "";
        })).ToList();
        await Task.WhenAll(calls).Soon();

        Assert.Equal(Enumerable.Range(0, 1000), order);
    }

    [Fact]
    public async Task Call_WhenAnotherOneIsAwaiting_WaitsForItsEnd()
    {
        await using var silo = await TestSilo.StartAsync();
        var gate = Signal();
        var first = silo.Script("one").Run(async _ =>
        {
            await gate.Task;
            return "first";
        });
        var second = silo.Script("one").Run(_ => Task.FromResult("second"));

        Assert.Equal("interleaved", await silo.Script("one").RunInterleaved(_ => Task.FromResult("interleaved")).Soon());
        Assert.False(second.IsCompleted);
        gate.SetResult();

        Assert.Equal("first", await first.Soon());
        Assert.Equal("second", await second.Soon());
    }

    [Fact]
    public async Task Call_WhenTheGrainIsReentrant_RunsBetweenTheAwaitsOfAnother()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Factory.GetGrain<IReentrantGrain>("one");
        var gate = Signal();

        var first = grain.Wait(gate.Task);
        await grain.Wait(Task.CompletedTask).Soon();
        Assert.False(first.IsCompleted);

        gate.SetResult();
        await first.Soon();
    }

    [Fact]
    public async Task Call_WhenTheGrainThrows_ThrowsTheSameObjectAndKeepsTheActivation()
    {
        await using var silo = await TestSilo.StartAsync();
        var thrown = new InvalidOperationException("mine");

        var now = await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Script("one").Run(_ => throw thrown).Soon());
        var later = await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Script("one").Run(async _ =>
        {
            await Task.Yield();
            throw thrown;
        }).Soon());

        Assert.Same(thrown, now);
        Assert.Same(thrown, later);
        Assert.Equal(1, silo.Stage.Lives("one"));
    }

    [Fact]
    public async Task AsyncVoid_WhenItThrows_IsLoggedAndTheGrainGoesOn()
    {
        await using var silo = await TestSilo.StartAsync();
        var logged = silo.Logs.Announce(1001);

        await silo.Script("one").Run(_ =>
        {
            Detached();
            return Task.FromResult("");
        }).Soon();

        Assert.Equal("detached", (await logged.Soon()).Exception!.Message);
        Assert.Equal(1, await silo.Script("one").Count());

        static async void Detached()
        {
            await Task.Yield();
            throw new InvalidOperationException("detached");
        }
    }

    [Fact]
    public async Task OneWay_WhenTheGrainThrows_ReturnsToTheCallerAndLogs()
    {
        await using var silo = await TestSilo.StartAsync();
        var logged = silo.Logs.Announce(1002);
        var gate = Signal();

        await silo.Script("one").Tell(async _ =>
        {
            await gate.Task;
            throw new InvalidOperationException("unheard");
        }).Soon();
        gate.SetResult();

        var record = await logged.Soon();
        Assert.Equal("unheard", record.Exception!.Message);
        Assert.Contains("script/one", record.Message, StringComparison.Ordinal);
    }
}
