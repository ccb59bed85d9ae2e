using Npgsql;
using NpgsqlTypes;

namespace Parloir.Journal.Writing;

/// <summary>
/// The events that must be there for the appends to follow. (That nothing follows them yet is the primary key's part.)
/// </summary>
internal sealed class HeadColumns
{
    private readonly NpgsqlBatchCommand _check = new(SqlFile.Beside<HeadColumns>("check-heads"));
    private readonly ArrayColumn<string> _stream;
    private readonly ArrayColumn<long> _sequence;

    public HeadColumns()
    {
        _stream = new(_check, NpgsqlDbType.Text);
        _sequence = new(_check, NpgsqlDbType.Bigint);
    }

    public void Add(Append append)
    {
        _stream.Add(append.Stream);
        _sequence.Add(append.ExpectedSequence);
    }

    public void Write(NpgsqlBatchCommandCollection into)
    {
        if (_stream.Count > 0)
            into.Add(_check);
    }

    public void Clear()
    {
        _stream.Clear();
        _sequence.Clear();
    }
}
