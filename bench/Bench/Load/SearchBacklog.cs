using System.Diagnostics;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Bench.Load;

/// <summary>What the journal has and the search has not seen yet.</summary>
internal static class SearchBacklog
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <returns>Whether nothing was left within the patience.</returns>
    public static async Task<bool> DrainAsync(string connectionString, TimeSpan patience, TimeProvider time)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(SqlFile.Beside(typeof(SearchBacklog), "search-is-behind"));
        for (var start = Stopwatch.GetTimestamp(); await command.ExecuteScalarAsync() is true;)
        {
            if (Stopwatch.GetElapsedTime(start) > patience) return false;
            await Task.Delay(Look, time);
        }
        return true;
    }
}
