using System.Diagnostics;
using Npgsql;
using Parloir.Bench.Load;
using Parloir.Bench.Reporting;
using Parloir.Journal;

namespace Parloir.Bench.History;

/// <summary>
/// What those who write lose to the search that follows them: the silo's ingest as it is, against the same while the follower gets nowhere.
/// </summary>
internal sealed class SearchFollowing(string scenario, Report report, BenchSettings settings)
{
    private const int Connections = 64;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

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

    /// <summary>By a lock that has no number of a transaction, and without anybody who waits for it: both would make the database slow for those who write.</summary>
    private async Task<double> HeldAsync(LargeWorkspace workspace)
    {
        await using var connection = await workspace.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("lock table journal_followers in exclusive mode", connection);
        await hold.ExecuteNonQueryAsync();
        var writing = SaturateAsync(workspace);
        while (!writing.IsCompleted)
        {
            await workspace.ExecuteAsync(SqlFile.Beside<SearchFollowing>("cancel-waiting-followers"));
            await Task.Delay(Look, settings.Time);
        }
        return await writing;
    }

    private async Task<double> SaturateAsync(LargeWorkspace workspace) => (await workspace.Load.SaturateAsync(Connections, 1, settings.Duration)).MessagesPerSecond;
}
