using Parloir.Cluster.Tests.Checks;
using Parloir.Cluster.Tests.Fleet;
using Parloir.Cluster.Tests.Load;

namespace Parloir.Cluster.Tests;

/// <summary>A node that only serves webhooks, the API and the hub, and two that only run grains.</summary>
public sealed class RoleTests(ITestOutputHelper output) : Scenario(output)
{
    [Fact]
    public async Task WebNode_BeforeSilosThatComeAndGo_ServesEverythingAndOwnsNothing()
    {
        var chance = new Random(Seed);
        await using var cluster = await TestCluster.StartAsync(new FleetPlan("silo", "silo", "web"), Seed);
        await using var load = await SteadyLoad.StartAsync(new Entrance(ClientPatience, cluster.Nodes[2].Address), cluster.Provider, Seed);

        await PassAsync(TimeSpan.FromMilliseconds(chance.Next(1000, 3000)));
        var killed = chance.Next(2);
        Fault($"kill {cluster.Nodes[killed]}");
        await cluster.Nodes[killed].Silo.KillAsync();
        await PassAsync(TimeSpan.FromMilliseconds(chance.Next(0, 8000)));
        await cluster.Nodes[killed].Silo.StartAsync();
        Say("it is back");
        await PassAsync(TimeSpan.FromMilliseconds(chance.Next(1000, 3000)));
        var failed = load.Entrance.Attempts.Count(attempt => attempt.Status is null);
        Fault($"stop {cluster.Nodes[1 - killed]} politely");
        Assert.Equal(0, await cluster.Nodes[1 - killed].Silo.StopAsync());

        await VerifyAsync(cluster, load);
        Assert.Equal(0, failed);
        Assert.Empty(await new Audit(cluster.Database.Connections).OwnersWithoutGrainsAsync());
    }
}
