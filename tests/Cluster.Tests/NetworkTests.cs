using Parloir.Cluster.Tests.Checks;
using Parloir.Cluster.Tests.Fleet;
using Parloir.Cluster.Tests.Load;

namespace Parloir.Cluster.Tests;

/// <summary>A silo that loses the network: its packets vanish, and nobody closes a connection.</summary>
public sealed class NetworkTests(ITestOutputHelper output) : Scenario(output)
{
    private const int DeclaredDead = 75;
    private static readonly TimeSpan AttemptPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan DeathPatience = TimeSpan.FromSeconds(15);

    [NetworkFact]
    public async Task Cut_BeyondTheLease_EndsTheSiloAndTheOthersGoOn()
    {
        var chance = new Random(Seed);
        using var network = NodeNetwork.Create();
        await using var cluster = await TestCluster.StartAsync(FleetPlan.ThreeOfAKind with { Network = network }, Seed);
        var entrance = new Entrance(AttemptPatience, [.. cluster.Nodes.Select(node => node.Address)]);
        await using var load = await SteadyLoad.StartAsync(entrance, cluster.Provider, Seed);
        var audit = new Audit(cluster.Database.Connections);
        var lost = cluster.Nodes[2];

        await PassAsync(TimeSpan.FromMilliseconds(chance.Next(1000, 3000)));
        Fault($"{lost} loses the network");
        network.Cut();
        entrance.Close(lost.Address);
        await Eventually.HoldsAsync(async () => (await audit.EndedAsync()).Count == 1, DeathPatience, () => $"{lost} is not declared dead");
        Say($"{lost} is declared dead");
        await PassAsync(TimeSpan.FromMilliseconds(chance.Next(2000, 6000)));
        network.Restore();
        Assert.Equal(DeclaredDead, await lost.Silo.EndAsync());
        Say($"{lost} has ended");
        await lost.Silo.StartAsync();
        entrance.Reopen(lost.Address);

        await VerifyAsync(cluster, load);
    }
}
