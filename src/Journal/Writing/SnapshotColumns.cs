using Npgsql;
using NpgsqlTypes;

namespace Parloir.Journal.Writing;

internal sealed class SnapshotColumns
{
    private readonly NpgsqlBatchCommand _upsert = new(SqlFile.Beside<SnapshotColumns>("upsert-snapshots"));
    private readonly ArrayColumn<string> _stream;
    private readonly ArrayColumn<long> _sequence;
    private readonly ArrayColumn<ReadOnlyMemory<byte>> _data;
    private Append? _last;

    public SnapshotColumns()
    {
        _stream = new(_upsert, NpgsqlDbType.Text);
        _sequence = new(_upsert, NpgsqlDbType.Bigint);
        _data = new(_upsert, NpgsqlDbType.Text);
    }

    /// <summary>Appends come in the order of their streams and sequences; of one stream the last snapshot stays.</summary>
    public void Add(Append append)
    {
        if (append.Snapshot is null)
            return;
        if (_last is not null && _last.Stream != append.Stream)
            Flush(_last);
        _last = append;
    }

    public void Write(NpgsqlBatchCommandCollection into)
    {
        if (_last is null)
            return;
        Flush(_last);
        into.Add(_upsert);
    }

    public void Clear()
    {
        _last = null;
        _stream.Clear();
        _sequence.Clear();
        _data.Clear();
    }

    private void Flush(Append append)
    {
        _stream.Add(append.Stream);
        _sequence.Add(append.ExpectedSequence + append.Events.Count);
        _data.Add(append.Snapshot!.Value);
    }
}
