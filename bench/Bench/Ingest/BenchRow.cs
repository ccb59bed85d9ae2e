using Npgsql;
using Parloir.Journal;

namespace Parloir.Bench.Ingest;

/// <summary>A conversation's row as the silo writes it, with a view that is serialised beforehand.</summary>
internal sealed record BenchRow(string Id, DateTime LastActivityAt, long Sequence, byte[] View) : IProjectionRow
{
    IProjection IProjectionRow.Projection => BenchProjection.Instance;
    string IProjectionRow.Key => Id;
}

internal sealed class BenchProjection : IProjection
{
    private readonly string _sql = SqlFile.Beside<BenchProjection>("conversations-upsert");

    public static BenchProjection Instance { get; } = new();

    public string Name => "conversations-upsert";

    public NpgsqlBatchCommand Write(IReadOnlyList<IProjectionRow> rows)
    {
        var ours = rows.Cast<BenchRow>().ToArray();
        return new NpgsqlBatchCommand(_sql)
        {
            Parameters =
            {
                Column(_ => "demo"), Column(row => row.Id), Column(_ => "Open"), Column(_ => ""), Column(_ => "0198a7a0c0de7000a000000000000001"),
                Column(_ => ""), Column(row => row.LastActivityAt), Column(row => row.Sequence), Column(row => row.View),
                Column(_ => 1L), Column(_ => "demo-inbox"), Column(_ => "WhatsApp"), Column(_ => "demo-whatsapp"), Column(_ => ""), Column(_ => ""),
                Column(_ => (short)0), Column(_ => ""), Column(_ => ""), Column(row => row.LastActivityAt),
            },
        };

        NpgsqlParameter Column<T>(Converter<BenchRow, T> value) => new NpgsqlParameter<T[]> { TypedValue = Array.ConvertAll(ours, value) };
    }
}
