using Parloir.Runtime.Membership;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Reminders;
using Parloir.Runtime.Tests.Silo;

namespace Parloir.Runtime.Tests.Membership;

/// <summary>Silos that join, leave, die and are cut off, as their grains and their callers see it.</summary>
public sealed class ClusterTests
{
    /// <summary>Callers that never pause leave little for the beats: a lease of two seconds.</summary>
    private static readonly TimeSpan Unhurried = TimeSpan.FromMilliseconds(500);
    private static readonly string[] Keys = [.. Enumerable.Range(0, 200).Select(number => $"{number}")];

    [Fact]
    public async Task Join_WhenCallsGoOn_FailsNoCallAndNoGrainIsActiveTwice()
    {
        await using var cluster = new TestCluster();
        var first = await cluster.StartAsync(heartbeat: Unhurried);
        using var load = new Load(first);

        var second = await cluster.StartAsync(heartbeat: Unhurried);
        await cluster.EvenAsync(first, second);
        var third = await cluster.StartAsync(heartbeat: Unhurried);
        await cluster.EvenAsync(first, second, third);
        await load.AssertFineAsync();

        Assert.Empty(cluster.Stage.Twins);
        foreach (var key in Keys) Assert.Equal(await third.Script(key).Count(), await second.Script(key).Count() - 1);
    }

    [Fact]
    public async Task Leave_WhenCallsGoOn_FailsNoCallAndOthersTakeOver()
    {
        await using var cluster = new TestCluster();
        var first = await cluster.StartAsync(heartbeat: Unhurried);
        var second = await cluster.StartAsync(heartbeat: Unhurried);
        await cluster.EvenAsync(first, second);
        using var load = new Load(first);

        await second.Cluster.DrainAsync();
        Assert.False(second.Cluster.IsReady);
        await cluster.EvenAsync(first);
        Assert.True(await second.Script("served by the other one").Count() > 0);
        await second.Host.StopAsync();
        await load.AssertFineAsync();

        Assert.Empty(cluster.Stage.Twins);
        Assert.Equal(first.Cluster.Local, Assert.Single(cluster.Table.View.Members).Address);
    }

    [Fact]
    public async Task Join_WhenAGrainIsInTheMiddleOfACall_WaitsForItAndTheCallsBehindItFollow()
    {
        await using var cluster = new TestCluster();
        var first = await cluster.StartAsync();
        var release = Waiting.Signal();
        var started = Keys.Select(_ => Waiting.Signal()).ToArray();
        var running = Keys.Select((key, i) => first.Script(key).Run(async grain =>
        {
            started[i].SetResult();
            await release.Task;
            // What a grain that drains needs to finish is served, even in a partition that drains too.
            return $"{await grain.Factory.GetGrain<Grains.IScriptGrain>($"{key}-needed").Count()}";
        })).ToArray();
        await Task.WhenAll(started.Select(signal => signal.Task)).Soon();

        var second = await cluster.StartAsync();
        await TestCluster.Eventually(() => cluster.Table.View.Partitions.Any(partition => partition.Owner == second.Cluster.Local));
        var behind = Keys.Select(key => second.Script(key).Count().AsTask()).ToArray();
        release.SetResult();

        Assert.All(await Task.WhenAll(running).Soon(), answer => Assert.Equal("1", answer));
        await Task.WhenAll(behind).Soon();
        await cluster.EvenAsync(first, second);
        Assert.Empty(cluster.Stage.Twins);
    }

    [Fact]
    public async Task Death_WhenASiloIsCutOff_StopsServingBeforeAnotherTakesOver()
    {
        await using var cluster = new TestCluster();
        var survivor = await cluster.StartAsync();
        var victim = await cluster.StartAsync();
        await cluster.EvenAsync(survivor, victim);
        var key = Keys.First(key => Owner(cluster, key) == victim.Cluster.Local);
        await victim.Script(key).Count();
        var gaps = survivor.Continuity.StampOf(GrainId.Create("script", key));

        cluster.Isolate(victim);
        await TestCluster.Eventually(() => Owner(cluster, key) is null || Owner(cluster, key) == survivor.Cluster.Local);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => victim.Script(key).Count().AsTask());
        Assert.False(victim.Cluster.IsReady);

