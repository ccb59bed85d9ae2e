using System.Diagnostics;
using Npgsql;
using Parloir.Bench.Load;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.History;

/// <summary>
/// What those who write lose to the search that follows them: the silo's ingest as it is, against the same while somebody holds the follower's row, so that it waits.
/// </summary>
internal sealed class SearchFollowing(string scenario, Report report, BenchSettings settings)
{
    private const int Connections = 64;

    public async Task MeasureAsync(LargeWorkspace workspace)
    {
        var rounds = settings.Of(1, full: 3);
        double following = 0, held = 0;
        // In turn, so that what changes with time changes for both.
        for (var round = 0; round < rounds; round++)
        {
            held += await HeldAsync(workspace) / rounds;
            following += await SaturateAsync(workspace) / rounds;
        }
        report.AgainstBaseline(scenario, "ingest while the search follows; baseline: it waits", following, "messages/s", held, 0.9);
        var start = Stopwatch.GetTimestamp();
        if (await SearchBacklog.DrainAsync(workspace.ConnectionString, settings))
            report.Add(scenario, "the search has caught up after", Stopwatch.GetElapsedTime(start).TotalSeconds, "s");
    }

    private async Task<double> HeldAsync(LargeWorkspace workspace)
    {
        await using var connection = await workspace.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("select from journal_followers where name = 'search' for update", connection);
        await hold.ExecuteNonQueryAsync();
        return await SaturateAsync(workspace);
    }

    private async Task<double> SaturateAsync(LargeWorkspace workspace) => (await workspace.Load.SaturateAsync(Connections, 1, settings.Duration)).MessagesPerSecond;
}
