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
        ReadAsync(() => Page(Forward, stream, after, limit), reader => EventsAsync(stream, reader, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<JournalEvent>> ReadBackwardAsync(string stream, long before, int limit, CancellationToken cancellationToken) =>
        ReadAsync(() => Page(Backward, stream, before, limit), reader => EventsAsync(stream, reader, cancellationToken), cancellationToken);

    public Task<Snapshot?> ReadSnapshotAsync(string stream, CancellationToken cancellationToken) =>
        ReadAsync(
            () => Command(OfSnapshot, stream),
            async reader => await reader.ReadAsync(cancellationToken) ? new Snapshot(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null,
            cancellationToken);

    public Task<JournalPosition?> FindKeyAsync(string key, CancellationToken cancellationToken) =>
        ReadAsync<JournalPosition?>(
            () => Command(OfKey, key),
            async reader => await reader.ReadAsync(cancellationToken) ? new JournalPosition(reader.GetString(0), reader.GetInt64(1)) : null,
            cancellationToken);

    public Task<JournalStream> ReadStreamAsync(string stream, CancellationToken cancellationToken) =>
        ReadAsync(
            () => Command(OfStream, stream),
            async reader =>
            {
                // The first row is the snapshot, or an event when there is none.
                if (!await reader.ReadAsync(cancellationToken))
                    return new JournalStream(null, []);
                var events = new List<JournalEvent>();
                var snapshot = reader.IsDBNull(1) ? new Snapshot(reader.GetInt64(0), reader.GetFieldValue<byte[]>(4)) : null;
                if (snapshot is null)
                    events.Add(Event(stream, reader));
                while (await reader.ReadAsync(cancellationToken))
                    events.Add(Event(stream, reader));
                return new JournalStream(snapshot, events);
            },
            cancellationToken);

    /// <summary>A connection from the pool may have died unnoticed, with a restarted server for instance: then the read is tried on a new one.</summary>
    private async Task<T> ReadAsync<T>(Func<NpgsqlCommand> command, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadOnceAsync(command, read, cancellationToken);
        }
        catch (NpgsqlException e) when (e.IsTransient)
        {
            database.Clear();
        }

        try
        {
            return await ReadOnceAsync(command, read, cancellationToken);
        }
        catch (NpgsqlException e) when (e.IsTransient)
        {
            throw new JournalUnavailableException("The database cannot be reached.", e);
        }
    }

    private static async Task<T> ReadOnceAsync<T>(Func<NpgsqlCommand> create, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var command = create();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await read(reader);
    }

    private static async Task<IReadOnlyList<JournalEvent>> EventsAsync(string stream, NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var events = new List<JournalEvent>();
        while (await reader.ReadAsync(cancellationToken))
            events.Add(Event(stream, reader));
        return events;
    }

    private static JournalEvent Event(string stream, NpgsqlDataReader reader) => new(
        stream, reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<byte[]>(4));

    private NpgsqlCommand Page(string sql, string stream, long from, int limit)
    {
        var command = Command(sql, stream);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = from });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = limit });
        return command;
    }

    private NpgsqlCommand Command(string sql, string parameter)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = parameter });
        return command;
    }
}
