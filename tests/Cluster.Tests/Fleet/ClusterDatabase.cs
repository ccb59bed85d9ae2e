using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Parloir.Channels.Sandbox;
using Parloir.Cluster.Tests.Checks;
using Parloir.Grains;
using Parloir.Journal;
using Parloir.Journal.Embedded;
using Parloir.Journal.Migrations;
using Parloir.Web;

namespace Parloir.Cluster.Tests.Fleet;

/// <summary>A PostgreSQL of its own for one cluster: it can be stopped, killed and paused without anybody else noticing.</summary>
internal sealed class ClusterDatabase : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly EmbeddedPostgres _server;

    private ClusterDatabase(EmbeddedPostgres server, string connectionString) =>
        (_server, ConnectionString, Connections) = (server, connectionString, NpgsqlDataSource.Create(server.ConnectionString));

    /// <summary>For silos.</summary>
    public string ConnectionString { get; }

    /// <summary>For checks.</summary>
    public NpgsqlDataSource Connections { get; }

    /// <param name="network">An IPv4 address of this machine at which silos reach the server; null: they use its unix socket.</param>
    public static async Task<ClusterDatabase> StartAsync(string? network)
    {
        var settings = new Dictionary<string, string>
        {
            // Processes die here, not the machine.
            ["fsync"] = "off",
            ["full_page_writes"] = "off",
            // The checks ask in which order things were committed.
            ["track_commit_timestamp"] = "on",
        };
        var directory = Path.Combine(Path.GetTempPath(), $"parloir-cluster-{Environment.ProcessId}-{RunningSilo.FreePort()}");
        if (network is not null) await AdmitAsync(settings, network, directory);
        var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = directory, Ephemeral = true, Settings = settings }, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        var local = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        if (network is not null) local.Host = network;
        return new ClusterDatabase(server, local.ConnectionString);
    }

    /// <summary>Makes the tables, so that silos need not wait for the first of them. From now on the database remembers who wrote what, who owned what, and who died.</summary>
    public async Task PrepareAsync()
    {
        await PostgresFixture.MigrateAsync(
            Connections, MigrationSource.Journal, new("grains", typeof(GrainsSetup).Assembly), new("channels", typeof(SandboxRegistration).Assembly), new("web", typeof(ParloirWeb).Assembly));
        await using var command = Connections.CreateCommand(SqlFile.Beside<Audit>("install-audit"));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Ends the server as <paramref name="signal"/> says; it is started again by itself.</summary>
    /// <returns>Once it answers again.</returns>
    public async Task RestartAsync(string signal)
    {
        var before = await ServerAsync();
        Send(signal, before.ToString(CultureInfo.InvariantCulture));
        await Eventually.HoldsAsync(async () => _server.ProcessId is { } now && now != before && await AnswersAsync(), Patience, () => "The database does not come back");
    }

    /// <summary>Stops every process of the server for a while, as a disk that hangs does.</summary>
    public async Task FreezeAsync(TimeSpan duration)
    {
        var server = (await ServerAsync()).ToString(CultureInfo.InvariantCulture);
        using var children = Process.Start(new ProcessStartInfo("ps", ["-o", "pid=", "--ppid", server]) { RedirectStandardOutput = true })!;
        string[] all = [server, .. (await children.StandardOutput.ReadToEndAsync()).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];
        Send("STOP", all);
        await Task.Delay(duration, TimeProvider.System);
        Send("CONT", all);
    }

    public async ValueTask DisposeAsync()
    {
        await Connections.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task<int> ServerAsync()
    {
        await Eventually.HoldsAsync(() => Task.FromResult(_server.ProcessId is not null), Patience, () => "The database does not run");
        return _server.ProcessId!.Value;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var command = Connections.CreateCommand("select 1");
            return await command.ExecuteScalarAsync() is 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task AdmitAsync(Dictionary<string, string> settings, string network, string directory)
    {
        Directory.CreateDirectory(directory);
        var admission = Path.Combine(directory, "admission.conf");
        await File.WriteAllTextAsync(admission, "local all all trust\nhost all all 0.0.0.0/0 trust\n");
        (settings["listen_addresses"], settings["hba_file"]) = (network, admission);
    }

    private static void Send(string signal, params string[] processes)
    {
        // A connection may have ended meanwhile: then there is nothing to stop.
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", .. processes]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }
}
