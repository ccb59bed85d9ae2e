using Parloir.Runtime.Tests.Grains;
using Parloir.Runtime.Tests.Silo;
using static Parloir.Runtime.Tests.Silo.Waiting;

namespace Parloir.Runtime.Tests;

public sealed class ActivationTests
{
    [Fact]
    public async Task Activation_WhenItFails_FailsAllWhoWaitAndTheNextCallTriesAgain()
    {
        await using var silo = await TestSilo.StartAsync();
        _ = silo.Logs.Announce(1011);
        var gate = Signal();
        var failure = new InvalidOperationException("not today");
        silo.Stage.OnActivate = async (_, _) =>
        {
            await gate.Task;
            throw failure;
        };

        var calls = Enumerable.Range(0, 5).Select(_ => silo.Script("one").Count().AsTask()).ToList();
        gate.SetResult();

        foreach (var call in calls) Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => call.Soon()));
        silo.Stage.OnActivate = (_, _) => Task.CompletedTask;
        Assert.Equal(1, await silo.Script("one").Count());
    }

    [Fact]
    public async Task Activation_WhenItHangs_FailsAfterItsBound()
    {
        await using var silo = await TestSilo.StartAsync(options => options.ActivationTimeout = TimeSpan.FromSeconds(5));
        _ = silo.Logs.Announce(1011);
        silo.Stage.OnActivate = (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, silo.Time, token);

        var call = silo.Script("one").Count().AsTask();
        await Until(() => silo.Stage.Lives("one") == 1);
        var failing = Assert.ThrowsAsync<TimeoutException>(() => call.Soon());
        await silo.Time.AdvanceUntilAsync(failing, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

        Assert.Contains("OnActivateAsync of script/one", (await failing).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leave_WhenCallsWait_ServesThemByANewActivationInOrder()
    {
        await using var silo = await TestSilo.StartAsync();
        var gate = Signal();
        var leaving = Signal();
        var order = new List<(int Call, int Life)>();
        silo.Stage.OnDeactivate = async (_, _, _) => await leaving.Task;

        var first = silo.Script("one").Run(async grain =>
        {
            grain.Leave();
            await gate.Task;
            order.Add((0, grain.Life));
            return "";
        });
        var later = Enumerable.Range(1, 5).Select(i => silo.Script("one").Run(grain =>
        {
            order.Add((i, grain.Life));
            return Task.FromResult("");
        })).ToList();
        gate.SetResult();
        await first.Soon();
        later.Add(silo.Script("one").Run(grain =>
        {
            order.Add((6, grain.Life));
            return Task.FromResult("");
        }));
        leaving.SetResult();
        await Task.WhenAll(later).Soon();

        Assert.Equal([(0, 1), (1, 2), (2, 2), (3, 2), (4, 2), (5, 2), (6, 2)], order);
        Assert.Equal(("one", DeactivationReasonCode.ApplicationRequested), silo.Stage.Departures.Single());
    }

    [Fact]
    public async Task Leave_WhenDeactivationFails_IsLoggedAndTheGrainComesBack()
    {
        await using var silo = await TestSilo.StartAsync();
        var logged = silo.Logs.Announce(1012);
        silo.Stage.OnDeactivate = (_, _, _) => throw new InvalidOperationException("cannot leave");

        await silo.Script("one").Run(Leave).Soon();
        await logged.Soon();

        Assert.Equal("2", await silo.Script("one").Run(grain => Task.FromResult($"{grain.Life}")).Soon());
    }

    [Fact]
    public async Task Leave_WhenDone_DisposesOfTheScope()
    {
        await using var silo = await TestSilo.StartAsync();
        ScopedThing? first = null;
        ScopedThing? second = null;

        await silo.Script("one").Run(grain =>
        {
            first = grain.Thing;
            grain.Leave();
            return Task.FromResult("");
        }).Soon();
        await silo.Script("one").Run(grain =>
        {
            second = grain.Thing;
            return Task.FromResult("");
        }).Soon();

        Assert.True(first!.IsDisposed);
        Assert.False(second!.IsDisposed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Leave_WhenManyCallersRace_LosesNoCallAndNeverMakesTwins(int seed)
    {
        await using var silo = await TestSilo.StartAsync();
        silo.Stage.OnActivate = async (_, _) => await Task.Yield();
        silo.Stage.OnDeactivate = async (_, _, _) => await Task.Yield();
        const int Callers = 16;
        const int Calls = 400;
        var served = 0;

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(seed * 1000 + caller);
            var expected = 0;
            for (var i = 0; i < Calls; i++)
            {
                var number = expected++;
                await silo.Script($"key-{random.Next(3)}").Run(async grain =>
                {
                    if (number % 5 == 0) grain.Leave();
                    if (number % 3 == 0) await Task.Yield();
                    Interlocked.Increment(ref served);
                    return "";
                });
            }
        }))).Soon();

        Assert.Equal(Callers * Calls, served);
        Assert.Empty(silo.Stage.Twins);
        Assert.True(silo.Stage.Lives("key-0") > 10);
    }

    [Fact]
    public async Task Identity_WhenAskedInTheGrainAndOutside_IsTheSame()
    {
        await using var silo = await TestSilo.StartAsync();

        var inside = await silo.Script("demo/0192").Run(grain => Task.FromResult(grain.GetGrainId().ToString())).Soon();

        Assert.Equal("script/demo/0192", inside);
        Assert.Equal("demo/0192", silo.Script("demo/0192").GetPrimaryKeyString());
        Assert.Equal(silo.Script("demo/0192"), silo.Factory.GetGrain<IScriptGrain>(GrainId.Parse(inside)));
    }

    private static Task<string> Leave(ScriptGrain grain)
    {
        grain.Leave();
        return Task.FromResult("");
    }
}
