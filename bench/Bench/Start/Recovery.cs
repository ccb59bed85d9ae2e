using Npgsql;
using Parloir.Bench.Ingest;
using Parloir.Bench.Load;
using Parloir.Bench.Processes;
using Parloir.Bench.Reporting;
using Parloir.Journal;
using Parloir.Journal.Embedded;

namespace Parloir.Bench.Start;

/// <summary>SIGKILL in the middle of the load, with a journal that has long been growing: how long until the silo is ready again, and whether it has all that it acknowledged.</summary>
internal sealed class Recovery(string scenario, Report report, BenchSettings settings)
{
    private const int Connections = 64;
    private const int SlowestSeconds = 10;

    public async Task MeasureAsync()
    {
        using var scratch = new ScratchDirectory();
        WebhookLoad load;
        await using (var silo = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time))
        {
            load = new WebhookLoad(silo.Address, settings.Time, settings.Customers);
            await load.IntroduceAsync(Connections, 1);
            await FillAsync(EmbeddedPostgres.ConnectionStringFor(scratch.Path));
            // Ends at the kill, with webhooks under way.
            var writing = load.SaturateAsync(Connections, 1, TimeSpan.MaxValue);
            await Task.Delay(settings.Duration, settings.Time);
            await silo.KillAsync();
            await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await using var again = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time);
        report.AtMost(scenario, $"ready after SIGKILL, with {settings.MostRows:N0} events", again.StartTime.TotalSeconds, "s", SlowestSeconds);
        await Durability.TellAsync(report, scenario, load, EmbeddedPostgres.ConnectionStringFor(scratch.Path));
    }

    /// <summary>A checkpoint ends it, as one would in the days that so many events take to come.</summary>
    private async Task FillAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var fill = database.CreateCommand(SqlFile.Beside<Recovery>("fill-journal"));
        fill.CommandTimeout = 0;
        fill.Parameters.AddWithValue(0L);
        fill.Parameters.AddWithValue(settings.MostRows - 1L);
        await fill.ExecuteNonQueryAsync();
        await using var checkpoint = database.CreateCommand("checkpoint");
        checkpoint.CommandTimeout = 0;
        await checkpoint.ExecuteNonQueryAsync();
    }
}
