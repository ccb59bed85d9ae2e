using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Parloir.Journal;
using Parloir.Journal.Migrations;
using Xunit;

namespace Parloir.Testing;

/// <summary>
/// A fresh, migrated database for a test class (<c>IClassFixture</c>), on the one server of the test process. Derive from it to bring more migrations:
/// databases with the same ones are copies of one template.
/// </summary>
public class PostgresFixture : IAsyncLifetime
{
    private NpgsqlDataSource? _database;

    /// <summary>Sources whose migrations are applied, the journal's first.</summary>
    protected virtual IReadOnlyList<MigrationSource> Sources => [MigrationSource.Journal];

    /// <summary>With a password-less superuser; it may be handed to a silo as <c>Engine:Database</c>.</summary>
    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource Database => _database ?? throw new InvalidOperationException("The fixture is not initialized.");

    public virtual async Task InitializeAsync()
    {
        ConnectionString = await PostgresServer.CreateDatabaseAsync(Sources);
        _database = JournalDatabase.Open(ConnectionString);
    }

    public virtual async Task DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(ConnectionString);
    }

    /// <summary>Applies migrations as a starting silo does.</summary>
    public static Task MigrateAsync(NpgsqlDataSource database, params MigrationSource[] sources) =>
        new Migrator(database, sources, TimeProvider.System, NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);
}
