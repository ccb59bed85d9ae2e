using Parloir.Runtime.Tests.Silo;
using static Parloir.Runtime.Tests.Silo.Waiting;

namespace Parloir.Runtime.Tests;

public sealed class CollectionTests
{
    private static readonly TimeSpan Age = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Idle_WhenNobodyCallsForTheAge_Leaves()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.Script("one").Count();
        await Quiet(silo);

        silo.Time.Advance(Age - Slack);
        Assert.Empty(silo.Stage.Departures);
        silo.Time.Advance(2 * Slack);

        await Until(() => silo.Stage.Departures.Count == 1);
        Assert.Equal(("one", DeactivationReasonCode.ActivationIdle), silo.Stage.Departures.Single());
        await Until(() => silo.Runtime.Directory.IsEmpty);
        Assert.Equal(1, await silo.Script("one").Count());
        Assert.Equal(2, silo.Stage.Lives("one"));
    }

    [Fact]
    public async Task Idle_WhenItIsCalledNowAndThen_Stays()
    {
        await using var silo = await TestSilo.StartAsync();
        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal(i, await silo.Script("one").Count());
            await Quiet(silo);
            silo.Time.Advance(Age / 2);
        }

        Assert.Empty(silo.Stage.Departures);
    }

    [Fact]
    public async Task Idle_WhenACallIsUnderWay_Stays()
    {
        await using var silo = await TestSilo.StartAsync(options => options.CallTimeout = TimeSpan.FromHours(2));
        var gate = Signal();
        var call = silo.Script("one").Run(async _ =>
        {
            await gate.Task;
            return "still here";
        });
        await Until(() => silo.Stage.Lives("one") == 1);

        silo.Time.Advance(2 * Age);
        gate.SetResult();

        Assert.Equal("still here", await call.Soon());
        Assert.Equal(1, silo.Stage.Lives("one"));
    }

    [Fact]
    public async Task Idle_WhenDelayed_LeavesAfterTheDelay()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.Script("one").Run(grain =>
        {
            grain.Stay(2 * Age);
            return Task.FromResult("");
        });
        await Quiet(silo);

        silo.Time.Advance(2 * Age - Slack);
        Assert.Empty(silo.Stage.Departures);
        silo.Time.Advance(2 * Slack);

        await Until(() => silo.Stage.Departures.Count == 1);
    }

    [Fact]
    public async Task Idle_WhenMemoryIsShort_LeavesSooner()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.Script("one").Count();
        await Quiet(silo);
        silo.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(silo.Stage.Departures);

        await silo.Script("fresh").Count();
        await Quiet(silo);
        silo.Memory.IsHigh = true;
        silo.Time.Advance(Slack);

        await Until(() => silo.Stage.Departures.Count == 1);
        Assert.Equal(("one", DeactivationReasonCode.HighMemoryPressure), silo.Stage.Departures.Single());
    }

    /// <summary>An answer comes shortly before the end of its turn; a sweep in between would find the grain busy.</summary>
    private static Task Quiet(TestSilo silo) => Until(() => !silo.Runtime.Directory.IsBusy);
}
