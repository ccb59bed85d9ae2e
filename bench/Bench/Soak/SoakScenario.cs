using System.Globalization;
using Parloir.Bench.Ingest;
using Parloir.Bench.Load;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.Soak;

/// <summary>Half an hour of mixed load: memory and latency minute by minute, and nothing lost, twice or out of order in the end.</summary>
internal sealed class SoakScenario(Stage stage) : Scenario("soak")
{
    private const double WebhooksPerSecond = 500;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public override bool MustBeNamed(BenchSettings settings) => true;

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        var mixed = await MixedLoad.PrepareAsync(stage, settings);
        var faults = default(MixedFaults);
        for (var done = TimeSpan.Zero; done < settings.Soak; done += Minute)
        {
            var left = settings.Soak - done;
            var round = await mixed.RunAsync(left < Minute ? left : Minute, WebhooksPerSecond);
            faults += round.Faults;
            var minute = string.Create(CultureInfo.InvariantCulture, $"minute {(int)done.TotalMinutes + 1}");
            report.Add(Name, $"{minute}: webhook to screen: p99", round.WebhookToScreen, "ms");
            report.Add(Name, $"{minute}: reply to status on screen: p99", round.ReplyToStatus, "ms");
            report.Add(Name, $"{minute}: change: p99", round.Change, "ms");
            report.Add(Name, $"{minute}: search: p99", round.Search, "ms");
            report.Add(Name, $"{minute}: desks that lost their network", round.Connections, "times");
            report.Add(Name, $"{minute}: of them, shown all afresh", round.Afresh, "times");
            report.Add(Name, $"{minute}: resident memory of the silo", stage.Silo.ResidentMegabytes, "MB");
        }
        faults.Tell(report, Name);
        await Durability.TellAsync(report, Name, stage.Load, stage.Database);
    }
}
