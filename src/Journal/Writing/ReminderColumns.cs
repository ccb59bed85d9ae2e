using Npgsql;
using NpgsqlTypes;
using Parloir.Runtime;

namespace Parloir.Journal.Writing;

internal sealed class ReminderColumns
{
    private readonly NpgsqlBatchCommand _upsert = new(SqlFile.Beside<ReminderColumns>("upsert-reminders"));
    private readonly NpgsqlBatchCommand _delete = new(SqlFile.Beside<ReminderColumns>("delete-reminders"));
    private readonly SortedDictionary<(string Grain, string Name), ReminderChange> _last = new(ByGrainAndName);
    private readonly ArrayColumn<string> _grain;
    private readonly ArrayColumn<string> _name;
    private readonly ArrayColumn<DateTime> _dueAt;
    private readonly ArrayColumn<TimeSpan> _period;
    private readonly ArrayColumn<short> _partition;
    private readonly ArrayColumn<string> _deletedGrain;
    private readonly ArrayColumn<string> _deletedName;

    public ReminderColumns()
    {
        _grain = new(_upsert, NpgsqlDbType.Text);
        _name = new(_upsert, NpgsqlDbType.Text);
        _dueAt = new(_upsert, NpgsqlDbType.TimestampTz);
        _period = new(_upsert, NpgsqlDbType.Interval);
        _partition = new(_upsert, NpgsqlDbType.Smallint);
        _deletedGrain = new(_delete, NpgsqlDbType.Text);
        _deletedName = new(_delete, NpgsqlDbType.Text);
    }

    private static Comparer<(string Grain, string Name)> ByGrainAndName { get; } = Comparer<(string Grain, string Name)>.Create(static (a, b) =>
        string.CompareOrdinal(a.Grain, b.Grain) is var byGrain && byGrain != 0 ? byGrain : string.CompareOrdinal(a.Name, b.Name));

    public void Add(Append append)
    {
        for (var i = 0; i < append.Reminders.Count; i++)
            _last[(append.Reminders[i].Grain, append.Reminders[i].Name)] = append.Reminders[i];
    }

    public void Write(NpgsqlBatchCommandCollection into)
    {
        foreach (var change in _last.Values)
        {
            if (change.DueAt is { } dueAt)
            {
                _grain.Add(change.Grain);
                _name.Add(change.Name);
                _dueAt.Add(dueAt.UtcDateTime);
                _period.Add(change.Period);
                _partition.Add((short)GrainId.Parse(change.Grain).Partition);
            }
            else
            {
                _deletedGrain.Add(change.Grain);
                _deletedName.Add(change.Name);
            }
        }

        if (_grain.Count > 0)
            into.Add(_upsert);
        if (_deletedGrain.Count > 0)
            into.Add(_delete);
    }

    public void Clear()
    {
        _last.Clear();
        _grain.Clear();
        _name.Clear();
        _dueAt.Clear();
        _period.Clear();
        _partition.Clear();
        _deletedGrain.Clear();
        _deletedName.Clear();
    }
}
