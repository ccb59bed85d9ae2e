using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parloir.Journal.Embedded;
using Parloir.Journal.Migrations;

namespace Parloir.Journal.Hosting;

/// <summary>First up and last down: the embedded server, if there is one, the migrations, and at the end the journal's last batch.</summary>
internal sealed partial class DatabaseLifetime(
    JournalOptions options, Migrator migrator, PostgresJournal journal, TimeProvider time, ILogger<DatabaseLifetime> logger) : IHostedLifecycleService, IAsyncDisposable
{
    private EmbeddedPostgres? _server;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Database.Length == 0)
            _server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataDirectory = options.DataDirectory }, time, logger, cancellationToken);
        await MigrateAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken) => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await journal.DisposeAsync();
        if (Interlocked.Exchange(ref _server, null) is { } server)
            await server.DisposeAsync();
    }

    /// <summary>A database that starts at the same time as the silo is waited for.</summary>
    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                await migrator.MigrateAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException e) when (e.IsTransient && time.GetElapsedTime(since) < options.StartPatience)
            {
                LogWaiting(e.Message);
                await Task.Delay(options.RetryPause, time, cancellationToken);
            }
        }
    }
}
