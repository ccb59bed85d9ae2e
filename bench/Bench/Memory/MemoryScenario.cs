using Parloir.Bench.Load;
using Parloir.Bench.Reporting;
using Parloir.Bench.Soak;

namespace Parloir.Bench.Memory;

/// <summary>What things cost that only exist, and whether the silo grows under load that goes on: rounds of the same mixed load, an hour's worth of a large office in minutes.</summary>
internal sealed class MemoryScenario(Stage stage) : Scenario("memory")
{
    private const double WebhooksPerSecond = 1_000;
    private const double MostGrowth = 1.2;

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        await IdleActivations.MeasureAsync(report, Name);
        if (!settings.IsShort) await new ConnectedAgents(report, settings).MeasureAsync(Name);

        var mixed = await MixedLoad.PrepareAsync(stage, settings);
        var (rounds, duration) = settings.Of((4, TimeSpan.FromSeconds(1.5)), full: (8, TimeSpan.FromSeconds(15)));
        var faults = default(MixedFaults);
        var resident = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            faults += (await mixed.RunAsync(duration, WebhooksPerSecond)).Faults;
            resident[round] = stage.Silo.ResidentMegabytes;
        }
        report.NoMoreThan(Name, $"the silo after {rounds} rounds of mixed load; baseline: after 2", resident[^1], "MB", resident[1], MostGrowth);
        faults.Tell(report, Name);
    }
}
