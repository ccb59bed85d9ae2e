using Parloir.Cluster.Tests.Checks;
using Parloir.Cluster.Tests.Fleet;
using Parloir.Cluster.Tests.Load;

namespace Parloir.Cluster.Tests;

/// <summary>SIGSTOP in the middle of work for longer than the cluster waits, then SIGCONT: it goes on with what it has in hand, and may not.</summary>
public sealed class PauseTests(ITestOutputHelper output) : Scenario(output)
{
    /// <summary>What supervisors take for "start it again".</summary>
    private const int DeclaredDead = 75;
    private const int Pauses = 2;
    private static readonly TimeSpan AttemptPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan DeathPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Pause_BeyondTheLease_EndsTheSiloAndWritesNothingOfWhatItHadInHand()
    {
        var chance = new Random(Seed);
        await using var cluster = await TestCluster.StartAsync(FleetPlan.ThreeOfAKind, Seed);
        var entrance = new Entrance(AttemptPatience, [.. cluster.Nodes.Select(node => node.Address)]);
        await using var load = await SteadyLoad.StartAsync(entrance, cluster.Provider, Seed);
        var audit = new Audit(cluster.Database.Connections);

        for (var pause = 1; pause <= Pauses; pause++)
        {
            await PassAsync(TimeSpan.FromMilliseconds(chance.Next(1000, 3000)));
            var node = cluster.Nodes[chance.Next(cluster.Nodes.Count)];
            Fault($"pause {node}");
            node.Silo.Pause();
            entrance.Close(node.Address);
            var deaths = pause;
            await Eventually.HoldsAsync(async () => (await audit.EndedAsync()).Count == deaths, DeathPatience, () => $"{node} is not declared dead");
            Say($"{node} is declared dead");
            await PassAsync(TimeSpan.FromMilliseconds(chance.Next(0, 3000)));
            node.Silo.Continue();
            Assert.Equal(DeclaredDead, await node.Silo.EndAsync());
            Say($"{node} has ended");
            await node.Silo.StartAsync();
            entrance.Reopen(node.Address);
        }

        await VerifyAsync(cluster, load);
    }

    [Fact]
    public async Task Pause_ShorterThanTheLease_EndsNobody()
    {
        var chance = new Random(Seed);
        await using var cluster = await TestCluster.StartAsync(FleetPlan.ThreeOfAKind, Seed);
        var entrance = new Entrance(ClientPatience, [.. cluster.Nodes.Select(node => node.Address)]);
        await using var load = await SteadyLoad.StartAsync(entrance, cluster.Provider, Seed);

        for (var pause = 1; pause <= Pauses; pause++)
        {
            await PassAsync(TimeSpan.FromMilliseconds(chance.Next(500, 2000)));
            var node = cluster.Nodes[chance.Next(cluster.Nodes.Count)];
            Fault($"pause {node} for a moment");
            node.Silo.Pause();
            await PassAsync(TimeSpan.FromMilliseconds(chance.Next(500, 2500)));
            node.Silo.Continue();
        }

        await VerifyAsync(cluster, load);
        Assert.Empty(await new Audit(cluster.Database.Connections).EndedAsync());
    }

    /// <summary>Whoever stops cannot wait for an answer that does not come, nor hand anything to whoever does not take it.</summary>
    [Fact]
    public async Task Stop_BesideASiloThatStandsStill_EndsInTime()
    {
        var chance = new Random(Seed);
        await using var cluster = await TestCluster.StartAsync(FleetPlan.ThreeOfAKind, Seed);
        var entrance = new Entrance(AttemptPatience, [.. cluster.Nodes.Select(node => node.Address)]);
        await using var load = await SteadyLoad.StartAsync(entrance, cluster.Provider, Seed);
        var audit = new Audit(cluster.Database.Connections);

        await PassAsync(TimeSpan.FromMilliseconds(chance.Next(1000, 3000)));
        var (still, leaving) = (cluster.Nodes[0], cluster.Nodes[1 + chance.Next(cluster.Nodes.Count - 1)]);
        Fault($"pause {still}, stop {leaving}");
        still.Silo.Pause();
        entrance.Close(still.Address);
        entrance.Close(leaving.Address);
        var since = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, await leaving.Silo.StopAsync());
        var took = TimeProvider.System.GetElapsedTime(since);
        Say($"{leaving} took {took.TotalSeconds:0.0} s");
        Assert.True(took < LongestStop, $"{leaving} took {took} to stop.{string.Concat(leaving.Complaints)}");

        // The one that left is among them.
        await Eventually.HoldsAsync(async () => (await audit.EndedAsync()).Count == 2, DeathPatience, () => $"{still} is not declared dead");
        still.Silo.Continue();
        Assert.Equal(DeclaredDead, await still.Silo.EndAsync());
        foreach (var node in new[] { leaving, still })
        {
            await node.Silo.StartAsync();
            entrance.Reopen(node.Address);
        }
        await VerifyAsync(cluster, load);
    }
}
