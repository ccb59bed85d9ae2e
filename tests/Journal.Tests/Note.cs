using Npgsql;

namespace Parloir.Journal.Tests;

/// <summary>A projection row whose table refuses the value <c>refused</c>.</summary>
internal sealed record Note(string Key, string Value) : IProjectionRow
{
    public const string Refused = "refused";

    public IProjection Projection => Notes.Instance;

    private sealed class Notes : IProjection
    {
        public static Notes Instance { get; } = new();

        public string Name => "notes";

        public NpgsqlBatchCommand Write(IReadOnlyList<IProjectionRow> rows) => new(SqlFile.Beside<Note>("upsert-notes"))
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = [.. rows.Cast<Note>().Select(note => note.Key)] },
                new NpgsqlParameter<string[]> { TypedValue = [.. rows.Cast<Note>().Select(note => note.Value)] },
            },
        };
    }
}
