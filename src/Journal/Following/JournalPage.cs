using System.Data.Common;
using Npgsql;

namespace Parloir.Journal.Following;

/// <summary>The next events that a follower misses, of whole transactions, and where it stands after them.</summary>
internal sealed record JournalPage(IReadOnlyList<JournalEvent> Events, FollowerPosition End)
{
    private static readonly string Sql = SqlFile.Beside<JournalPage>("read-missing");

    /// <param name="limit">Events to read; more where one transaction has more.</param>
    public static async Task<JournalPage> ReadAsync(NpgsqlConnection connection, FollowerPosition position, int limit, CancellationToken cancellationToken)
    {
        for (; ; limit *= 4)
        {
            var (now, found) = await ReadRowsAsync(connection, position, limit, cancellationToken);
            if (found.Count < limit) return new JournalPage([.. found.Select(row => row.Event)], position.Advance(now, null));
            // The last transaction may go on beyond the page.
            var last = found[^1].Transaction;
            if (found[0].Transaction == last) continue;
            return new JournalPage([.. found.TakeWhile(row => row.Transaction != last).Select(row => row.Event)], position.Advance(now, last));
        }
    }

    private static async Task<(FollowerPosition Now, List<(long Transaction, JournalEvent Event)> Found)> ReadRowsAsync(
        NpgsqlConnection connection, FollowerPosition position, int limit, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        command.Parameters.AddWithValue(position.Horizon);
        command.Parameters.AddWithValue(position.Running.ToArray());
        command.Parameters.AddWithValue(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var now = FollowerPosition.Start;
        var found = new List<(long, JournalEvent)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            now = new FollowerPosition(reader.GetInt64(0), [.. reader.GetFieldValue<long[]>(1)]);
            if (!await reader.IsDBNullAsync(2, cancellationToken)) found.Add((reader.GetInt64(2), Event(reader)));
        }
        return (now, found);
    }

    private static JournalEvent Event(DbDataReader reader) => new(
        reader.GetString(3), reader.GetInt64(4), reader.GetString(5), reader.GetFieldValue<DateTimeOffset>(6), reader.GetFieldValue<DateTimeOffset>(7),
        reader.GetFieldValue<byte[]>(8));
}
