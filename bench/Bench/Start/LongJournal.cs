using Npgsql;
using Parloir.Journal;

namespace Parloir.Bench.Start;

/// <summary>A journal as it is after years.</summary>
internal static class LongJournal
{
    /// <summary>A checkpoint ends it, as one would in the time that so many events take to come.</summary>
    public static async Task FillAsync(string connectionString, int events)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var fill = database.CreateCommand(SqlFile.Beside(typeof(LongJournal), "fill-journal"));
        fill.CommandTimeout = 0;
        fill.Parameters.AddWithValue((long)events);
        await fill.ExecuteNonQueryAsync();
        await using var checkpoint = database.CreateCommand("checkpoint");
        checkpoint.CommandTimeout = 0;
        await checkpoint.ExecuteNonQueryAsync();
    }
}
