using System.Globalization;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Bench.Load;

/// <summary>Agents beside the three of the demo, numbered from 1. Nothing makes agents by the thousand but the database itself.</summary>
internal static class AgentAccounts
{
    /// <summary>What an agent sends as a bearer.</summary>
    public static string TokenOf(int number) => string.Create(CultureInfo.InvariantCulture, $"parloir_bench_{number}");

    /// <summary>Makes those of the first so many that are not there yet.</summary>
    public static async Task CreateAsync(string connectionString, int count)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(SqlFile.Beside(typeof(AgentAccounts), "create-agents"));
        command.Parameters.AddWithValue(count);
        await command.ExecuteNonQueryAsync();
    }
}
