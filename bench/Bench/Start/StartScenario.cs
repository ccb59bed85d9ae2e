using Parloir.Bench.Ingest;
using Parloir.Bench.Load;
using Parloir.Bench.Processes;
using Parloir.Bench.Reporting;
using Parloir.Journal.Embedded;

namespace Parloir.Bench.Start;

/// <summary>
/// From the launch to the first 200 of <c>/health/ready</c>, with the database it brings, and what memory it takes then. Then SIGKILL in the middle of the load, with
/// a journal that has long been growing: how long until it is ready again, and whether it has all that it acknowledged.
/// </summary>
internal sealed class StartScenario() : Scenario("start")
{
    private const int Connections = 64;
    private const int Customers = 200;

    public override async Task RunAsync(Report report, BenchSettings settings)
    {
        using var scratch = new ScratchDirectory();
        await using (var first = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time))
            report.Add(Name, "first start, making the database", first.StartTime.TotalSeconds, "s");

        WebhookLoad load;
        await using (var second = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time))
        {
            report.AtMost(Name, "second start", second.StartTime.TotalSeconds, "s", 5);
            await Task.Delay(TimeSpan.FromSeconds(settings.Of(2, full: 5)), settings.Time);
            report.AtMost(Name, "resident memory of the silo, idle, without PostgreSQL", second.ResidentMegabytes, "MB", 300);
            load = await KillAsync(second, EmbeddedPostgres.ConnectionStringFor(scratch.Path), settings);
        }
        await using var again = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time);
        report.AtMost(Name, $"ready after SIGKILL, with {settings.MostRows:N0} events", again.StartTime.TotalSeconds, "s", 10);
        await Durability.TellAsync(report, Name, load, EmbeddedPostgres.ConnectionStringFor(scratch.Path));
    }

    /// <returns>What it had been sent.</returns>
    private static async Task<WebhookLoad> KillAsync(ServerProcess silo, string database, BenchSettings settings)
    {
        var load = new WebhookLoad(silo.Address, settings.Time, Customers);
        await load.IntroduceAsync(Connections, 1);
        await LongJournal.FillAsync(database, settings.MostRows);
        // Ends with the silo, with webhooks under way.
        Task writing = load.SaturateAsync(Connections, 1, TimeSpan.MaxValue);
        await Task.Delay(settings.Duration, settings.Time);
        await silo.KillAsync();
        await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return load;
    }
}
