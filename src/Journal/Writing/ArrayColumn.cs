using Npgsql;
using NpgsqlTypes;

namespace Parloir.Journal.Writing;

/// <summary>One column of many rows, sent as one array parameter. Its list is used again for every batch.</summary>
internal sealed class ArrayColumn<T>
{
    private readonly List<T> _values = [];

    public ArrayColumn(NpgsqlBatchCommand command, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter<List<T>> { TypedValue = _values, NpgsqlDbType = NpgsqlDbType.Array | type });

    public int Count => _values.Count;

    public void Add(T value) => _values.Add(value);

    public void Clear() => _values.Clear();
}
