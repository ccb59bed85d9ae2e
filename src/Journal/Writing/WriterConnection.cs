using System.Data;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parloir.Journal.Membership;

namespace Parloir.Journal.Writing;

/// <summary>
/// A writer's own connection. Each batch is one round trip and one transaction, in which the writer's row in <c>journal_writers</c> counts up. When the
/// connection breaks in between, the next one takes that row away: its count tells whether the batch was committed, and without it the server can no
/// longer commit the batch later. Then the writer goes on under a new id. Whoever declares the silo dead takes the row away as well, and no other is opened for it.
/// </summary>
/// <param name="reopened">Told when the connection is there again after it was lost.</param>
internal sealed partial class WriterConnection(NpgsqlDataSource database, SiloFence fence, Action reopened, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private NpgsqlConnection? _connection;
    // Its commands remember what the connection has prepared, so that it lives no longer.
    private BatchStatements _statements = new();
    private Guid _writer;
    private long _batch;
    private volatile bool _isLost;
    private bool _wasOpen;

    /// <summary>The database was away when it was last tried.</summary>
    public bool IsLost => _isLost;

    private bool IsOpen => _connection is { State: ConnectionState.Open };

    /// <summary>Writes the appends in one transaction.</summary>
    /// <param name="patience">How long a database that went away meanwhile is waited for, to learn the outcome.</param>
    /// <param name="stopping">Ends the waiting, never a transaction.</param>
    public async Task<CommitOutcome> CommitAsync(List<PendingAppend> appends, TimeSpan patience, CancellationToken stopping)
    {
        if (!IsOpen && await TryOpenAsync(stopping) is { } notOpened)
            return new CommitOutcome.Unavailable(notOpened);
        try
        {
            await ExecuteAsync(appends);
            return CommitOutcome.Committed.Instance;
        }
        catch (PostgresException e) when (IsOpen)
        {
            var outcome = CommitOutcome.Of(e);
            // The row was taken away: by whoever declared the silo dead, which the next opening finds out, or because it was too old.
            if (outcome is CommitOutcome.Fenced)
                await CloseAsync();
            return outcome;
        }
        catch (Exception e) when (!IsOpen || e is NpgsqlException)
        {
            return await FindOutAsync(e, patience, stopping);
        }
        catch (Exception e)
        {
            // A projection threw, or a value has no form in the database: nothing was sent.
            return new CommitOutcome.Refused(e);
        }
    }

    /// <summary>What stands in the way of the appends; null when the database went away.</summary>
    public async Task<Standing?> ReadStandingAsync(List<PendingAppend> appends)
    {
        try
        {
            return await Standing.ReadAsync(_connection!, appends);
        }
        catch (Exception e) when (IsTrouble(e))
        {
            LogLost(e);
            await CloseAsync();
            return null;
        }
    }

    /// <summary>Opens the connection; null when it is open now.</summary>
    public async Task<Exception?> TryOpenAsync(CancellationToken stopping)
    {
        await CloseAsync();
        try
        {
            var connection = await database.OpenConnectionAsync(stopping);
            _connection = connection;
            _statements = new BatchStatements();
            _writer = Guid.CreateVersion7(time.GetUtcNow());
            _batch = 0;
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(Command("configure-writer"));
            batch.BatchCommands.Add(Command("forget-old-writers"));
            batch.BatchCommands.Add(Command("open-writer", _writer, fence.Silo));
            await batch.ExecuteNonQueryAsync(stopping);
            if (_isLost)
                LogFound();
            _isLost = false;
            if (_wasOpen)
                reopened();
            _wasOpen = true;
            return null;
        }
        catch (Exception e) when (IsTrouble(e))
        {
            if (!_isLost)
                LogLost(e);
            _isLost = true;
            await CloseAsync();
            return e;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsOpen)
        {
            try
            {
                await ForgetAsync(_writer);
            }
            catch (Exception e) when (IsTrouble(e))
            {
                LogLost(e);
            }
        }

        await CloseAsync();
    }

    private async Task ExecuteAsync(List<PendingAppend> appends)
    {
        await using var batch = new NpgsqlBatch(_connection);
        batch.BatchCommands.Add(Command("count-batch", _writer, _batch + 1));
        _statements.Build(appends, batch.BatchCommands);
        await batch.ExecuteNonQueryAsync();
        _batch++;
    }

    private async Task<CommitOutcome> FindOutAsync(Exception error, TimeSpan patience, CancellationToken stopping)
    {
        LogLost(error);
        _isLost = true;
        var (writer, batch, since) = (_writer, _batch + 1, time.GetTimestamp());
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (await TryOpenAsync(stopping) is null && await TryForgetAsync(writer) is { } committed)
            {
                if (committed == batch)
                    return CommitOutcome.Committed.Instance;
                // It was the batch itself when not the network failed but the writing of the parameters.
                return IsTrouble(error) ? new CommitOutcome.Unlucky(error) : new CommitOutcome.Refused(error);
            }

            if (time.GetElapsedTime(since) > patience || stopping.IsCancellationRequested)
                return new CommitOutcome.Unknown(error);
            await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<long?> TryForgetAsync(Guid writer)
    {
        try
        {
            return await ForgetAsync(writer);
        }
        catch (Exception e) when (IsTrouble(e))
        {
            LogLost(e);
            return null;
        }
    }

    private async Task<long?> ForgetAsync(Guid writer)
    {
        await using var batch = new NpgsqlBatch(_connection) { BatchCommands = { Command("close-writer", writer) } };
        return (long?)await batch.ExecuteScalarAsync();
    }

    private async Task CloseAsync()
    {
        if (Interlocked.Exchange(ref _connection, null) is { } connection)
            await connection.DisposeAsync();
    }

    private static bool IsTrouble(Exception error) => error is NpgsqlException or TimeoutException or IOException or SocketException;

    private static NpgsqlBatchCommand Command(string name, params ReadOnlySpan<object> parameters)
    {
        var command = new NpgsqlBatchCommand(SqlFile.Beside<WriterConnection>(name));
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }
}
