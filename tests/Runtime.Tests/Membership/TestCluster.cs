using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Membership;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Reminders;
using Parloir.Runtime.Tests.Grains;
using Parloir.Runtime.Tests.Silo;

namespace Parloir.Runtime.Tests.Membership;

/// <summary>Several silos in one process, with a table and a wire between them. The stage is one for all, so that it sees a grain that is active twice.</summary>
internal sealed class TestCluster : IAsyncDisposable
{
    private readonly ConcurrentDictionary<SiloAddress, IGrainReceiver> _receivers = new();
    private readonly List<TestMember> _members = [];
    private int _port = 7000;

    public MemoryMembershipTable Table { get; } = new();
    public MemoryReminderTable Reminders { get; } = new();
    public Stage Stage { get; } = new();

    public async Task<TestMember> StartAsync(SiloRoles roles = SiloRoles.Both, TimeSpan? heartbeat = null)
    {
        var beat = heartbeat ?? TimeSpan.FromMilliseconds(100);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Engine:Cluster:Listen"] = $"127.0.0.1:{Interlocked.Increment(ref _port)}",
            ["Engine:Cluster:Secret"] = "a secret of some length",
        });
        var link = Table.Connect();
        builder.Logging.AddProvider(new RecordedLogs());
        builder.Services.AddSingleton(Stage).AddScoped<ScopedThing>();
        builder.Services.AddSingleton<IMembershipTable>(link).AddSingleton<IReminderTable>(Reminders).AddSingleton<IGrainTransport>(new Wire(this));
        builder.Services.AddActorRuntime();
        builder.Services.AddGrains(typeof(ScriptGrain).Assembly);
        builder.Services.AddClusterMembership(options =>
        {
            (options.Roles, options.Heartbeat, options.Lease, options.DeadAfter) = (roles, beat, beat * 4, beat * 6);
            (options.MoveLimit, options.DrainDelay) = (TimeSpan.FromSeconds(10), TimeSpan.Zero);
        });
        var member = new TestMember(builder.Build(), link);
        _receivers[member.Cluster.Local] = member.Host.Services.GetRequiredService<IGrainReceiver>();
        _members.Add(member);
        await member.Host.StartAsync();
        return member;
    }

    /// <summary>Nobody reaches it any more, and it reaches nobody; it does not know that.</summary>
    public void Isolate(TestMember member)
    {
        member.Link.IsCut = true;
        _receivers.TryRemove(member.Cluster.Local, out _);
    }

    public Task EvenAsync(params TestMember[] owners) => Eventually(() =>
    {
        var counts = owners.Select(owner => Table.View.Partitions.Count(partition => partition.Owner == owner.Cluster.Local)).ToArray();
        return counts.Sum() == GrainId.PartitionCount && counts.Max() - counts.Min() <= 1
            && owners.All(owner => owner.Cluster.View.Version == Table.View.Version);
    });

    public static async Task Eventually(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        while (!condition()) await timer.WaitForNextTickAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in _members) await member.DisposeAsync();
    }

    private sealed class Wire(TestCluster cluster) : IGrainTransport
    {
        public Task<object?> InvokeAsync(SiloAddress silo, RemoteCall call, CancellationToken cancellationToken) =>
            cluster._receivers.TryGetValue(silo, out var receiver)
                ? receiver.InvokeAsync(call, cancellationToken)
                : throw new SiloUnavailableException($"{silo} does not answer.");
    }
}

internal sealed class TestMember(IHost host, MemoryMembershipTable.Link link) : IAsyncDisposable
{
    public IHost Host => host;
    public MemoryMembershipTable.Link Link => link;
    public ICluster Cluster { get; } = host.Services.GetRequiredService<ICluster>();
    public GrainRuntime Runtime => host.Services.GetRequiredService<GrainRuntime>();
    public IContinuity Continuity => host.Services.GetRequiredService<IContinuity>();

    public IScriptGrain Script(string key) => host.Services.GetRequiredService<IGrainFactory>().GetGrain<IScriptGrain>(key);

    public async ValueTask DisposeAsync()
    {
        if (!host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.IsCancellationRequested) await host.StopAsync();
        host.Dispose();
    }
}
