using Npgsql;
using NpgsqlTypes;

namespace Parloir.Journal.Writing;

internal sealed class EventColumns
{
    private readonly NpgsqlBatchCommand _insert = new(SqlFile.Beside<EventColumns>("insert-events"));
    private readonly ArrayColumn<string> _stream;
    private readonly ArrayColumn<long> _sequence;
    private readonly ArrayColumn<string> _workspace;
    private readonly ArrayColumn<string> _kind;
    private readonly ArrayColumn<DateTime> _occurredAt;
    private readonly ArrayColumn<DateTime> _recordedAt;
    private readonly ArrayColumn<ReadOnlyMemory<byte>> _data;

    public EventColumns()
    {
        _stream = new(_insert, NpgsqlDbType.Text);
        _sequence = new(_insert, NpgsqlDbType.Bigint);
        _workspace = new(_insert, NpgsqlDbType.Text);
        _kind = new(_insert, NpgsqlDbType.Text);
        _occurredAt = new(_insert, NpgsqlDbType.TimestampTz);
        _recordedAt = new(_insert, NpgsqlDbType.TimestampTz);
        _data = new(_insert, NpgsqlDbType.Text);
    }

    public void Add(Append append)
    {
        for (var i = 0; i < append.Events.Count; i++)
        {
            var @event = append.Events[i];
            _stream.Add(append.Stream);
            _sequence.Add(append.ExpectedSequence + i + 1);
            _workspace.Add(append.Workspace);
            _kind.Add(@event.Kind);
            _occurredAt.Add(@event.OccurredAt.UtcDateTime);
            _recordedAt.Add(@event.RecordedAt.UtcDateTime);
            _data.Add(@event.Data);
        }
    }

    public void Write(NpgsqlBatchCommandCollection into) => into.Add(_insert);

    public void Clear()
    {
        _stream.Clear();
        _sequence.Clear();
        _workspace.Clear();
        _kind.Clear();
        _occurredAt.Clear();
        _recordedAt.Clear();
        _data.Clear();
    }
}
