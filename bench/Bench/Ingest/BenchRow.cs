using Npgsql;
using Parloir.Journal;

namespace Parloir.Bench.Ingest;

/// <summary>A conversation's row as the silo writes it, with a view that is serialised beforehand: whole the first time, then what a message changes.</summary>
internal sealed record BenchRow(string Id, DateTime LastActivityAt, long Sequence, byte[] View, bool IsNew) : IProjectionRow
{
    IProjection IProjectionRow.Projection => IsNew ? BenchProjection.Whole : BenchProjection.Activity;
    string IProjectionRow.Key => Id;
}

internal sealed class BenchProjection(string name, Func<BenchRow[], NpgsqlParameter[]> columns) : IProjection
{
    private readonly string _sql = SqlFile.Beside<BenchProjection>(name);

    public static BenchProjection Whole { get; } = new("conversations-upsert", rows =>
    [
        Column(rows, _ => "demo"), Column(rows, row => row.Id), Column(rows, _ => "Open"), Column(rows, _ => ""),
        Column(rows, _ => "0198a7a0c0de7000a000000000000001"), Column(rows, _ => ""), Column(rows, row => row.LastActivityAt), Column(rows, row => row.Sequence),
        Column(rows, row => row.View), Column(rows, _ => 1L), Column(rows, _ => "demo-inbox"), Column(rows, _ => "WhatsApp"), Column(rows, _ => "demo-whatsapp"),
        Column(rows, _ => ""), Column(rows, _ => ""), Column(rows, _ => (short)0), Column(rows, _ => ""), Column(rows, _ => ""), Column(rows, row => row.LastActivityAt),
    ]);

    public static BenchProjection Activity { get; } = new("conversations-view", rows =>
    [
        Column(rows, _ => "demo"), Column(rows, row => row.Id), Column(rows, row => row.LastActivityAt), Column(rows, row => row.LastActivityAt),
        Column(rows, row => row.Sequence), Column(rows, row => row.View),
    ]);

    public string Name => name;

    public NpgsqlBatchCommand Write(IReadOnlyList<IProjectionRow> rows)
    {
        var command = new NpgsqlBatchCommand(_sql);
        foreach (var column in columns([.. rows.Cast<BenchRow>()])) command.Parameters.Add(column);
        return command;
    }

    private static NpgsqlParameter<T[]> Column<T>(BenchRow[] rows, Converter<BenchRow, T> value) => new() { TypedValue = Array.ConvertAll(rows, value) };
}
