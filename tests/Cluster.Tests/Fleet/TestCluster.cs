using System.Net;
using Parloir.Cluster.Tests.Load;

namespace Parloir.Cluster.Tests.Fleet;

/// <summary>Silos as processes, the database that they share, and the provider that they send through.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private const string Secret = "a secret of this cluster alone";
    private readonly List<Node> _nodes = [];

    private TestCluster(ClusterDatabase database, StrictGraph provider) => (Database, Provider) = (database, provider);

    public ClusterDatabase Database { get; }
    public StrictGraph Provider { get; }
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>The nodes are ready, and the database watches them.</summary>
    public static async Task<TestCluster> StartAsync(FleetPlan plan, int seed)
    {
        var host = plan.Network?.HostAddress;
        var database = await ClusterDatabase.StartAsync(host);
        var provider = await StrictGraph.StartAsync(host is null ? IPAddress.Loopback : IPAddress.Parse(host), seed);
        var cluster = new TestCluster(database, provider);
        try
        {
            for (var place = 0; place < plan.Roles.Length; place++) cluster._nodes.Add(cluster.Plan(plan, place));
            await database.PrepareAsync();
            await Task.WhenAll(cluster.Nodes.Select(node => node.Silo.StartAsync()));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_nodes.Select(node => node.DisposeAsync().AsTask()));
        await Provider.DisposeAsync();
        await Database.DisposeAsync();
    }

    private Node Plan(FleetPlan plan, int place)
    {
        var network = place == plan.Roles.Length - 1 ? plan.Network : null;
        var host = network?.NodeAddress ?? plan.Network?.HostAddress ?? "127.0.0.1";
        var port = plan.Ports.Count > place ? plan.Ports[place] : RunningSilo.FreePort();
        var silo = new RunningSilo(
            new Uri($"http://{host}:{port}"), null,
            [
                ("Engine__Database", Database.ConnectionString),
                ("Engine__Roles", plan.Roles[place]),
                ("Engine__WhatsApp__GraphAddress", Provider.Address.ToString()),
                ("Engine__Cluster__Listen", $"{host}:{RunningSilo.FreePort()}"),
                ("Engine__Cluster__Secret", Secret),
                .. plan.Settings,
            ])
        { Through = network?.Through ?? [] };
        return new Node($"node {place + 1}", silo);
    }
}
