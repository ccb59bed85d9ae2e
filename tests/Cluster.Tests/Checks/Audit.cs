using System.Text;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Cluster.Tests.Checks;

/// <summary>What the database saw, read by nothing but SQL. Every method returns what is wrong; nothing is what one wants.</summary>
internal sealed class Audit(NpgsqlDataSource database)
{
    private const int Partitions = 512;

    /// <summary>No event was committed by a silo that had been declared dead before, or by one that nobody knows.</summary>
    public async Task<IReadOnlyList<string>> WrittenByTheDeadAsync() =>
        await ReadAsync("written-by-the-dead", row => $"{row.GetString(0)} {row.GetInt64(1)} was written by {(row.IsDBNull(2) ? "nobody" : row.GetString(2))}");

    /// <summary>Every stream counts 1, 2, 3...</summary>
    public async Task<IReadOnlyList<string>> BrokenStreamsAsync() => await ReadAsync("broken-streams", row => $"{row.GetString(0)} has a gap");

    /// <summary>Every event of a conversation was committed by the silo that owned its partition at that moment.</summary>
    public async Task<IReadOnlyList<string>> WrittenByOthersAsync()
    {
        var changes = await ReadAsync("owners", row => (At: row.GetFieldValue<DateTime>(0), Partition: row.GetInt16(1), Owner: row.IsDBNull(2) ? null : row.GetString(2)));
        var writes = await ReadAsync("writes", row => (At: row.GetFieldValue<DateTime>(0), Stream: row.GetString(1), Sequence: row.GetInt64(2), Silo: row.IsDBNull(3) ? null : row.GetString(3)));
        var owners = new string?[Partitions];
        var wrong = new List<string>();
        using var change = changes.GetEnumerator();
        var more = change.MoveNext();
        foreach (var write in writes)
        {
            for (; more && change.Current.At < write.At; more = change.MoveNext()) owners[change.Current.Partition] = change.Current.Owner;
            if (owners[PartitionOf(write.Stream)] is var owner && owner != write.Silo)
                wrong.Add($"{write.Stream} {write.Sequence} belonged to {owner ?? "nobody"} when {write.Silo} wrote it");
        }
        return wrong;
    }

    /// <summary>Silos that were declared dead, or left, the first one first.</summary>
    public Task<List<string>> EndedAsync() => ReadAsync("deaths", row => row.GetString(0));

    /// <summary>Processes that own no grain by their role, and owned a partition all the same.</summary>
    public Task<List<string>> OwnersWithoutGrainsAsync() => ReadAsync("owners-without-grains", row => row.GetString(0));

    /// <summary>How often the messaging window of each conversation closed, and how late that was written at most.</summary>
    public Task<List<(string Stream, int Times, TimeSpan Late)>> WindowsClosedAsync() =>
        ReadAsync("windows-closed", row => (row.GetString(0), row.GetInt32(1), row.GetFieldValue<TimeSpan>(2)));

    public async Task<bool> HasNothingToDoAsync() => (await ReadAsync("undone", row => row.GetInt64(0))).Single() == 0;

    public Task<List<(string Stream, string Message)>> ReceivedAsync() => ReadAsync("received", row => (row.GetString(0), row.GetString(1)));

    public Task<List<QueuedReply>> QueuedAsync() =>
        ReadAsync("queued", row => new QueuedReply(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? "" : row.GetString(2), row.GetBoolean(3)));

    private async Task<List<T>> ReadAsync<T>(string query, Func<NpgsqlDataReader, T> read)
    {
        await using var command = database.CreateCommand(SqlFile.Beside<Audit>(query));
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>FNV-1a, 32 bit, as docs/decisions/0008 says; worked out here once more.</summary>
    private static int PartitionOf(string grain)
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(grain)) hash = (hash ^ octet) * 16777619u;
        return (int)(hash % Partitions);
    }
}

/// <param name="Status">What became of it; empty when nothing is known of it.</param>
/// <param name="WasUnknown">At some time nobody could say whether the provider had it.</param>
internal sealed record QueuedReply(string Stream, string ClientMessageId, string Status, bool WasUnknown);