        await cluster.EvenAsync(survivor);
        Assert.Equal(1, await survivor.Script(key).Count());
        Assert.NotEqual(gaps, survivor.Continuity.StampOf(GrainId.Create("script", key)));

        victim.Link.IsCut = false;
        await TestCluster.Eventually(() => victim.Cluster.IsDeclaredDead);
    }

    [Fact]
    public async Task Lease_WhenTheDatabaseComesBackInTime_IsRenewedAndNobodyDies()
    {
        await using var cluster = new TestCluster();
        var first = await cluster.StartAsync();
        var second = await cluster.StartAsync();
        await cluster.EvenAsync(first, second);

        // The database itself is away: nobody can judge anybody.
        (first.Link.IsCut, second.Link.IsCut) = (true, true);
        await TestCluster.Eventually(() => !first.Cluster.IsReady && !second.Cluster.IsReady);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => first.Script("1").Count().AsTask());
        await TestCluster.Eventually(() => first.Cluster.HeartbeatAge > TimeSpan.FromSeconds(1.5));
        (first.Link.IsCut, second.Link.IsCut) = (false, false);

        await TestCluster.Eventually(() => first.Cluster.IsReady && second.Cluster.IsReady);
        Assert.Equal(2, cluster.Table.View.Members.Length);
        Assert.Equal(0, cluster.Table.View.Gaps);
        await cluster.EvenAsync(first, second);
        foreach (var key in Keys) await first.Script(key).Count();
    }

    [Fact]
    public async Task Web_WhenItJoins_OwnsNothingAndReachesEveryGrain()
    {
        await using var cluster = new TestCluster();
        var silo = await cluster.StartAsync(SiloRoles.Silo);
        var web = await cluster.StartAsync(SiloRoles.Web);

        foreach (var key in Keys) Assert.Equal(1, await web.Script(key).Count());

        await cluster.EvenAsync(silo);
        Assert.Equal(0, web.Runtime.Directory.Count);
    }

    [Fact]
    public async Task Reminders_WhenPartitionsMove_FireOnceEach()
    {
        await using var cluster = new TestCluster();
        var fired = new System.Collections.Concurrent.ConcurrentQueue<string>();
        cluster.Stage.OnReminder = (grain, _, _) =>
        {
            fired.Enqueue(grain.GetPrimaryKeyString());
            return Task.CompletedTask;
        };
        var first = await cluster.StartAsync();
        var now = TimeProvider.System.GetUtcNow();
        foreach (var (key, place) in Keys.Select((key, place) => (key, place)))
            await cluster.Reminders.UpsertAsync(Once(GrainId.Create("script", key), now + TimeSpan.FromMilliseconds(10 * place)), CancellationToken.None);

        var second = await cluster.StartAsync();
        await cluster.EvenAsync(first, second);
        await first.Cluster.DrainAsync();
        await TestCluster.Eventually(() => cluster.Reminders.Rows.Count == 0);

        Assert.Equal(Keys.Order(), fired.Order());
    }

    private static ReminderEntry Once(GrainId grain, DateTimeOffset dueAt) => new(grain, "once", dueAt, TimeSpan.Zero, dueAt);

    private static SiloAddress? Owner(TestCluster cluster, string key) => cluster.Table.View.Partitions[GrainId.Create("script", key).Partition].Owner;

    /// <summary>Callers that never pause.</summary>
    private sealed class Load : IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();
        private readonly Task<int>[] _callers;

        public Load(TestMember from) => _callers = [.. Enumerable.Range(0, 16).Select(caller => Task.Run(async () =>
        {
            var calls = 0;
            for (var turn = caller; !_stopping.IsCancellationRequested; turn++, calls++) await from.Script(Keys[turn % Keys.Length]).Count();
            return calls;
        }))];

        public async Task AssertFineAsync()
        {
            await _stopping.CancelAsync();
            Assert.All(await Task.WhenAll(_callers).Soon(), calls => Assert.True(calls > 0));
        }

        public void Dispose() => _stopping.Dispose();
    }
}
