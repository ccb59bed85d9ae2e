using Npgsql;

namespace Parloir.Journal.Writing;

/// <summary>
/// A batch of appends as statements: their number depends on which tables are touched, not on how many appends there are. Everything is in one order
/// that all writers share (tables in a fixed sequence, rows by key), so that two of them can wait for each other but never in a circle.
/// </summary>
internal sealed class BatchStatements
{
    private readonly List<Append> _sorted = [];
    private readonly HeadColumns _heads = new();
    private readonly KeyColumns _keys = new();
    private readonly EventColumns _events = new();
    private readonly SnapshotColumns _snapshots = new();
    private readonly ReminderColumns _reminders = new();
    private readonly ProjectionRows _projections = new();

    /// <param name="into">Gets the statements, in their order.</param>
    public void Build(List<PendingAppend> appends, NpgsqlBatchCommandCollection into)
    {
        Clear();
        foreach (var pending in appends)
        {
            // Of a key that several streams write, the row of the later append stays.
            _reminders.Add(pending.Append);
            _projections.Add(pending.Append);
            _sorted.Add(pending.Append);
        }

        _sorted.Sort(static (a, b) =>
            string.CompareOrdinal(a.Stream, b.Stream) is var byStream && byStream != 0 ? byStream : a.ExpectedSequence.CompareTo(b.ExpectedSequence));
        string? stream = null;
        foreach (var append in _sorted)
        {
            if (append.Stream != stream && append.ExpectedSequence > 0)
                _heads.Add(append);
            stream = append.Stream;
            _keys.Add(append);
            _events.Add(append);
            _snapshots.Add(append);
        }

        _heads.Write(into);
        _keys.Write(into);
        _events.Write(into);
        _snapshots.Write(into);
        _reminders.Write(into);
        _projections.Write(into);
    }

    private void Clear()
    {
        _sorted.Clear();
        _heads.Clear();
        _keys.Clear();
        _events.Clear();
        _snapshots.Clear();
        _reminders.Clear();
        _projections.Clear();
    }
}
