using Parloir.Runtime.Reminders;

namespace Parloir.Runtime.Tests.Silo;

/// <summary>The table's contract in memory. It outlives the silos of a test, as a database would.</summary>
internal sealed class MemoryReminderTable : IReminderTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(GrainId, string), ReminderEntry> _rows = [];

    /// <summary>Completions that fail before they change anything.</summary>
    public int FailingCompletions { get; set; }

    public IReadOnlyList<ReminderEntry> Rows
    {
        get
        {
            lock (_gate) return [.. _rows.Values];
        }
    }

    public Task UpsertAsync(ReminderEntry entry, CancellationToken cancellationToken)
    {
        lock (_gate) _rows[(entry.Grain, entry.Name)] = entry;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(GrainId grain, string name, CancellationToken cancellationToken)
    {
        lock (_gate) _rows.Remove((grain, name));
        return Task.CompletedTask;
    }

    public Task<ReminderEntry?> GetAsync(GrainId grain, string name, CancellationToken cancellationToken)
    {
        lock (_gate) return Task.FromResult(_rows.GetValueOrDefault((grain, name)));
    }

    public Task<IReadOnlyList<ReminderEntry>> GetAllAsync(GrainId grain, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ReminderEntry>>([.. Rows.Where(row => row.Grain == grain).OrderBy(row => row.Name, StringComparer.Ordinal)]);

    public Task<IReadOnlyList<ReminderEntry>> ReadDueAsync(
        DateTimeOffset until, ReminderEntry? after, int limit, IReadOnlyCollection<int> partitions, CancellationToken cancellationToken)
    {
        var due = Rows.Where(row => row.DueAt <= until && partitions.Contains(row.Grain.Partition))
            .Order(Comparer<ReminderEntry>.Create(Compare))
            .Where(row => after is null || Compare(row, after) > 0)
            .Take(limit);
        return Task.FromResult<IReadOnlyList<ReminderEntry>>([.. due]);
    }

    public Task CompleteTickAsync(ReminderEntry tick, DateTimeOffset? nextDueAt, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (FailingCompletions > 0)
            {
                FailingCompletions--;
                throw new InvalidOperationException("The database is away.");
            }
            if (_rows.GetValueOrDefault((tick.Grain, tick.Name))?.DueAt != tick.DueAt) return Task.CompletedTask;
            if (nextDueAt is { } next) _rows[(tick.Grain, tick.Name)] = tick with { DueAt = next };
            else _rows.Remove((tick.Grain, tick.Name));
        }
        return Task.CompletedTask;
    }

    private static int Compare(ReminderEntry left, ReminderEntry right)
    {
        var byTime = left.DueAt.CompareTo(right.DueAt);
        if (byTime != 0) return byTime;
        var byGrain = string.CompareOrdinal(left.Grain.ToString(), right.Grain.ToString());
        return byGrain != 0 ? byGrain : string.CompareOrdinal(left.Name, right.Name);
    }
}
