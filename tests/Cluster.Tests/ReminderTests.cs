using System.Net;
using Parloir.Cluster.Tests.Checks;
using Parloir.Cluster.Tests.Fleet;
using Parloir.Cluster.Tests.Load;

namespace Parloir.Cluster.Tests;

/// <summary>Reminders that are due just when their silo dies: messaging windows that close, 24 hours after a message that was written 24 hours ago.</summary>
public sealed class ReminderTests(ITestOutputHelper output) : Scenario(output)
{
    private const int Windows = 90;
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    /// <summary>A takeover, and the second that a reminder may be late anyway.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(11);

    [Fact]
    public async Task Reminder_DueDuringAFailover_FiresOnceInEffect()
    {
        var chance = new Random(Seed);
        await using var cluster = await TestCluster.StartAsync(FleetPlan.ThreeOfAKind, Seed);
        var entrance = new Entrance(ClientPatience, [.. cluster.Nodes.Select(node => node.Address)]);
        await using var load = await SteadyLoad.StartAsync(entrance, cluster.Provider, Seed);
        var audit = new Audit(cluster.Database.Connections);
        var begin = TimeProvider.System.GetUtcNow();
        await Task.WhenAll(Enumerable.Range(0, Windows).Select(place => WriteADayAgoAsync(entrance, place, begin + Ahead + Spread * place / Windows)));

        var killAt = begin + Ahead + TimeSpan.FromMilliseconds(chance.Next(-1000, 5000));
        await PassAsync(killAt - TimeProvider.System.GetUtcNow());
        var node = cluster.Nodes[chance.Next(cluster.Nodes.Count)];
        Fault($"kill {node}");
        await node.Silo.KillAsync();
        await Eventually.HoldsAsync(async () => (await audit.WindowsClosedAsync()).Count >= Windows, Patience, () => "Some windows do not close");
        await node.Silo.StartAsync();

        await VerifyAsync(cluster, load);
        var closed = await audit.WindowsClosedAsync();
        Say($"latest reminder: {closed.Max(window => window.Late).TotalSeconds:0.0} s");
        Assert.Equal(Windows, closed.Count);
        Assert.All(closed, window => Assert.Equal(1, window.Times));
        Assert.True(closed.Max(window => window.Late) < Latest);
    }

    private static Task<string> WriteADayAgoAsync(Entrance entrance, int place, DateTimeOffset closesAt)
    {
        var phone = $"336800{place:D5}";
        var body = Meta.TextMessages(phone, closesAt - TimeSpan.FromDays(1), (Customer.MessageId(phone, 1), "yesterday"));
        return entrance.InsistAsync($"message of {phone}", engine => Meta.Request(engine, body), HttpStatusCode.OK);
    }
}
