using Npgsql;
using Parloir.Journal.Migrations;
using Parloir.Testing;

namespace Parloir.Journal.Tests;

public sealed class MigratorTests : IAsyncLifetime
{
    private string _connectionString = "";
    private NpgsqlDataSource _database = null!;

    public async Task InitializeAsync()
    {
        _connectionString = await PostgresServer.CreateEmptyDatabaseAsync();
        _database = JournalDatabase.Open(_connectionString);
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(_connectionString);
    }

    [Fact]
    public async Task Migrate_WhenDatabaseIsEmpty_AppliesEverySourceOnce()
    {
        Assert.False(await IsUpToDateAsync());
        await MigrateAsync();
        await MigrateAsync();

        Assert.True(await IsUpToDateAsync());
        Assert.Equal(["journal/0001-journal", "journal/0002-membership", "journal/0003-following", "notes/0001-notes"], await ReadAppliedAsync());
    }

    [Fact]
    public async Task Migrate_WhenSeveralStartAtOnce_OneAppliesAndTheOthersWait()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => MigrateAsync()));

        Assert.Equal(["journal/0001-journal", "journal/0002-membership", "journal/0003-following", "notes/0001-notes"], await ReadAppliedAsync());
    }

    [Fact]
    public async Task Migrate_WhenAnAppliedFileWasEdited_Refuses()
    {
        await MigrateAsync();
        await ExecuteAsync("update schema_migrations set checksum = 'other' where source = 'notes'");

        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(MigrateAsync);
        Assert.Contains("notes/0001-notes was edited", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_WhenDatabaseIsOfANewerVersion_Refuses()
    {
        await MigrateAsync();
        await ExecuteAsync("insert into schema_migrations values ('journal', '0999-from-the-future', '', now())");

        var refusal = await Assert.ThrowsAsync<MigrationRefusedException>(MigrateAsync);
        Assert.Contains("newer version of this program (it has journal/0999-from-the-future)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_WhenAMigrationFails_LeavesNothingOfIt()
    {
        await ExecuteAsync("create table notes (other int)");

        await Assert.ThrowsAsync<PostgresException>(MigrateAsync);

        Assert.Equal(["journal/0001-journal", "journal/0002-membership", "journal/0003-following"], await ReadAppliedAsync());
        await ExecuteAsync("drop table notes");
        await MigrateAsync();
        Assert.True(await IsUpToDateAsync());
    }

    private Task MigrateAsync() => PostgresFixture.MigrateAsync(_database, MigrationSource.Journal, JournalFixture.Notes);

    private Task<bool> IsUpToDateAsync() =>
        new Migrator(_database, [MigrationSource.Journal, JournalFixture.Notes], TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<Migrator>.Instance)
            .IsUpToDateAsync(CancellationToken.None);

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<string>> ReadAppliedAsync()
    {
        await using var command = _database.CreateCommand("select source || '/' || id from schema_migrations order by 1");
        await using var reader = await command.ExecuteReaderAsync();
        var applied = new List<string>();
        while (await reader.ReadAsync())
            applied.Add(reader.GetString(0));
        return applied;
    }
}
