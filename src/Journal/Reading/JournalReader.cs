using Npgsql;

namespace Parloir.Journal.Reading;

/// <summary>The reading half of <see cref="PostgresJournal"/>, on the shared connections.</summary>
internal sealed class JournalReader(NpgsqlDataSource database)
{
    private static readonly string Forward = SqlFile.Beside<JournalReader>("read-forward");
    private static readonly string Backward = SqlFile.Beside<JournalReader>("read-backward");
    private static readonly string OfSnapshot = SqlFile.Beside<JournalReader>("read-snapshot");
    private static readonly string OfStream = SqlFile.Beside<JournalReader>("read-stream");
    private static readonly string OfKey = SqlFile.Beside<JournalReader>("find-key");

    public Task<IReadOnlyList<JournalEvent>> ReadForwardAsync(string stream, long after, int limit, CancellationToken cancellationToken) =>
        ReadPageAsync(Forward, stream, after, limit, cancellationToken);

    public Task<IReadOnlyList<JournalEvent>> ReadBackwardAsync(string stream, long before, int limit, CancellationToken cancellationToken) =>
        ReadPageAsync(Backward, stream, before, limit, cancellationToken);

    public async Task<Snapshot?> ReadSnapshotAsync(string stream, CancellationToken cancellationToken)
    {
        await using var command = Command(OfSnapshot, stream);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new Snapshot(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    public async Task<JournalStream> ReadStreamAsync(string stream, CancellationToken cancellationToken)
    {
        await using var command = Command(OfStream, stream);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        Snapshot? snapshot = null;
        var events = new List<JournalEvent>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (reader.IsDBNull(1))
                snapshot = new Snapshot(reader.GetInt64(0), reader.GetFieldValue<byte[]>(4));
            else
                events.Add(Event(stream, reader));
        }

        return new JournalStream(snapshot, events);
    }

    public async Task<JournalPosition?> FindKeyAsync(string key, CancellationToken cancellationToken)
    {
        await using var command = Command(OfKey, key);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? new JournalPosition(reader.GetString(0), reader.GetInt64(1)) : null;
    }

    private async Task<IReadOnlyList<JournalEvent>> ReadPageAsync(string sql, string stream, long from, int limit, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, stream);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var events = new List<JournalEvent>();
        while (await reader.ReadAsync(cancellationToken))
            events.Add(Event(stream, reader));
        return events;
    }

    private static JournalEvent Event(string stream, NpgsqlDataReader reader) => new(
        stream, reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<byte[]>(4));

    private NpgsqlCommand Command(string sql, string parameter)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = parameter });
        return command;
    }
}
