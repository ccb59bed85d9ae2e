using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Parloir.Journal;
using Parloir.Journal.Embedded;
using Parloir.Journal.Migrations;

namespace Parloir.Testing;

/// <summary>One server for the test process, on a temporary directory that goes away with it, even when the process is killed.</summary>
public static class PostgresServer
{
    private static readonly Lazy<Task<EmbeddedPostgres>> Server = new(StartAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();
    private static int _count;

    /// <summary>A database of its own with these migrations applied; its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync(IReadOnlyList<MigrationSource> sources)
    {
        var key = string.Join('+', sources.Select(source => source.Name));
        var template = await Templates.GetOrAdd(key, _ => new Lazy<Task<string>>(() => CreateTemplateAsync(sources))).Value;
        // Copied file by file: through the log it takes three times as long, and that is for large servers that others work on.
        return await CreateAsync($"test_{Interlocked.Increment(ref _count)}", $"template {template} strategy file_copy");
    }

    /// <summary>A database with nothing in it.</summary>
    public static Task<string> CreateEmptyDatabaseAsync() => CreateAsync($"test_{Interlocked.Increment(ref _count)}", "");

    public static async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync($"drop database if exists {name} with (force)");
    }

    private static async Task<string> CreateTemplateAsync(IReadOnlyList<MigrationSource> sources)
    {
        var name = $"template_{Interlocked.Increment(ref _count)}";
        await using var database = JournalDatabase.Open(await CreateAsync(name, "") + ";Pooling=false");
        await new Migrator(database, sources, TimeProvider.System, NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);
        return name;
    }

    private static async Task<string> CreateAsync(string name, string options)
    {
        await ExecuteAsync($"create database {name} {options}");
        return new NpgsqlConnectionStringBuilder((await Server.Value).ConnectionString) { Database = name }.ConnectionString;
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection((await Server.Value).ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions
            {
                DataDirectory = Path.Combine(Path.GetTempPath(), $"parloir-tests-{Environment.ProcessId}"),
                Ephemeral = true,
                Settings = new Dictionary<string, string> { ["fsync"] = "off", ["full_page_writes"] = "off", ["shared_buffers"] = "128MB" },
            },
            TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return server;
    }
}
