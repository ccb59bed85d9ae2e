using Parloir.Runtime.Placement;
using Parloir.Runtime.Tests.Silo;
using Parloir.Runtime.Transport;

namespace Parloir.Runtime.Tests.Transport;

public sealed class ConnectionLossTests
{
    private static readonly TransportLimits Limits = new();

    [Fact]
    public async Task Call_WhenItsConnectionBreaks_FailsAsMaybeMadeAndTheNextOneConnectsAnew()
    {
        await using var cluster = new FarCluster();
        Wire? wire = null;
        await cluster.StartAsync();
        await cluster.StartAsync(wire: port => wire = new Wire(port));
        var call = cluster.Grain(from: 0, on: 1).Wait(CancellationToken.None);
        await cluster.StageOf(1).Started.Task.Soon();

        wire!.Cut();

        Assert.True((await Assert.ThrowsAsync<SiloUnavailableException>(() => call.Soon())).MayHaveRun);
        await cluster.StageOf(1).Cancelled.Task.Soon();
        Assert.Equal("hi", await cluster.Grain(from: 0, on: 1, variant: 1).Echo("hi").Soon());
        Assert.Equal(2, wire.Connections);
        wire.Dispose();
    }

    [Fact]
    public async Task Call_WhenThePeerFallsSilent_FailsWithinThreeSeconds()
    {
        await using var cluster = new FarCluster();
        Wire? wire = null;
        await cluster.StartAsync();
        await cluster.StartAsync(wire: port => wire = new Wire(port));
        var call = cluster.Grain(from: 0, on: 1).Wait(CancellationToken.None);
        await cluster.StageOf(1).Started.Task.Soon();
        wire!.Freeze();

        // The last bytes may have come just after the last look.
        cluster[0].Time.Advance(Limits.KeepAlivePeriod);
        Assert.False(call.IsCompleted);
        cluster[0].Time.Advance(TimeSpan.FromSeconds(3) - Limits.KeepAlivePeriod);

        var lost = await Assert.ThrowsAsync<SiloUnavailableException>(() => call.Soon());
        Assert.Contains("is silent", lost.Message, StringComparison.Ordinal);
        wire.Dispose();
    }

    [Fact]
    public async Task Connection_WhenNobodyCalls_IsKeptAlive()
    {
        await using var cluster = await FarCluster.OfTwoAsync();
        var grain = cluster.Grain(from: 0, on: 1);
        await grain.Next().Soon();
        var connection = cluster.TransportOf(0).ConnectionTo(cluster.AddressOf(1))!;

        for (var i = 0; i < 10; i++)
        {
            // One look hears the last answer, the next one hears nothing and asks.
            var heard = connection.Heard;
            cluster[0].Time.Advance(2 * Limits.KeepAlivePeriod);
            await Waiting.Until(() => connection.Heard > heard);
        }

        Assert.False(connection.IsClosed);
        Assert.Equal(2, await grain.Next().Soon());
    }

    [Fact]
    public async Task Call_WhenThePlacementIsOutOfDate_IsMadeWhereTheGrainIsNow()
    {
        await using var cluster = await FarCluster.OfTwoAsync();
        await cluster.StartAsync();
        var key = cluster.KeyOn(2);
        cluster.Shift[0] = 2;
        cluster.OnRefresh = () => cluster.Shift[0] = 0;

        Assert.Equal(1, await cluster[0].Factory.GetGrain<IFarGrain>(key).Next().Soon());

        Assert.Equal(1, cluster.Refreshes);
        Assert.Equal(2, await cluster[2].Factory.GetGrain<IFarGrain>(key).Next().Soon());
    }

    [Fact]
    public async Task Call_WhenTheGrainHasComeHere_IsMadeHere()
    {
        await using var cluster = await FarCluster.OfTwoAsync();
        var key = cluster.KeyOn(0);
        cluster.Shift[0] = 1;
        cluster.OnRefresh = () => cluster.Shift[0] = 0;

        Assert.Equal(1, await cluster[0].Factory.GetGrain<IFarGrain>(key).Next().Soon());
        Assert.NotNull(cluster[0].Runtime.Directory.Find(GrainId.Create("far", key)));
    }

