using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parloir.Bench.Load;
using Parloir.Bench.Reporting;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Transport;

namespace Parloir.Bench.Calls;

/// <summary>Calls between two silos over loopback. Both are in this process: they share its cores and its collector, as two processes would share the machine.</summary>
internal sealed class FarCallsScenario() : Scenario("far")
{
    private const int Grains = 1000;
    private const int LeastRate = 30_000;
    private const int PacedRate = 5000;

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        var callee = SiloAddress.Create("127.0.0.1", FreePort(), 1);
        await using var far = await StartAsync(callee, callee);
        await using var near = await StartAsync(SiloAddress.Create("127.0.0.1", FreePort(), 1), callee);
        var factory = near.GetRequiredService<IGrainFactory>();
        var grains = Enumerable.Range(0, Grains).Select(i => factory.GetGrain<ICounterGrain>($"bench/{i}")).ToArray();
        foreach (var callers in settings.Of([64], full: new[] { 1, 64 }))
        {
            await CallAllAsync(grains, callers, settings.WarmUpRun / 2);
            var processor = Environment.CpuUsage.TotalTime;
            var (calls, elapsed) = await CallAllAsync(grains, callers, settings.Duration);
            var rate = calls / elapsed.TotalSeconds;
            if (callers == 1) report.Add(Name, "1 caller", rate, "calls/s");
            else report.AtLeast(Name, $"{callers} callers", rate, "calls/s", LeastRate);
            report.Add(Name, $"{callers} callers", (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / calls, "cpu us/call");
        }
        var latencies = await PaceAsync(grains, settings);
        report.Add(Name, $"{PacedRate} calls/s: p50", Percentiles.Of(latencies, 0.5).TotalMilliseconds, "ms");
        report.AtMost(Name, $"{PacedRate} calls/s: p99", Percentiles.Of(latencies, 0.99).TotalMilliseconds, "ms", 5);
        foreach (var silo in (ServiceProvider[])[near, far])
            foreach (var hosted in silo.GetServices<IHostedService>().Reverse()) await hosted.StopAsync(CancellationToken.None);
    }

    private static async Task<ServiceProvider> StartAsync(SiloAddress local, SiloAddress owner)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IPlacement>(new OneOwner(local, owner));
        services.Configure<ClusterOptions>(options => (options.Listen, options.Secret) = ($"{local.Host}:{local.Port}", "a secret of the bench"));
        services.AddSiloTransport();
        services.AddActorRuntime();
        services.AddGrains(typeof(CounterGrain).Assembly);
        var provider = services.BuildServiceProvider();
        foreach (var hosted in provider.GetServices<IHostedService>()) await hosted.StartAsync(CancellationToken.None);
        return provider;
    }

    private static async Task<(long Calls, TimeSpan Elapsed)> CallAllAsync(ICounterGrain[] grains, int callers, TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            long made = 0;
            for (; Stopwatch.GetElapsedTime(start) < duration; made++) await grains[(caller + made * 7) % Grains].Increment(1);
            return made;
        })));
        return (counts.Sum(), Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Calls go out in bursts of what has become due, once a millisecond or so.</summary>
    private static async Task<TimeSpan[]> PaceAsync(ICounterGrain[] grains, BenchSettings settings)
    {
        var latencies = new TimeSpan[(int)(PacedRate * settings.Duration.TotalSeconds)];
        var calls = new List<Task>(latencies.Length);
        var start = Stopwatch.GetTimestamp();
        for (var next = 0; next < latencies.Length;)
        {
            for (var due = (int)(Stopwatch.GetElapsedTime(start).TotalSeconds * PacedRate); next <= due && next < latencies.Length; next++) calls.Add(CallAsync(next));
            await Task.Delay(TimeSpan.FromMilliseconds(1), settings.Time);
        }
        await Task.WhenAll(calls);
        Array.Sort(latencies);
        return latencies;

        async Task CallAsync(int index)
        {
            var sent = Stopwatch.GetTimestamp();
            await grains[index % Grains].Increment(1);
            latencies[index] = Stopwatch.GetElapsedTime(sent);
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private sealed class OneOwner(SiloAddress local, SiloAddress owner) : IPlacement
    {
        public SiloAddress Local => local;
        public IReadOnlyCollection<int> LocalPartitions => [];
        public SiloAddress? OwnerOf(int partition) => owner;
    }
}
