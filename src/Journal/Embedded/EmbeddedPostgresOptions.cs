namespace Parloir.Journal.Embedded;

public sealed record EmbeddedPostgresOptions
{
    /// <summary>Belongs to one server at a time; made when it is missing. Relative to the working directory.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c> lie; null: looked for, see <see cref="PostgresBinaries"/>.</summary>
    public string? BinDirectory { get; init; }

    /// <summary>Server settings that replace the usual ones, such as <c>fsync</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>For tests: the data goes away with the server, whatever ends it.</summary>
    public bool Ephemeral { get; init; }
}
