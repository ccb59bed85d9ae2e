using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Journaling;

/// <summary>A table that appends write, one array parameter for each column of its <c>.sql</c> file.</summary>
internal abstract class Projection<TRow>(string name) : IProjection where TRow : IProjectionRow
{
    private readonly string sql = SqlFile.Beside<TRow>(name);

    public string Name => name;

    protected abstract IEnumerable<NpgsqlParameter> Columns(TRow[] rows);

    public NpgsqlBatchCommand Write(IReadOnlyList<IProjectionRow> rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in Columns([.. rows.Cast<TRow>()])) command.Parameters.Add(column);
        return command;
    }

    protected static NpgsqlParameter Column<T>(TRow[] rows, Converter<TRow, T> value) =>
        new NpgsqlParameter<T[]> { TypedValue = Array.ConvertAll(rows, value) };
}
