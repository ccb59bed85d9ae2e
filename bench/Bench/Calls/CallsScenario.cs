using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.Calls;

/// <summary>Calls to 10,000 grains of one process: how many a second, and what one allocates.</summary>
internal sealed class CallsScenario() : Scenario("calls")
{
    private const int Grains = 10_000;
    private const int MostBytes = 200;

    /// <summary>1.5 times what Orleans 10 does on such a machine: 0.30, 0.70 and 0.75 million calls a second.</summary>
    private static readonly (int Callers, double LeastRate)[] Loads = [(1, 450_000), (64, 1_050_000), (256, 1_125_000)];

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        await using var provider = await LocalRuntime.StartAsync();
        var factory = provider.GetRequiredService<IGrainFactory>();
        var grains = Enumerable.Range(0, Grains).Select(i => factory.GetGrain<ICounterGrain>($"bench/{i}")).ToArray();
        foreach (var (callers, leastRate) in Loads)
        {
            var increment = await MeasureAsync(callers, grain => grain.Increment(1));
            report.AtLeast(Name, $"Increment, {callers} callers", increment.Rate, "calls/s", leastRate);
            report.AtMost(Name, $"Increment, {callers} callers", increment.Bytes, "bytes/call", MostBytes);
            report.Add(Name, $"Increment, {callers} callers", increment.Processor, "cpu us/call");
            if (settings.IsShort) continue;
            Tell("IncrementCancellable", callers, await MeasureAsync(callers, grain => grain.IncrementCancellable(1, CancellationToken.None)));
            Tell("IncrementLater", callers, await MeasureAsync(callers, grain => grain.IncrementLater(1)));
        }

        async Task<Cost> MeasureAsync(int callers, Func<ICounterGrain, Task<int>> call)
        {
            await CallAllAsync(grains, callers, call, settings.Duration / 4);
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var processor = Environment.CpuUsage.TotalTime;
            var (calls, elapsed) = await CallAllAsync(grains, callers, call, settings.Duration / 2);
            return new(
                calls / elapsed.TotalSeconds, (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / calls,
                (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / calls);
        }

        void Tell(string method, int callers, Cost cost)
        {
            report.Add(Name, $"{method}, {callers} callers", cost.Rate, "calls/s");
            report.Add(Name, $"{method}, {callers} callers", cost.Bytes, "bytes/call");
            report.Add(Name, $"{method}, {callers} callers", cost.Processor, "cpu us/call");
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

    private readonly record struct Cost(double Rate, double Bytes, double Processor);
}
