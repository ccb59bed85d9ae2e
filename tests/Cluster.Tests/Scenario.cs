using System.Globalization;
using Parloir.Cluster.Tests.Checks;
using Parloir.Cluster.Tests.Faults;
using Parloir.Cluster.Tests.Fleet;
using Parloir.Cluster.Tests.Load;

namespace Parloir.Cluster.Tests;

/// <summary>A cluster under steady load, something that happens to it, and the same questions afterwards.</summary>
public abstract class Scenario
{
    private static readonly TimeSpan SettlePatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ScreenPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Takeover = TimeSpan.FromSeconds(10);
    private readonly ITestOutputHelper _output;
    private readonly long _begin = TimeProvider.System.GetTimestamp();
    private readonly List<long> _faults = [];

    protected Scenario(ITestOutputHelper output)
    {
        _output = output;
        Seed = Faults.Seed.Draw();
        Say($"{Faults.Seed.Variable}={Seed}");
    }

    protected int Seed { get; }

    /// <summary>For one attempt of a client; longer than any answer may take.</summary>
    protected static TimeSpan ClientPatience { get; } = TimeSpan.FromSeconds(15);

    protected void Say(string what) =>
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(_begin).TotalSeconds,6:0.0} s  {what}"));

    /// <summary>Something is about to happen from which the cluster has to recover.</summary>
    protected void Fault(string what)
    {
        Say(what);
        _faults.Add(TimeProvider.System.GetTimestamp());
    }

    private protected static Task PassAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System);

    /// <summary>Ends the load, and asks everything that must be true however the cluster was treated.</summary>
    private protected async Task VerifyAsync(TestCluster cluster, SteadyLoad load)
    {
        await load.StopAsync();
        Say($"acknowledged: {load.Promises.Received.Count} messages, {load.Promises.Replied.Count} replies; sent: {cluster.Provider.Taken.Count}; attempts that failed: {Failed(load)}");
        var audit = new Audit(cluster.Database.Connections);
        await Eventually.HoldsAsync(
            async () => cluster.Provider.HasToldAll && await audit.HasNothingToDoAsync(), SettlePatience, () => "The outboxes do not get empty" + Complaints(cluster));
        var check = new ScreenCheck(load.Entrance, load.Token);
        IReadOnlyList<string> stale = [];
        await Eventually.HoldsAsync(
            async () => (stale = await check.CompareAsync(load.AllScreens)).Count == 0, ScreenPatience, () => string.Join('\n', stale) + Complaints(cluster));
        Say($"screens agree; they reconnected {load.AllScreens.Sum(screen => screen.Reconnects)} times");

        string[] wrong =
        [
            .. await PromiseCheck.ReceivedAsync(audit, load.Promises),
            .. await PromiseCheck.RepliedAsync(audit, load.Promises),
            .. await PromiseCheck.SentAsync(audit, cluster.Provider),
            .. await audit.WrittenByTheDeadAsync(),
            .. await audit.WrittenByOthersAsync(),
            .. await audit.BrokenStreamsAsync(),
        ];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong) + Complaints(cluster));
        AssertServed(load);
        Say(Complaints(cluster));
    }

    private void AssertServed(SteadyLoad load)
    {
        var longest = TakeoverCheck.Longest(load.Promises, _faults);
        var slowest = load.Entrance.Attempts.MaxBy(attempt => attempt.Took)!;
        Say($"longest wait after a fault: {longest.TotalSeconds:0.0} s; slowest attempt: {slowest.What} at {slowest.Engine.Authority}, {slowest.Took.TotalSeconds:0.0} s, {slowest.Status}");
        Assert.True(longest < Takeover, $"A customer waited {longest} after a fault.");
    }

    private static string Failed(SteadyLoad load) => string.Join(", ", load.Entrance.Attempts
        .Where(attempt => attempt.Status is not { } status || (int)status >= 300)
        .CountBy(attempt => $"{attempt.Status?.ToString() ?? "no answer"}").Select(count => $"{count.Value} {count.Key}"));

    private static string Complaints(TestCluster cluster) => string.Concat(cluster.Nodes.SelectMany(node => node.Complaints).Take(30).Select(line => "\n" + line));
}
