using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parloir.Bench.Reporting;
using Parloir.Runtime.Hosting;

namespace Parloir.Bench.Calls;

/// <summary>Calls to 10,000 grains of one process: how many a second, and what one allocates.</summary>
internal sealed class CallsScenario() : Scenario("calls")
{
    private const int Grains = 10_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddActorRuntime();
        services.AddGrains(typeof(CounterGrain).Assembly);
        await using var provider = services.BuildServiceProvider();
        foreach (var hosted in provider.GetServices<IHostedService>()) await hosted.StartAsync(CancellationToken.None);
        var factory = provider.GetRequiredService<IGrainFactory>();
        var grains = Enumerable.Range(0, Grains).Select(i => factory.GetGrain<ICounterGrain>($"bench/{i}")).ToArray();
        foreach (var callers in (int[])[1, 64, 256])
        {
            await MeasureAsync("Increment", callers, grain => grain.Increment(1));
            await MeasureAsync("IncrementCancellable", callers, grain => grain.IncrementCancellable(1, CancellationToken.None));
            await MeasureAsync("IncrementLater", callers, grain => grain.IncrementLater(1));
        }

        async Task MeasureAsync(string method, int callers, Func<ICounterGrain, Task<int>> call)
        {
            await CallAllAsync(grains, callers, call, WarmUp);
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var processor = Environment.CpuUsage.TotalTime;
            var (calls, elapsed) = await CallAllAsync(grains, callers, call, settings.Duration);
            report.Add(Name, $"{method}, {callers} callers", calls / elapsed.TotalSeconds, "calls/s");
            report.Add(Name, $"{method}, {callers} callers", (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / calls, "bytes/call");
            report.Add(Name, $"{method}, {callers} callers", (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / calls, "cpu us/call");
        }
    }

    private static async Task<(long Calls, TimeSpan Elapsed)> CallAllAsync(
        ICounterGrain[] grains, int callers, Func<ICounterGrain, Task<int>> call, TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallAsync(caller))));
        return (counts.Sum(), Stopwatch.GetElapsedTime(start));

        async Task<long> CallAsync(int seed)
        {
            var next = seed * (Grains / callers);
            long made = 0;
            while (true)
            {
                for (var i = 0; i < 64; i++, made++) await call(grains[next = (next + 7919) % Grains]);
                if (Stopwatch.GetElapsedTime(start) > duration) return made;
            }
        }
    }
}
