namespace Parloir.Runtime.Reminders;

/// <summary>
/// Where reminders live. Grains set them here, or in the transaction of their journal append, in the same rows. Every silo polls for
/// the due reminders of the partitions that it owns, calls the grain, and only when the grain has completed the tick moves the
/// reminder on with <see cref="CompleteTickAsync"/>. A silo that dies in between leaves the row as it was, and the next owner delivers
/// the same tick again: at least once.
/// <para>
/// A tick is identified by grain, name and due time. A grain that sets its reminder anew, or takes it back, while its tick is under way
/// has changed the row, and the completion of the old tick must then change nothing.
/// </para>
/// Times are stored to the microsecond.
/// </summary>
public interface IReminderTable
{
    /// <summary>Sets the reminder, in place of the one of that grain and name if there is one. Durable when it returns.</summary>
    Task UpsertAsync(ReminderEntry entry, CancellationToken cancellationToken);

    /// <summary>Takes the reminder back; changes nothing when there is none.</summary>
    Task RemoveAsync(GrainId grain, string name, CancellationToken cancellationToken);

    /// <summary>Null when the grain has no such reminder.</summary>
    Task<ReminderEntry?> GetAsync(GrainId grain, string name, CancellationToken cancellationToken);

    /// <summary>All reminders of one grain, by name.</summary>
    Task<IReadOnlyList<ReminderEntry>> GetAllAsync(GrainId grain, CancellationToken cancellationToken);

    /// <summary>
    /// Reminders with a due time up to <paramref name="until"/>, ordered by due time, then the grain's text form, then name (both ordinal).
    /// Reading changes nothing: a row that is not completed is read again.
    /// </summary>
    /// <param name="after">The last entry of the page before; null for the first page.</param>
    /// <param name="limit">Most entries to return; fewer mean that these are all.</param>
    /// <param name="partitions">Only grains of these partitions (<see cref="GrainId.Partition"/>).</param>
    Task<IReadOnlyList<ReminderEntry>> ReadDueAsync(
        DateTimeOffset until, ReminderEntry? after, int limit, IReadOnlyCollection<int> partitions, CancellationToken cancellationToken);

    /// <summary>
    /// The grain has completed <paramref name="tick"/>: its row moves to <paramref name="nextDueAt"/>, or goes away when that is null.
    /// Changes nothing when the row is no longer due at the tick's own time.
    /// </summary>
    Task CompleteTickAsync(ReminderEntry tick, DateTimeOffset? nextDueAt, CancellationToken cancellationToken);
}
