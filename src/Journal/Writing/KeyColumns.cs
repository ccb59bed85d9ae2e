using Npgsql;
using NpgsqlTypes;

namespace Parloir.Journal.Writing;

internal sealed class KeyColumns
{
    private readonly NpgsqlBatchCommand _insert = new(SqlFile.Beside<KeyColumns>("insert-keys"));
    private readonly List<(string Key, string Stream, long Sequence)> _rows = [];
    private readonly ArrayColumn<string> _key;
    private readonly ArrayColumn<string> _stream;
    private readonly ArrayColumn<long> _sequence;

    public KeyColumns()
    {
        _key = new(_insert, NpgsqlDbType.Text);
        _stream = new(_insert, NpgsqlDbType.Text);
        _sequence = new(_insert, NpgsqlDbType.Bigint);
    }

    public void Add(Append append)
    {
        for (var i = 0; i < append.Keys.Count; i++)
            _rows.Add((append.Keys[i].Key, append.Stream, append.Keys[i].Sequence));
    }

    public void Write(NpgsqlBatchCommandCollection into)
    {
        if (_rows.Count == 0)
            return;
        _rows.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key) is var byKey && byKey != 0 ? byKey : a.Sequence.CompareTo(b.Sequence));
        string? previous = null;
        foreach (var (key, stream, sequence) in _rows)
        {
            // Within a batch only an append can repeat a key, its own: the first event keeps it.
            if (key == previous)
                continue;
            previous = key;
            _key.Add(key);
            _stream.Add(stream);
            _sequence.Add(sequence);
        }

        into.Add(_insert);
    }

    public void Clear()
    {
        _rows.Clear();
        _key.Clear();
        _stream.Clear();
        _sequence.Clear();
    }
}
