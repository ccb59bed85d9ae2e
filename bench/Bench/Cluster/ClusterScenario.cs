using Microsoft.Extensions.Logging.Abstractions;
using Parloir.Bench.Load;
using Parloir.Bench.Processes;
using Parloir.Bench.Reporting;
using Parloir.Journal.Embedded;

namespace Parloir.Bench.Cluster;

/// <summary>
/// The same webhooks to one silo, and to two that share its cores: then every second call crosses to the other one. What two lose is the price of the
/// second hop, since nothing is gained by adding a silo where there is no processor for it.
/// </summary>
internal sealed class ClusterScenario() : Scenario("cluster")
{
    private const int Connections = 256;
    private const int Introducing = 64;
    private const int Rounds = 3;

    /// <summary>The short variant has no time for two more silos.</summary>
    public override bool MustBeNamed(BenchSettings settings) => settings.IsShort;

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        using var scratch = new ScratchDirectory();
        await using var database = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = scratch.Path }, settings.Time, NullLogger.Instance, CancellationToken.None);
        WebhookLoad load;
        Measured one;
        await using (var alone = await ServerProcess.StartClusterSiloAsync(database.ConnectionString, writers: 2, settings.Time))
        {
            load = new WebhookLoad([alone.Address], settings.Time, settings.Customers);
            await load.IntroduceAsync(Introducing, 10);
            one = await MeasureAsync(load, database.ConnectionString, settings, alone);
        }

        await using var first = await ServerProcess.StartClusterSiloAsync(database.ConnectionString, writers: 1, settings.Time);
        await using var second = await ServerProcess.StartClusterSiloAsync(database.ConnectionString, writers: 1, settings.Time);
        load.SpreadOver([first.Address, second.Address]);
        var two = await MeasureAsync(load, database.ConnectionString, settings, first, second);

        report.AgainstBaseline(Name, "two silos on the same cores; baseline: one", two.Outcome.MessagesPerSecond, "messages/s", one.Outcome.MessagesPerSecond, 0.9);
        report.Add(Name, "one silo: processor time", one.Processor, "us/message");
        report.Add(Name, "two silos: processor time", two.Processor, "us/message");
        report.Add(Name, "the second hop: processor time", two.Processor - one.Processor, "us/message");
        report.Add(Name, "one silo: p99", one.Outcome.Percentile(0.99).TotalMilliseconds, "ms");
        report.Add(Name, "two silos: p99", two.Outcome.Percentile(0.99).TotalMilliseconds, "ms");
        report.AtMost(Name, "webhooks refused", one.Outcome.Refused + two.Outcome.Refused, "webhooks", 0);
    }

    /// <summary>Each silo is to see as many messages before as one alone, and the search none of them while it counts.</summary>
    private static async Task<Measured> MeasureAsync(WebhookLoad load, string database, BenchSettings settings, params ServerProcess[] silos)
    {
        foreach (var _ in silos) await load.WarmUpAsync(Connections, settings);
        var rounds = new List<Measured>();
        for (var round = 0; round < Rounds; round++)
        {
            await SearchBacklog.DrainAsync(database, settings);
            var before = Processor(silos);
            var outcome = await load.SaturateAsync(Connections, 1, settings.Duration);
            rounds.Add(new Measured(outcome, (Processor(silos) - before).TotalMicroseconds / outcome.Messages));
        }
        return rounds.OrderBy(round => round.Outcome.MessagesPerSecond).ElementAt(Rounds / 2);
    }

    private static TimeSpan Processor(ServerProcess[] silos) => silos.Aggregate(TimeSpan.Zero, (sum, silo) => sum + silo.ProcessorTime);

    /// <param name="Processor">Of the silos, in microseconds a message.</param>
    private sealed record Measured(LoadOutcome Outcome, double Processor);
}