    [Fact]
    public async Task Call_WhenThePlacementStaysWrong_GivesUpAfterItsPatience()
    {
        await using var cluster = await FarCluster.OfTwoAsync(new TransportLimits { KeepAlivePeriod = TimeSpan.FromDays(1) });
        await cluster.Grain(from: 0, on: 1).Next().Soon();
        cluster.Shift[0] = 1;
        var timers = cluster[0].Time.ActiveTimers;

        var since = cluster[0].Time.GetUtcNow();
        var call = cluster[0].Factory.GetGrain<IFarGrain>(cluster.KeyOn(0)).Next();
        while (!call.IsCompleted)
        {
            await Waiting.Until(() => call.IsCompleted || cluster[0].Time.ActiveTimers > timers);
            cluster[0].Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        // The last refusal is what the caller sees; by then the connection may have been given up as silent.
        Assert.True(await Record.ExceptionAsync(() => call) is NotOwnerException or SiloUnavailableException);
        Assert.True(cluster.Refreshes > 1);
        Assert.InRange(cluster[0].Time.GetUtcNow() - since, cluster[0].Runtime.Options.PlacementPatience, cluster[0].Runtime.Options.PlacementPatience * 1.2);
    }

    [Fact]
    public async Task Call_WhenTheSiloHasStopped_IsRefusedAsNotMade()
    {
        await using var cluster = await FarCluster.OfTwoAsync();
        await cluster.Grain(from: 0, on: 1).Next().Soon();
        await cluster[1].StopAsync().Soon();
        var call = new RemoteCall(GrainId.Create("far", cluster.KeyOn(1)), typeof(IFarGrain).FullName!, "Next", OneWay: false, []);

        var thrown = await Assert.ThrowsAsync<CallNotMadeException>(
            () => cluster.TransportOf(0).InvokeAsync(cluster.AddressOf(1), call, CancellationToken.None).Soon());

        Assert.IsType<SiloUnavailableException>(thrown.Reason);
    }

    /// <summary>Calls, cancellations and cut cables from a seed: each call has one outcome, and an answer belongs to its call.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Calls_WhenConnectionsBreakAndCallersLeave_EachHaveOneOutcome(int seed)
    {
        await using var cluster = new FarCluster { Time = TimeProvider.System, Limits = new TransportLimits { FirstRetry = TimeSpan.FromMilliseconds(1) } };
        Wire? wire = null;
        await cluster.StartAsync();
        await cluster.StartAsync(wire: port => wire = new Wire(port));
        var grains = Enumerable.Range(0, 20).Select(variant => cluster.Grain(from: 0, on: 1, variant)).ToArray();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(() => CallAsync(new Random(seed * 1000 + caller))))).Soon();

        Assert.Equal(64 * 100, outcomes.Sum(outcome => outcome.Answered + outcome.Cancelled + outcome.Lost));
        Assert.All([outcomes.Sum(o => o.Answered), outcomes.Sum(o => o.Cancelled), outcomes.Sum(o => o.Lost)], count => Assert.NotEqual(0, count));
        Assert.Equal("after", await grains[0].Echo("after").Soon());
        // A caller that leaves is told before its call is taken back.
        await Waiting.Until(() => cluster.TransportOf(0).ConnectionTo(cluster.AddressOf(1))!.CallsInFlight == 0);
        wire!.Dispose();

        async Task<(int Answered, int Cancelled, int Lost)> CallAsync(Random random)
        {
            var (answered, cancelled, lost) = (0, 0, 0);
            for (var i = 0; i < 100; i++)
            {
                using var cancellation = new CancellationTokenSource();
                var (leaves, cuts, text) = (random.Next(4) == 0, random.Next(150) == 0, $"{random.Next()}");
                try
                {
                    var call = leaves ? grains[random.Next(20)].Wait(cancellation.Token) : EchoAsync(grains[random.Next(20)], text);
                    if (cuts) wire!.Cut();
                    if (leaves) await cancellation.CancelAsync();
                    await call;
                    answered++;
                }
                catch (OperationCanceledException)
                {
                    cancelled++;
                }
                catch (SiloUnavailableException)
                {
                    lost++;
                }
            }
            return (answered, cancelled, lost);
        }

        static async Task EchoAsync(IFarGrain grain, string text) => Assert.Equal(text, await grain.Echo(text));
    }
}
