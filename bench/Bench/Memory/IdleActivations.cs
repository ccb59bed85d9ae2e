using Microsoft.Extensions.DependencyInjection;
using Parloir.Bench.Calls;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.Memory;

/// <summary>What a grain costs that was called once and does nothing: activation, mailbox, directory entry, key, and the grain with its one number.</summary>
internal static class IdleActivations
{
    private const int Count = 200_000;
    private const int AtOnce = 1_000;

    public static async Task MeasureAsync(Report report, string scenario)
    {
        await using var provider = await LocalRuntime.StartAsync();
        var factory = provider.GetRequiredService<IGrainFactory>();
        await ActivateAsync(factory, "warm", AtOnce);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await ActivateAsync(factory, "idle", Count);
        report.Add(scenario, $"an idle activation, of {Count:N0}", (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / Count, "bytes");
    }

    private static async Task ActivateAsync(IGrainFactory factory, string name, int count)
    {
        for (var first = 0; first < count; first += AtOnce)
            await Task.WhenAll(Enumerable.Range(first, AtOnce).Select(number => factory.GetGrain<ICounterGrain>($"{name}/{number}").Increment(1)));
    }
}
