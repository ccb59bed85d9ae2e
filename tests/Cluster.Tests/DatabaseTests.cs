using Parloir.Cluster.Tests.Checks;
using Parloir.Cluster.Tests.Fleet;
using Parloir.Cluster.Tests.Load;

namespace Parloir.Cluster.Tests;

/// <summary>The one coordinator goes away: nobody can take over then, and nobody is dead because of it.</summary>
public sealed class DatabaseTests(ITestOutputHelper output) : Scenario(output)
{
    private const int Faults = 4;

    [Fact]
    public async Task Restart_OfTheDatabaseUnderLoad_EndsNobodyAndLosesNothing()
    {
        var chance = new Random(Seed);
        await using var cluster = await TestCluster.StartAsync(FleetPlan.ThreeOfAKind, Seed);
        var entrance = new Entrance(ClientPatience, [.. cluster.Nodes.Select(node => node.Address)]);
        await using var load = await SteadyLoad.StartAsync(entrance, cluster.Provider, Seed);

        for (var fault = 0; fault < Faults; fault++)
        {
            await PassAsync(TimeSpan.FromMilliseconds(chance.Next(1000, 3000)));
            await HarmAsync(cluster.Database, chance);
            // From here on everything has to come back.
            Fault("the database is back");
        }

        await VerifyAsync(cluster, load);
        Assert.Empty(await new Audit(cluster.Database.Connections).EndedAsync());
    }

    private Task HarmAsync(ClusterDatabase database, Random chance)
    {
        switch (chance.Next(3))
        {
            case 0:
                Say("the database is restarted");
                return database.RestartAsync("INT");
            case 1:
                Say("the database is killed");
                return database.RestartAsync("KILL");
            default:
                var duration = TimeSpan.FromMilliseconds(chance.Next(2000, 8000));
                Say($"the database hangs for {duration.TotalSeconds:0.0} s");
                return database.FreezeAsync(duration);
        }
    }
}
