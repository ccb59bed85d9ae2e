using Microsoft.Extensions.Logging.Abstractions;
using Parloir.Bench.Load;
using Parloir.Bench.Processes;
using Parloir.Bench.Reporting;
using Parloir.Journal.Embedded;

namespace Parloir.Bench.Ingest;

/// <summary>
/// Signed webhooks that are answered once all of them is durable and projected: the silo, against a plain API with one transaction for each message, and
/// against the journal alone. The load generator shares the machine with all three. The three take turns, since a machine gives more or less from minute to minute, and the
/// round whose ratio is the middle one counts.
/// </summary>
internal sealed class IngestScenario(Stage stage) : Scenario("ingest")
{
    private const int Batch = 10;

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        using var scratch = new ScratchDirectory();
        await using var database = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = scratch.Path }, settings.Time, NullLogger.Instance, CancellationToken.None);
        await using var server = await ServerProcess.StartMessagesAsync(database.ConnectionString, WebhookLoad.Secret, settings.Time);
        var plain = new WebhookLoad(server.Address, settings.Time, settings.Customers);
        await plain.IntroduceAsync(64, Batch);
        await plain.WarmUpAsync(IngestRuns.Concurrencies(settings)[^1], settings);

        var journal = new List<double>();
        IngestRuns plainOne = new(1, settings), plainTen = new(Batch, settings), one = new(1, settings), ten = new(Batch, settings);
        for (var round = 0; round < settings.Of(1, full: 3); round++)
        {
            // The search follows the silo's messages for a while: the plain API does not pay for that.
            if (round > 0) await stage.RestAsync();
            journal.Add(await JournalBaseline.MeasureAsync(settings));
            await plainOne.RunAsync(plain);
            await plainTen.RunAsync(plain);
            await stage.SetUpAsync();
            await one.RunAsync(stage.Load);
            await ten.RunAsync(stage.Load);
        }
        if (plain.Refused > 0) throw new InvalidOperationException($"The plain API refused {plain.Refused} webhooks: it is no baseline.");

        report.Add(Name, "silo: messages of new customers", stage.Introduction!.MessagesPerSecond, "messages/s");
        var middle = one.MiddleAgainst(plainOne.Rates);
        report.AgainstBaseline(
            Name, $"silo, 1 message a webhook, {one.Connections} connections; baseline: plain API", one.Rates[middle], "messages/s", plainOne.Rates[middle], 3);
        report.Add(Name, "silo, 1 message a webhook: p50", one.OutcomeOf(middle).Percentile(0.5).TotalMilliseconds, "ms");
        report.Add(Name, "silo, 1 message a webhook: p99", one.OutcomeOf(middle).Percentile(0.99).TotalMilliseconds, "ms");
        middle = ten.MiddleAgainst(plainTen.Rates);
        report.AgainstBaseline(Name, $"silo, 10 a webhook, {ten.Connections} connections; baseline: plain API", ten.Rates[middle], "messages/s", plainTen.Rates[middle]);
        middle = ten.MiddleAgainst(journal);
        report.AgainstBaseline(Name, $"silo, 10 a webhook, {ten.Connections} connections; baseline: journal alone", ten.Rates[middle], "messages/s", journal[middle], 0.5);
        report.Add(Name, "resident memory of the silo afterwards", stage.Silo.ResidentMegabytes, "MB");

        await Durability.TellAsync(report, Name, stage.Load, stage.Database);
    }
}
