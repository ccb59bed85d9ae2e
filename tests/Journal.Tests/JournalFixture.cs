using Parloir.Journal.Migrations;
using Parloir.Testing;

namespace Parloir.Journal.Tests;

/// <summary>A database with the journal and the table of <see cref="Note"/>.</summary>
public sealed class JournalFixture : PostgresFixture
{
    internal static MigrationSource Notes { get; } = new("notes", typeof(JournalFixture).Assembly);

    protected override IReadOnlyList<MigrationSource> Sources => [MigrationSource.Journal, Notes];
}
