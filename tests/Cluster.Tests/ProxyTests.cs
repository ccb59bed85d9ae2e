using Parloir.Cluster.Tests.Fleet;
using Parloir.Cluster.Tests.Load;

namespace Parloir.Cluster.Tests;

/// <summary>An upgrade: each silo is stopped politely and started again, behind the proxy, and no client sees an error.</summary>
public sealed class ProxyTests(ITestOutputHelper output) : Scenario(output)
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(10);

    [ProxyFact]
    public async Task Stop_OfEachSiloInTurnBehindTheProxy_FailsNoRequest()
    {
        var chance = new Random(Seed);
        await using var cluster = await TestCluster.StartAsync(
            FleetPlan.ThreeOfAKind with { Settings = [("Engine__TrustedProxies", "127.0.0.1")] }, Seed);
        await using var proxy = await Proxy.StartAsync([.. cluster.Nodes.Select(node => node.Address)]);
        await using var load = await SteadyLoad.StartAsync(new Entrance(ClientPatience, proxy.Address), cluster.Provider, Seed);

        foreach (var node in cluster.Nodes)
        {
            await PassAsync(TimeSpan.FromMilliseconds(chance.Next(500, 2500)));
            Fault($"stop {node}");
            var since = TimeProvider.System.GetTimestamp();
            Assert.Equal(0, await node.Silo.StopAsync());
            var took = TimeProvider.System.GetElapsedTime(since);
            Say($"{node} took {took.TotalSeconds:0.0} s");
            Assert.True(took < LongestStop, $"{node} took {took} to stop.{string.Concat(node.Complaints)}");
            await node.Silo.StartAsync();
        }

        await VerifyAsync(cluster, load);
        var failed = load.Entrance.Attempts.Where(attempt => attempt.Status is not { } status || (int)status >= 300).ToArray();
        Assert.True(failed.Length == 0, string.Join('\n', failed.Take(20)));
    }
}
