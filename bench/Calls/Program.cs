using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parloir.Bench.Calls;
using Parloir.Runtime.Hosting;

// Calls to 10,000 grains of one process: how many a second, and what one allocates.
const int Grains = 10_000;
var seconds = args.Length > 0 ? int.Parse(args[0]) : 3;

var services = new ServiceCollection();
services.AddLogging();
services.AddActorRuntime();
services.AddGrains(typeof(CounterGrain).Assembly);
await using var provider = services.BuildServiceProvider();
foreach (var hosted in provider.GetServices<IHostedService>()) await hosted.StartAsync(CancellationToken.None);
var factory = provider.GetRequiredService<IGrainFactory>();
var grains = Enumerable.Range(0, Grains).Select(i => factory.GetGrain<ICounterGrain>($"bench/{i}")).ToArray();

Console.WriteLine("method                 callers   million calls/s   bytes/call   processor us/call");
foreach (var callers in (int[])[1, 64, 256])
{
    await MeasureAsync("Increment", callers, grain => grain.Increment(1));
    await MeasureAsync("IncrementCancellable", callers, grain => grain.IncrementCancellable(1, CancellationToken.None));
    await MeasureAsync("IncrementLater", callers, grain => grain.IncrementLater(1));
}

async Task MeasureAsync(string name, int callers, Func<ICounterGrain, Task<int>> call)
{
    await RunAsync(callers, call, TimeSpan.FromSeconds(1));
    var before = GC.GetTotalAllocatedBytes(precise: true);
    var processor = Environment.CpuUsage.TotalTime;
    var (calls, elapsed) = await RunAsync(callers, call, TimeSpan.FromSeconds(seconds));
    var bytes = (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / calls;
    Console.WriteLine($"{name,-22} {callers,7} {calls / elapsed.TotalSeconds / 1e6,17:F2} {bytes,12:F0} {(Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / calls,19:F2}");
}

async Task<(long Calls, TimeSpan Elapsed)> RunAsync(int callers, Func<ICounterGrain, Task<int>> call, TimeSpan duration)
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
