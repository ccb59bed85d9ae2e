using Microsoft.Extensions.Logging.Abstractions;
using Parloir.Bench.Load;
using Parloir.Bench.Processes;
using Parloir.Bench.Reporting;
using Parloir.Journal.Embedded;

namespace Parloir.Bench.Ingest;

/// <summary>
/// Signed webhooks that are answered once all of them is durable and projected: the silo, against a plain API with one transaction for each message, and
/// against the journal alone. The load generator shares the machine with all three.
/// </summary>
internal sealed class IngestScenario(Stage stage) : Scenario("ingest")
{
    private const int Batch = 10;

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        var plain = await MeasurePlainAsync(settings);
        var journal = await JournalBaseline.MeasureAsync(settings);
        await stage.SetUpAsync();

        report.Add(Name, "silo: messages of new customers", stage.Introduction!.MessagesPerSecond, "messages/s");
        var (one, oneConnections) = await BestAsync(stage.Load, 1, settings);
        report.AgainstBaseline(Name, $"silo, 1 message a webhook, {oneConnections} connections; baseline: plain API", one.MessagesPerSecond, "messages/s", plain.One, 3);
        report.Add(Name, "silo, 1 message a webhook: p50", one.Percentile(0.5).TotalMilliseconds, "ms");
        report.Add(Name, "silo, 1 message a webhook: p99", one.Percentile(0.99).TotalMilliseconds, "ms");
        var (ten, tenConnections) = await BestAsync(stage.Load, Batch, settings);
        report.AgainstBaseline(Name, $"silo, 10 a webhook, {tenConnections} connections; baseline: plain API", ten.MessagesPerSecond, "messages/s", plain.Ten);
        report.AgainstBaseline(Name, $"silo, 10 a webhook, {tenConnections} connections; baseline: journal alone", ten.MessagesPerSecond, "messages/s", journal, 0.5);
        report.Add(Name, "resident memory of the silo afterwards", stage.Silo.ResidentMegabytes, "MB");

        await Durability.TellAsync(report, Name, stage.Load, stage.Database);
    }

    private static async Task<(double One, double Ten)> MeasurePlainAsync(BenchSettings settings)
    {
        using var scratch = new ScratchDirectory();
        await using var database = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = scratch.Path }, settings.Time, NullLogger.Instance, CancellationToken.None);
        await using var plain = await ServerProcess.StartMessagesAsync(database.ConnectionString, WebhookLoad.Secret, settings.Time);
        var load = new WebhookLoad(plain.Address, settings.Time, settings.Customers);
        await load.IntroduceAsync(64, Batch);
        await load.WarmUpAsync(Concurrencies(settings)[^1], settings);
        var (one, _) = await BestAsync(load, 1, settings);
        var (ten, _) = await BestAsync(load, Batch, settings);
        if (load.Refused > 0) throw new InvalidOperationException($"The plain API refused {load.Refused} webhooks: it is no baseline.");
        return (one.MessagesPerSecond, ten.MessagesPerSecond);
    }

    /// <summary>Every server gets the concurrency that suits it best, each after a run that does not count.</summary>
    private static async Task<(LoadOutcome Outcome, int Connections)> BestAsync(WebhookLoad load, int messages, BenchSettings settings)
    {
        (LoadOutcome Outcome, int Connections)? best = null;
        foreach (var connections in Concurrencies(settings))
        {
            await load.SaturateAsync(connections, messages, settings.Duration / 2);
            var outcome = await load.SaturateAsync(connections, messages, settings.Duration);
            if (best is null || outcome.MessagesPerSecond > best.Value.Outcome.MessagesPerSecond) best = (outcome, connections);
        }
        return best!.Value;
    }

    private static int[] Concurrencies(BenchSettings settings) => settings.Of([128], full: new[] { 64, 128, 256 });
}
