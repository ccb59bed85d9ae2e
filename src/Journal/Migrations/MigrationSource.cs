using System.Reflection;
using System.Text.RegularExpressions;

namespace Parloir.Journal.Migrations;

/// <summary>
/// An assembly that brings migrations: its embedded files <c>Migrations/NNNN-name.sql</c>, applied in the order of their numbers.
/// Sources are applied in the order in which they are registered, the journal's own first.
/// </summary>
/// <param name="Name">Stands in the database for ever: <c>journal</c>, <c>grains</c>, <c>channels</c>.</param>
public sealed partial record MigrationSource(string Name, Assembly Assembly)
{
    /// <summary>The tables of this assembly.</summary>
    public static MigrationSource Journal { get; } = new("journal", typeof(MigrationSource).Assembly);

    internal IReadOnlyList<Migration> Read() =>
        [.. from resource in Assembly.GetManifestResourceNames()
            let file = FileName().Match(resource)
            where file.Success
            orderby file.Groups[1].Value
            select new Migration(Name, file.Groups[1].Value, SqlFile.Read(Assembly, resource))];

    [GeneratedRegex(@"\.Migrations\.(\d{4}-[a-z0-9-]+)\.sql$")]
    private static partial Regex FileName();
}
