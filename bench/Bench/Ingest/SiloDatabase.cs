using Npgsql;
using Parloir.Journal;

namespace Parloir.Bench.Ingest;

/// <summary>What is in a silo's database, asked of the database itself.</summary>
internal static class SiloDatabase
{
    /// <param name="StaleRows">Conversations whose row in the list is not at the last event of their stream.</param>
    public readonly record struct Counts(long Messages, long DistinctMessages, long StaleRows);

    public static async Task<Counts> CountAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(SqlFile.Beside(typeof(SiloDatabase), "silo-counts"));
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new Counts(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }
}
