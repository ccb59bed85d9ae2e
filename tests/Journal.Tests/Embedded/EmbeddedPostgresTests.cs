using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Parloir.Journal.Embedded;

namespace Parloir.Journal.Tests.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("parloir embedded ").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Start_WhenThePathHasSpacesAndIsLong_KeepsItsDataFromRunToRun()
    {
        var directory = Path.Combine(_root, new string('d', 60), "a b", new string('e', 60));
        await using (var server = await StartAsync(directory))
            await ExecuteAsync(server, "create table kept as select 42 as answer");

        await using (var server = await StartAsync(directory))
        {
            Assert.Equal(42, await ExecuteAsync(server, "select answer from kept"));
            Assert.Equal("on", await ExecuteAsync(server, "show fsync"));
            Assert.Equal("", await ExecuteAsync(server, "show listen_addresses"));
            Assert.Equal("ÉTÉ", await ExecuteAsync(server, "select upper('été')"));
        }
    }

    [Fact]
    public async Task Start_WhenTwoRunSideBySide_TheyKnowNothingOfEachOther()
    {
        await using var one = await StartAsync(Path.Combine(_root, "one"));
        await using var other = await StartAsync(Path.Combine(_root, "other"));
        await ExecuteAsync(one, "create table mine (x int)");

        Assert.Equal(DBNull.Value, await ExecuteAsync(other, "select to_regclass('mine')::text"));
    }

    [Fact]
    public async Task Start_WhenAnotherSiloHasTheDirectory_Refuses()
    {
        await using var first = await StartAsync(_root);

        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => StartAsync(_root));

        Assert.StartsWith($"Another silo is running on {_root}", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await ExecuteAsync(first, "select 1"));
    }

    [Fact]
    public async Task Start_WhenDataAreOfAnotherMajorVersion_Refuses()
    {
        await (await StartAsync(_root)).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(_root, "postgres", "PG_VERSION"), "9\n");

        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => StartAsync(_root));

        Assert.Contains("belong to PostgreSQL 9", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WhenASettingIsWrong_SaysWhyAndWhereToLook()
    {
        await (await StartAsync(_root)).DisposeAsync();
        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => StartAsync(_root, new() { ["no_such_setting"] = "1" }));

        Assert.Contains("parloir.conf\" contains errors", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(_root, "postgres.log"), refusal.Message, StringComparison.Ordinal);
        await (await StartAsync(_root)).DisposeAsync();
    }

    [Fact]
    public async Task Start_WhenThePidFileNamesAStranger_StartsAndLetsItBe()
    {
        await (await StartAsync(_root)).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(_root, "postgres", "postmaster.pid"), $"{Environment.ProcessId}\n");

        await using var server = await StartAsync(_root);

        Assert.Equal(1, await ExecuteAsync(server, "select 1"));
    }

    [Fact]
    public async Task Dispose_WhenRunning_LeavesNoProcessBehind()
    {
        var server = await StartAsync(_root);
        var pid = Assert.NotNull(server.ProcessId);
        await server.DisposeAsync();

        Assert.False(IsAlive(pid));
    }

    [Fact]
    public async Task Server_WhenKilled_IsStartedAgainWithItsData()
    {
        await using var server = await StartAsync(_root);
        await ExecuteAsync(server, "create table kept as select 42 as answer");
        var killed = Assert.NotNull(server.ProcessId);
        Process.GetProcessById(killed).Kill();

        await Eventually.TrueAsync(() => server.ProcessId is { } pid && pid != killed);
        await Eventually.SucceedsAsync(async () => Assert.Equal(42, await ExecuteAsync(server, "select answer from kept")));
    }

    [Fact]
    public async Task Start_WhenAServerWasOrphaned_StopsItAndStartsAnew()
    {
        // The server is left behind by a silo and a guard that were both killed: here it never had any.
        await (await StartAsync(_root)).DisposeAsync();
        var binaries = await PostgresBinaries.FindAsync(null, CancellationToken.None);
        var launcher = await Launcher.ChooseAsync(CancellationToken.None);
        var (exitCode, _) = await launcher.RunAsync("/bin/sh",
            ["-c", $"'{binaries.PgCtl}' start --silent --wait --pgdata='{_root}/postgres' --log='{_root}/postgres.log' >/dev/null 2>&1"], CancellationToken.None);
        Assert.Equal(0, exitCode);
        var orphan = Assert.NotNull(new Postmaster(DataLayout.Of(_root)).ProcessId);

        await using var server = await StartAsync(_root);

        Assert.False(IsAlive(orphan));
        Assert.NotEqual(orphan, server.ProcessId);
        Assert.Equal(1, await ExecuteAsync(server, "select 1"));
    }

    private static Task<EmbeddedPostgres> StartAsync(string directory, Dictionary<string, string>? settings = null) =>
        EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataDirectory = directory, Settings = settings ?? [] }, TimeProvider.System, NullLogger.Instance, CancellationToken.None);

    private static async Task<object?> ExecuteAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static bool IsAlive(int pid) => File.Exists($"/proc/{pid}/stat") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z", StringComparison.Ordinal);
}
