using Npgsql;
using Parloir.Testing;

namespace Parloir.Journal.Tests;

public sealed class JournalDatabaseTests : IAsyncLifetime
{
    private const string Asked = "select count(*) from pg_stat_activity where datname = $1";
    private string _connectionString = "";

    public async Task InitializeAsync() => _connectionString = await PostgresServer.CreateEmptyDatabaseAsync() + ";Maximum Pool Size=1";

    public Task DisposeAsync() => PostgresServer.DropDatabaseAsync(_connectionString);

    [Fact]
    public async Task Open_WhatIsAskedAgain_IsPreparedAndPlannedAnew()
    {
        await using var database = JournalDatabase.Open(_connectionString);
        await AskAsync(database, times: 3);

        Assert.Equal(1, await PreparedAsync(database));
        Assert.Equal("force_custom_plan", await ReadAsync<string>(database, "show plan_cache_mode"));
    }

    [Fact]
    public async Task Open_WhenTheOperatorWantsNothingPrepared_PreparesNothing()
    {
        await using var database = JournalDatabase.Open(_connectionString + ";Max Auto Prepare=0");
        await AskAsync(database, times: 3);

        Assert.Equal(0, await PreparedAsync(database));
    }

    [Fact]
    public async Task Open_WhoForgetsToCommit_LeavesNoTransactionBehind()
    {
        await using var database = JournalDatabase.Open(_connectionString);
        await using (var connection = await database.OpenConnectionAsync())
        {
            var transaction = await connection.BeginTransactionAsync();
            await using var write = new NpgsqlCommand("create table forgotten (id int)", connection, transaction);
            await write.ExecuteNonQueryAsync();
        }

        Assert.False(await ReadAsync<bool>(database, "select to_regclass('forgotten') is not null"));
    }

    private static async Task AskAsync(NpgsqlDataSource database, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await using var command = database.CreateCommand(Asked);
            command.Parameters.Add(new NpgsqlParameter { Value = "parloir" });
            await command.ExecuteScalarAsync();
        }
    }

    private static async Task<long> PreparedAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("select count(*) from pg_prepared_statements where statement = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = Asked });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<T> ReadAsync<T>(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
