using Microsoft.Extensions.Logging;
using Npgsql;

namespace Parloir.Journal.Embedded;

/// <summary>
/// A private PostgreSQL: made when its data directory is empty, reachable only through a unix socket that our user alone can open, started again when it
/// crashes, stopped when this is disposed or the process dies, however it dies.
/// </summary>
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    private const string Superuser = "parloir";
    private static readonly TimeSpan WatchPeriod = TimeSpan.FromMilliseconds(250);

    private readonly DataDirectoryLock _lock;
    private readonly Postmaster _postmaster;
    private readonly ServerGuard _guard;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly Task _watching;

    private EmbeddedPostgres(DataLayout layout, DataDirectoryLock @lock, ServerGuard guard, TimeProvider time, ILogger logger)
    {
        (_lock, _guard, _time, _logger) = (@lock, guard, time, logger);
        _postmaster = new Postmaster(layout);
        ConnectionString = ConnectionStringFor(layout.Root);
        _watching = WatchAsync();
    }

    public string ConnectionString { get; }

    /// <summary>The server's first process; null while it is down.</summary>
    public int? ProcessId => _postmaster.ProcessId;

    /// <summary>How the server of a data directory is reached, whether it runs or not.</summary>
    public static string ConnectionStringFor(string dataDirectory) => Settings(DataLayout.Of(dataDirectory), Superuser).ConnectionString;

    /// <exception cref="EmbeddedPostgresException">It cannot run; the message says why.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var layout = DataLayout.Of(options.DataDirectory);
        Directory.CreateDirectory(layout.Root);
        var @lock = DataDirectoryLock.Take(layout);
        ServerGuard? guard = null;
        try
        {
            var launcher = await Launcher.ChooseAsync(cancellationToken);
            var found = await PostgresBinaries.FindAsync(options.BinDirectory, cancellationToken);
            var binaries = await found.ForAsync(launcher, layout, cancellationToken);
            var cluster = new Cluster(layout, binaries, launcher);
            await cluster.PrepareAsync(options, cancellationToken);
            guard = new ServerGuard(layout, binaries, launcher, time, options.Ephemeral);
            await guard.StartServerAsync(cancellationToken);
            await CreateDatabaseAsync(layout, cancellationToken);
            return new EmbeddedPostgres(layout, @lock, guard, time, logger);
        }
        catch
        {
            if (guard is not null)
                await guard.DisposeAsync();
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server: its connections are ended, what is committed is on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _watching;
        await _guard.DisposeAsync();
        _lock.Dispose();
        _stopping.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(WatchPeriod, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                if (_postmaster.ProcessId is not null)
                    continue;
                LogCrashed();
                await RestartAsync();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Disposed.
        }
    }

    private async Task RestartAsync()
    {
        try
        {
            _postmaster.RemoveMisleadingPidFile();
            await _guard.StartServerAsync(_stopping.Token);
            LogRestarted();
        }
        catch (EmbeddedPostgresException e)
        {
            LogNotRestarted(e);
        }
    }

    private static async Task CreateDatabaseAsync(DataLayout layout, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(Settings(layout, "postgres").ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = Superuser } } };
        if (await exists.ExecuteScalarAsync(cancellationToken) is not null)
            return;
        await using var create = new NpgsqlCommand($"create database {Superuser}", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlConnectionStringBuilder Settings(DataLayout layout, string database) =>
        new() { Host = layout.SocketDirectory, Username = Superuser, Database = database, Pooling = database == Superuser };
}
