using Parloir.Cluster.Tests.Faults;
using Parloir.Cluster.Tests.Fleet;
using Parloir.Cluster.Tests.Load;

namespace Parloir.Cluster.Tests;

/// <summary>SIGKILL, again and again.</summary>
public sealed class KillTests(ITestOutputHelper output) : Scenario(output)
{
    private const int Kills = 4;

    [Fact]
    public async Task Kill_OfOneSiloAfterTheOther_LosesAndDoublesNothing()
    {
        var plan = Kill.Draw(new Random(Seed), Kills, nodes: 3);
        await using var cluster = await TestCluster.StartAsync(FleetPlan.ThreeOfAKind, Seed);
        var entrance = new Entrance(ClientPatience, [.. cluster.Nodes.Select(node => node.Address)]);
        await using var load = await SteadyLoad.StartAsync(entrance, cluster.Provider, Seed);

        foreach (var kill in plan)
        {
            await PassAsync(kill.After);
            var node = cluster.Nodes[kill.Victim];
            Fault($"kill {kill}");
            await node.Silo.KillAsync();
            await PassAsync(kill.Down);
            await node.Silo.StartAsync();
            Say($"{node} is back");
        }

        await VerifyAsync(cluster, load);
    }
}
