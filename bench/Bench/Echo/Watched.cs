using System.Diagnostics;
using Parloir.Bench.Load;

namespace Parloir.Bench.Echo;

/// <summary>What screens saw of one run at a steady rate.</summary>
/// <param name="Latencies">Sorted; from when a message was due.</param>
internal sealed record Watched(TimeSpan[] Latencies, int Lost, int Twice, int OutOfOrder, int Resyncs)
{
    // So many that a webhook which is due hardly ever waits for a free one.
    public const int Connections = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    /// <summary>What comes twice may come late.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    public double P50 => Percentiles.Of(Latencies, 0.5).TotalMilliseconds;
    public double P99 => Percentiles.Of(Latencies, 0.99).TotalMilliseconds;
    public double P999 => Percentiles.Of(Latencies, 0.999).TotalMilliseconds;

    public static async Task<Watched> MeasureAsync(
        WebhookLoad load, Uri address, double rate, int screens, Func<DueTimes, Task<Screen>> connect, BenchSettings settings)
    {
        var times = new DueTimes(load.Sent, (int)(rate * settings.Duration.TotalSeconds));
        var watching = new List<Screen>();
        for (var i = 0; i < screens; i++) watching.Add(await connect(times));
        await PacedLoad.RunAsync(load, address, Connections, rate, times, settings.Time);
        for (var start = Stopwatch.GetTimestamp(); watching.Exists(screen => screen.Arrivals.Lost > 0) && Stopwatch.GetElapsedTime(start) < Patience;)
            await Task.Delay(TimeSpan.FromMilliseconds(20), settings.Time);
        await Task.Delay(Settling, settings.Time);
        foreach (var screen in watching) await screen.DisposeAsync();
        TimeSpan[] latencies = [.. watching.SelectMany(screen => screen.Arrivals.Latencies())];
        Array.Sort(latencies);
        return new Watched(
            latencies, watching.Sum(screen => screen.Arrivals.Lost), watching.Sum(screen => screen.Arrivals.Twice), watching.Sum(screen => screen.OutOfOrder),
            watching.Sum(screen => screen.Resyncs));
    }
}
