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
internal sealed class IngestScenario() : Scenario("ingest")
{
    private static readonly int[] Concurrencies = [64, 128, 256];
    private const int Batch = 10;

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        var plain = await MeasurePlainAsync(settings);
        var journal = await JournalBaseline.MeasureAsync(settings);
        using var scratch = new ScratchDirectory();
        await using var silo = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time);
        var load = new WebhookLoad(silo.Address, settings.Time, settings.Customers);
        var acknowledged = new Acknowledged();

        var newcomers = acknowledged.Count(await load.IntroduceAsync(64, Batch));
        report.Add(Name, "silo: messages of new customers", newcomers.MessagesPerSecond, "messages/s");
        acknowledged.Count(await load.WarmUpAsync(Concurrencies[^1]));
        var (one, oneConnections) = await BestAsync(load, 1, settings, acknowledged);
        report.AgainstBaseline(Name, $"silo, 1 message a webhook, {oneConnections} connections; baseline: plain API", one.MessagesPerSecond, "messages/s", plain.One, 3);
        report.Add(Name, "silo, 1 message a webhook: p50", one.Percentile(0.5).TotalMilliseconds, "ms");
        report.Add(Name, "silo, 1 message a webhook: p99", one.Percentile(0.99).TotalMilliseconds, "ms");
        var (ten, tenConnections) = await BestAsync(load, Batch, settings, acknowledged);
        report.AgainstBaseline(Name, $"silo, 10 a webhook, {tenConnections} connections; baseline: plain API", ten.MessagesPerSecond, "messages/s", plain.Ten);
        report.AgainstBaseline(Name, $"silo, 10 a webhook, {tenConnections} connections; baseline: journal alone", ten.MessagesPerSecond, "messages/s", journal, 0.5);
        report.Add(Name, "resident memory of the silo afterwards", silo.ResidentMegabytes, "MB");

        var kept = await SiloDatabase.CountAsync(EmbeddedPostgres.ConnectionStringFor(scratch.Path));
        report.AtMost(Name, "webhooks refused", acknowledged.Refused, "webhooks", 0);
        report.AtMost(Name, "acknowledged but not durable", Math.Max(0, acknowledged.Messages - kept.Messages), "messages", 0);
        report.AtMost(Name, "durable twice", kept.Messages - kept.DistinctMessages, "messages", 0);
        report.AtMost(Name, "conversations whose row is not where the stream is", kept.StaleRows, "rows", 0);
    }

    private static async Task<(double One, double Ten)> MeasurePlainAsync(BenchSettings settings)
    {
        using var scratch = new ScratchDirectory();
        await using var database = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = scratch.Path }, settings.Time, NullLogger.Instance, CancellationToken.None);
        await using var plain = await ServerProcess.StartMessagesAsync(database.ConnectionString, WebhookLoad.Secret, settings.Time);
        var load = new WebhookLoad(plain.Address, settings.Time, settings.Customers);
        var acknowledged = new Acknowledged();
        acknowledged.Count(await load.IntroduceAsync(64, Batch));
        acknowledged.Count(await load.WarmUpAsync(Concurrencies[^1]));
        var (one, _) = await BestAsync(load, 1, settings, acknowledged);
        var (ten, _) = await BestAsync(load, Batch, settings, acknowledged);
        if (acknowledged.Refused > 0) throw new InvalidOperationException($"The plain API refused {acknowledged.Refused} webhooks: it is no baseline.");
        return (one.MessagesPerSecond, ten.MessagesPerSecond);
    }

    /// <summary>Every server gets the concurrency that suits it best, each after a run that does not count.</summary>
    private static async Task<(LoadOutcome Outcome, int Connections)> BestAsync(WebhookLoad load, int messages, BenchSettings settings, Acknowledged acknowledged)
    {
        (LoadOutcome Outcome, int Connections)? best = null;
        foreach (var connections in Concurrencies)
        {
            acknowledged.Count(await load.SaturateAsync(connections, messages, settings.Duration / 2));
            var outcome = acknowledged.Count(await load.SaturateAsync(connections, messages, settings.Duration));
            if (best is null || outcome.MessagesPerSecond > best.Value.Outcome.MessagesPerSecond) best = (outcome, connections);
        }
        return best!.Value;
    }

    private sealed class Acknowledged
    {
        public long Messages { get; private set; }
        public long Refused { get; private set; }

        public LoadOutcome Count(LoadOutcome outcome)
        {
            Messages += outcome.Messages;
            Refused += outcome.Refused;
            return outcome;
        }
    }
}
