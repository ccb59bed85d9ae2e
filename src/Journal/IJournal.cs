using Npgsql;

namespace Parloir.Journal;

/// <summary>
/// The append-only truth. A grain reads its stream's snapshot and the events after it when it activates; then, for every command, it decides,
/// appends what it decided with the sequence that it knows, and only then changes its own state and answers. An append that returned
/// <see cref="AppendResult.Appended"/> is on disk, with all that it carried: events, projection rows, outbox items, reminders and dedupe keys stand
/// in one transaction. Many grains append at once; a few writers gather them and commit them together.
/// Appends of one stream are written in the order in which they are handed over, also when the caller does not wait in between.
/// Reads throw <see cref="JournalUnavailableException"/> when the database cannot be reached.
/// </summary>
public interface IJournal
{
    /// <summary>
    /// Appends, whole or not at all. <see cref="AppendResult.Conflict"/> says that somebody else wrote to the stream: read it again and decide anew.
    /// <see cref="AppendResult.Duplicate"/> says that some of the dedupe keys were taken before: leave out what they stand for and decide anew.
    /// </summary>
    /// <param name="cancellationToken">Withdraws an append that no batch has taken yet: what is cancelled is not written.</param>
    /// <exception cref="JournalUnavailableException">The database cannot be reached, or the queue of appends is full: nothing is known to be written.</exception>
    /// <exception cref="AppendOutcomeUnknownException">The connection broke while committing: the append may be there. The stream must be read again.</exception>
    /// <exception cref="AppendRefusedException">The database refuses this append for good (its neighbours in the batch were written).</exception>
    ValueTask<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken);

    /// <summary>Events with a sequence greater than <paramref name="after"/>, oldest first.</summary>
    Task<IReadOnlyList<JournalEvent>> ReadForwardAsync(string stream, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Events with a sequence less than <paramref name="before"/>, newest first; <see cref="long.MaxValue"/> for the newest.</summary>
    Task<IReadOnlyList<JournalEvent>> ReadBackwardAsync(string stream, long before, int limit, CancellationToken cancellationToken);

    /// <summary>The newest snapshot of a stream; null when there is none.</summary>
    Task<Snapshot?> ReadSnapshotAsync(string stream, CancellationToken cancellationToken);

    /// <summary>The newest snapshot of a stream and all events after it, in one round trip: what an activation needs.</summary>
    Task<JournalStream> ReadStreamAsync(string stream, CancellationToken cancellationToken);

    /// <summary>Where a dedupe key was first written; null when it was not.</summary>
    Task<JournalPosition?> FindKeyAsync(string key, CancellationToken cancellationToken);
}

/// <summary>One atomic step of one stream.</summary>
public sealed record Append
{
    /// <summary>Names the aggregate: <c>conversation/workspace/id</c>.</summary>
    public required string Stream { get; init; }
    public required string Workspace { get; init; }
    /// <summary>Sequence of the stream's last event, 0 for a new stream. The events get the sequences after it.</summary>
    public required long ExpectedSequence { get; init; }
    /// <summary>At least one.</summary>
    public required IReadOnlyList<NewEvent> Events { get; init; }
    public IReadOnlyList<NewKey> Keys { get; init; } = [];
    public IReadOnlyList<IProjectionRow> Projections { get; init; } = [];
    public IReadOnlyList<ReminderChange> Reminders { get; init; } = [];
    /// <summary>Replaces the stream's snapshot; taken after the last of <see cref="Events"/>.</summary>
    public ReadOnlyMemory<byte>? Snapshot { get; init; }
}

/// <param name="Kind">A stable, versioned name, such as <c>message.received.v1</c>.</param>
/// <param name="OccurredAt">Kept to the microsecond, as is <paramref name="RecordedAt"/>.</param>
/// <param name="Data">UTF-8 JSON.</param>
public readonly record struct NewEvent(string Kind, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, ReadOnlyMemory<byte> Data);

/// <summary>A key that may be written once in the life of the installation, and remembers which event wrote it.</summary>
/// <param name="Sequence">Sequence of the event that it stands for.</param>
public readonly record struct NewKey(string Key, long Sequence);

public sealed record JournalEvent(string Stream, long Sequence, string Kind, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, ReadOnlyMemory<byte> Data);

public sealed record Snapshot(long Sequence, ReadOnlyMemory<byte> Data);

/// <param name="Events">After the snapshot (from the first one when there is none), oldest first.</param>
public sealed record JournalStream(Snapshot? Snapshot, IReadOnlyList<JournalEvent> Events);

public readonly record struct JournalPosition(string Stream, long Sequence);

public abstract record AppendResult
{
    private AppendResult() { }

    public sealed record Appended(long Sequence) : AppendResult;
    public sealed record Conflict : AppendResult;
    public sealed record Duplicate(IReadOnlyList<string> Keys) : AppendResult;
}

/// <summary>A reminder of the grain that appends, set or (with <paramref name="DueAt"/> null) taken back in the append's own transaction.</summary>
/// <param name="Grain">The grain's id as the runtime writes it.</param>
public readonly record struct ReminderChange(string Grain, string Name, DateTimeOffset? DueAt, TimeSpan Period);

/// <summary>A row that an append brings for a table that lists read. Its type names the table; the last row of a key in a batch wins.</summary>
public interface IProjectionRow
{
    IProjection Projection { get; }
    /// <summary>Of two rows with one key in a batch only the later is written.</summary>
    string Key { get; }
}

/// <summary>Writes many rows of one table in one statement. One instance for each table, in the aggregate's own folder, beside its <c>.sql</c> file.</summary>
public interface IProjection
{
    string Name { get; }
    /// <summary>The command with its parameters: one array for each column (<c>unnest</c>), in the order of the rows.</summary>
    NpgsqlBatchCommand Write(IReadOnlyList<IProjectionRow> rows);
}

public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

public sealed class AppendOutcomeUnknownException(string message, Exception? inner = null) : Exception(message, inner);

public sealed class AppendRefusedException(string message, Exception? inner = null) : Exception(message, inner);
