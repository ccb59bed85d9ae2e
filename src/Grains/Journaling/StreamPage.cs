using Npgsql;

namespace Parloir.Grains.Journaling;

/// <summary>A page of a list that goes through several streams by time, the newest first.</summary>
/// <param name="NextCursor">Null: there is no more.</param>
internal readonly record struct StreamPage<T>(ImmutableArray<T> Items, string? NextCursor)
{
    /// <summary>Reads a page of a query whose last parameters are the place that the page begins after and how many rows it may read, and whose first columns are a row's place (subject, sequence, time).</summary>
    /// <param name="command">With the query's own parameters.</param>
    /// <exception cref="FormatException">The cursor is not one of ours.</exception>
    public static async Task<StreamPage<T>> ReadAsync(
        NpgsqlCommand command, string? cursor, int limit, Func<StreamPlace, NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var before = cursor is null ? new StreamPlace(DateTimeOffset.MaxValue, "", 0) : StreamPlace.Parse(cursor);
        command.Parameters.AddWithValue(before.At);
        command.Parameters.AddWithValue(before.Subject);
        command.Parameters.AddWithValue(before.Sequence);
        command.Parameters.AddWithValue(limit + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<T>(limit);
        StreamPlace last = default;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (items.Count == limit) return new StreamPage<T>(items.ToImmutable(), last.ToString());
            last = new StreamPlace(reader.GetFieldValue<DateTimeOffset>(2), reader.GetString(0), reader.GetInt64(1));
            items.Add(read(last, reader));
        }
        return new StreamPage<T>(items.ToImmutable(), null);
    }
}
