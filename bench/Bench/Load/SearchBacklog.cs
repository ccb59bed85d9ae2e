using System.Diagnostics;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Bench.Load;

/// <summary>What the journal has and the search has not seen yet.</summary>
internal static class SearchBacklog
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits until nothing is left, but not for ever.</summary>
    public static async Task<bool> DrainAsync(string connectionString, BenchSettings settings)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(SqlFile.Beside(typeof(SearchBacklog), "search-is-behind"));
        for (var start = Stopwatch.GetTimestamp(); await command.ExecuteScalarAsync() is true;)
        {
            if (Stopwatch.GetElapsedTime(start) > settings.SearchPatience) return false;
            await Task.Delay(Look, settings.Time);
        }
        return true;
    }
}
