using Npgsql;

namespace Parloir.Journal.Writing;

/// <summary>Projection rows by their table; of each key only the last, in the order of the keys.</summary>
internal sealed class ProjectionRows
{
    private readonly SortedDictionary<string, (IProjection Projection, Dictionary<string, IProjectionRow> Rows)> _tables = new(StringComparer.Ordinal);

    public void Add(Append append)
    {
        for (var i = 0; i < append.Projections.Count; i++)
        {
            var row = append.Projections[i];
            if (!_tables.TryGetValue(row.Projection.Name, out var table))
                _tables.Add(row.Projection.Name, table = (row.Projection, []));
            table.Rows[row.Key] = row;
        }
    }

    public void Write(NpgsqlBatchCommandCollection into)
    {
        foreach (var (projection, rows) in _tables.Values)
        {
            if (rows.Count == 0)
                continue;
            // By the keys that are here: a row makes its own anew each time it is asked.
            var (keys, sorted) = (rows.Keys.ToArray(), rows.Values.ToArray());
            Array.Sort(keys, sorted, StringComparer.Ordinal);
            into.Add(projection.Write(sorted));
        }
    }

    public void Clear()
    {
        foreach (var (_, rows) in _tables.Values)
            rows.Clear();
    }
}
