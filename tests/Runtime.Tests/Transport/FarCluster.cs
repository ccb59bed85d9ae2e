using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Tests.Silo;
using Parloir.Runtime.Transport;
using Parloir.Runtime.Transport.Connections;

namespace Parloir.Runtime.Tests.Transport;

/// <summary>Silos in one process that know each other through real sockets. Partitions go round among them.</summary>
internal sealed class FarCluster : IAsyncDisposable
{
    public const string Secret = "the secret of the tests";

    private readonly List<TestSilo> _silos = [];
    private readonly List<SiloAddress> _addresses = [];

    public TimeProvider? Time { get; init; }
    public TransportLimits Limits { get; init; } = new();

    /// <summary>Silos that a partition is moved on by, in the eyes of the silo with that number.</summary>
    public Dictionary<int, int> Shift { get; } = [];

    /// <summary>How often a silo has asked for the placement anew.</summary>
    public int Refreshes { get; set; }

    /// <summary>Runs when one does.</summary>
    public Action? OnRefresh { get; set; }

    public TestSilo this[int number] => _silos[number];

    public static async Task<FarCluster> OfTwoAsync(TransportLimits? limits = null)
    {
        var cluster = new FarCluster { Limits = limits ?? new TransportLimits() };
        await cluster.StartAsync();
        await cluster.StartAsync();
        return cluster;
    }

    public SiloAddress AddressOf(int number) => _addresses[number];
    public FarStage StageOf(int number) => _silos[number].Services.GetRequiredService<FarStage>();
    public SiloTransport TransportOf(int number) => _silos[number].Services.GetRequiredService<SiloTransport>();

    /// <param name="wire">Through which the others reach it; null for straight.</param>
    public async Task<TestSilo> StartAsync(string secret = Secret, ProtocolVersions? versions = null, Func<int, Wire>? wire = null)
    {
        var number = _silos.Count;
        var port = FreePort();
        _addresses.Add(SiloAddress.Create("127.0.0.1", wire?.Invoke(port).Port ?? port, number + 1));
        var silo = await TestSilo.StartAsync(
            register: services =>
            {
                if (Time is not null) services.AddSingleton(Time);
                services.Configure<ClusterOptions>(options => (options.Listen, options.Secret) = ($"127.0.0.1:{port}", secret));
                services.AddSingleton(Limits).AddSingleton<FarStage>().AddSingleton<IPlacement>(new Round(this, number));
                if (versions is not null) services.AddSingleton(versions);
                services.AddSiloTransport();
            });
        _silos.Add(silo);
        return silo;
    }

    /// <summary>A grain that lives on the silo of that number, as another silo sees it.</summary>
    public IFarGrain Grain(int from, int on, int variant = 0) => _silos[from].Factory.GetGrain<IFarGrain>(KeyOn(on, variant));

    public string KeyOn(int number, int variant = 0) => Enumerable.Range(0, int.MaxValue).Select(i => $"{i}")
        .Where(key => GrainId.Create("far", key).Partition % _silos.Count == number).ElementAt(variant);

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Enumerable.Reverse(_silos)) await silo.DisposeAsync();
    }

    private static int s_port = 21_000 + Environment.ProcessId % 900 * 10;

    /// <summary>Outside of the range from which the system takes ports for connections.</summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref s_port);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }

    private sealed class Round(FarCluster cluster, int number) : IPlacement
    {
        public SiloAddress Local { get; } = cluster._addresses[number];
        public IReadOnlyCollection<int> LocalPartitions => [];

        public SiloAddress? OwnerOf(int partition) =>
            cluster._addresses[(partition + cluster.Shift.GetValueOrDefault(number)) % cluster._addresses.Count];

        public ValueTask RefreshAsync(CancellationToken cancellationToken)
        {
            cluster.Refreshes++;
            cluster.OnRefresh?.Invoke();
            return ValueTask.CompletedTask;
        }
    }
}
