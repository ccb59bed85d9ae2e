using System.Net;
using Npgsql;
using Parloir.Bench.Load;
using Parloir.Bench.Processes;
using Parloir.Bench.Reporting;
using Parloir.Journal;
using Parloir.Journal.Embedded;

namespace Parloir.Bench.History;

/// <summary>Pages of lists in a workspace of 10,000, 100,000 and 1,000,000 conversations. The rows are copies: lists read nothing else.</summary>
internal sealed class LargeLists(string scenario, Report report, BenchSettings settings)
{
    private const int Times = 200;
    private const double Flat = 2;
    private const int Customers = 100;

    private static readonly (string Name, string Path)[] Lists =
    [
        ("all", "api/v1/conversations?tab=all"),
        ("unassigned", "api/v1/conversations?tab=unassigned"),
        ("resolved", "api/v1/conversations?tab=all&status=resolved"),
        ("one label in fifty", "api/v1/conversations?tab=all&status=resolved&label=urgent"),
    ];

    public async Task MeasureAsync()
    {
        using var scratch = new ScratchDirectory();
        await using var silo = await ServerProcess.StartSiloAsync(scratch.Path, settings.Time);
        await new WebhookLoad(silo.Address, settings.Time, Customers).IntroduceAsync(Customers, 1);
        using var agent = await AgentClient.LogInAsync(silo.Address, new CookieContainer());
        await using var database = NpgsqlDataSource.Create(EmbeddedPostgres.ConnectionStringFor(scratch.Path));
        var smallest = new double[Lists.Length];
        var copied = 0;
        foreach (var rows in settings.Rows)
        {
            await CopyAsync(database, copied + 1, rows);
            copied = rows;
            foreach (var (index, (name, path)) in Lists.Index())
            {
                var page = Percentiles.Of(await agent.ReadAsync(Times, path), 0.5).TotalMilliseconds;
                if (rows == settings.Rows[0]) smallest[index] = page;
                report.NoMoreThan(scenario, $"{name}, a page of {rows:N0} conversations: p50", page, "ms", smallest[index], Flat);
            }
        }
    }

    private static async Task CopyAsync(NpgsqlDataSource database, int first, int last)
    {
        await using (var copy = database.CreateCommand(SqlFile.Beside<LargeLists>("copy-conversations")))
        {
            copy.CommandTimeout = 0;
            copy.Parameters.AddWithValue((long)first);
            copy.Parameters.AddWithValue((long)last);
            await copy.ExecuteNonQueryAsync();
        }
        // What autovacuum does within minutes.
        await using var analyze = database.CreateCommand("vacuum analyze conversations");
        analyze.CommandTimeout = 0;
        await analyze.ExecuteNonQueryAsync();
    }
}
