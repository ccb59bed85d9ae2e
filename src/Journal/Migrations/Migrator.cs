using Microsoft.Extensions.Logging;
using Npgsql;

namespace Parloir.Journal.Migrations;

/// <summary>
/// Brings the database up to date. Safe when several programs start at once: the first one works, the others wait for it and find nothing left to do.
/// Each migration is one transaction and is recorded with its checksum.
/// </summary>
public sealed partial class Migrator(NpgsqlDataSource database, IEnumerable<MigrationSource> sources, TimeProvider time, ILogger<Migrator> logger)
{
    // Any constant will do, as long as every version of the program uses the same.
    private const long AdvisoryLock = 0x5041_524C_4F49_5201;

    /// <exception cref="MigrationRefusedException">The database belongs to a newer version, or an applied migration was edited.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, "select pg_advisory_lock($1)", [AdvisoryLock], cancellationToken);
        try
        {
            await ExecuteAsync(connection, SqlFile.Beside<Migrator>("create-schema-migrations"), [], cancellationToken);
            foreach (var migration in Pending(await ReadAppliedAsync(connection, cancellationToken)))
                await ApplyAsync(connection, migration, cancellationToken);
        }
        finally
        {
            await ExecuteAsync(connection, "select pg_advisory_unlock($1)", [AdvisoryLock], CancellationToken.None);
        }
    }

    /// <summary>Whether everything is applied, without applying it.</summary>
    public async Task<bool> IsUpToDateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            return Pending(await ReadAppliedAsync(connection, cancellationToken)).Count == 0;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
    }

    private List<Migration> Pending(Dictionary<(string Source, string Id), string> applied)
    {
        var pending = new List<Migration>();
        foreach (var source in sources.Distinct())
        {
            var migrations = source.Read();
            if (applied.Keys.FirstOrDefault(key => key.Source == source.Name && migrations.All(m => m.Id != key.Id)) is { Id: not null } unknown)
                throw new MigrationRefusedException(
                    $"The database was migrated by a newer version of this program (it has {unknown.Source}/{unknown.Id}): start that version, or restore a backup of this one.");
            foreach (var migration in migrations)
            {
                if (!applied.TryGetValue((source.Name, migration.Id), out var checksum))
                    pending.Add(migration);
                else if (checksum != migration.Checksum)
                    throw new MigrationRefusedException(
                        $"The migration {source.Name}/{migration.Id} was edited after it had been applied to this database: restore the file and put the change into a new migration.");
            }
        }

        return pending;
    }

    private static async Task<Dictionary<(string Source, string Id), string>> ReadAppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new Dictionary<(string, string), string>();
        await using var command = new NpgsqlCommand(SqlFile.Beside<Migrator>("read-applied"), connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            applied.Add((reader.GetString(0), reader.GetString(1)), reader.GetString(2));
        return applied;
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, migration.Sql, [], cancellationToken);
        await ExecuteAsync(connection, SqlFile.Beside<Migrator>("record-applied"),
            [migration.Source, migration.Id, migration.Checksum, time.GetUtcNow()], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        LogApplied(migration.Source, migration.Id);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, object[] parameters, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
