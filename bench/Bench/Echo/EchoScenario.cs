using Parloir.Bench.Load;
using Parloir.Bench.Processes;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.Echo;

/// <summary>
/// From the moment a webhook is due to the arrival of its message at agents' screens, at 20, 50 and 80 % of what the silo takes in at most. The baseline takes the
/// same webhooks at the same rates and only checks and reads them before it sends each message to a SignalR group: it keeps nothing.
/// </summary>
internal sealed class EchoScenario(Stage stage) : Scenario("echo")
{
    private const double Half = 0.5;
    private const int Office = 20;
    private static readonly double[] Shares = [0.2, Half, 0.8];

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        await stage.SetUpAsync();
        var limit = settings.Limit ?? (await stage.Load.SaturateAsync(Watched.Connections, 1, settings.Duration)).MessagesPerSecond;
        report.Add(Name, "the ingest limit, whose shares follow", limit, "webhooks/s");
        await stage.RestAsync();
        var conversation = await Screen.FindConversationAsync(stage.Silo.Address);
        var engine = await MeasureAllAsync(stage.Load, stage.Silo.Address, limit, times => Screen.OfDeskAsync(stage.Silo.Address, conversation, times), settings);
        var office = await Watched.MeasureAsync(
            stage.Load, stage.Silo.Address, limit * Half, Office, times => Screen.OfDeskAsync(stage.Silo.Address, conversation, times), settings);

        await using var group = await ServerProcess.StartBroadcastAsync(WebhookLoad.Secret, settings.Time);
        var load = new WebhookLoad(group.Address, settings.Time, settings.Customers);
        await load.SaturateAsync(Watched.Connections, 1, settings.WarmUpRun * 2);
        var plain = await MeasureAllAsync(load, group.Address, limit, times => Screen.OfGroupAsync(group.Address, times), settings);

        foreach (var (index, share) in Shares.Index()) Tell(report, share, engine[index], plain[index]);
        report.Add(Name, $"50 % of the limit to {Office} screens: p50", office.P50, "ms");
        report.AtMost(Name, $"50 % of the limit to {Office} screens: p99", office.P99, "ms", 50);
        TellFaults(report, [.. engine, office]);
    }

    /// <summary>At half the limit once more beforehand: the way to the screens has to be warm as well.</summary>
    private static async Task<Watched[]> MeasureAllAsync(WebhookLoad load, Uri address, double limit, Func<DueTimes, Task<Screen>> connect, BenchSettings settings)
    {
        await Watched.MeasureAsync(load, address, limit * Half, 1, connect, settings);
        var all = new Watched[Shares.Length];
        foreach (var (index, share) in Shares.Index()) all[index] = await Watched.MeasureAsync(load, address, limit * share, 1, connect, settings);
        return all;
    }

    private void Tell(Report report, double share, Watched engine, Watched plain)
    {
        if (plain.Lost + plain.Twice > 0) throw new InvalidOperationException($"The group lost {plain.Lost} messages and doubled {plain.Twice}: it is no baseline.");
        var metric = $"{share * 100:F0} % of the limit to a screen";
        report.AgainstBaseline(Name, $"{metric}: p50; baseline: SignalR group", engine.P50, "ms", plain.P50);
        if (share == Half) report.NoLaterThan(Name, $"{metric}: p99; baseline: SignalR group", engine.P99, "ms", plain.P99, 5);
        else report.AgainstBaseline(Name, $"{metric}: p99; baseline: SignalR group", engine.P99, "ms", plain.P99);
        report.AgainstBaseline(Name, $"{metric}: p99.9; baseline: SignalR group", engine.P999, "ms", plain.P999);
        if (share == Half) report.AtMost(Name, $"{metric}: p99", engine.P99, "ms", 50);
    }

    private void TellFaults(Report report, Watched[] all)
    {
        report.AtMost(Name, "lost", all.Sum(run => run.Lost), "messages", 0);
        report.AtMost(Name, "twice", all.Sum(run => run.Twice), "messages", 0);
        report.AtMost(Name, "out of order", all.Sum(run => run.OutOfOrder), "pushes", 0);
        report.AtMost(Name, "told to resync", all.Sum(run => run.Resyncs), "times", 0);
    }
}
