using Microsoft.Extensions.Logging;
using Npgsql;

namespace Parloir.Journal.Following;

/// <summary>
/// Moves followers on, a page of events at a time. However many try at once, in however many processes, one after the other does; and wherever one of them ends, the
/// page is either followed and remembered, or neither. In one process a page of one follower waits for that of another: what may lag takes one processor at most.
/// </summary>
public sealed partial class JournalFollowing(NpgsqlDataSource database, FollowingInstruments instruments, TimeProvider time, ILogger<JournalFollowing> logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    /// <summary>Follows the next page.</summary>
    /// <param name="limit">Events of a page; more where one transaction has more.</param>
    public async Task<FollowedPage> StepAsync(IJournalFollower follower, int limit, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var started = time.GetTimestamp();
            var events = await FollowAsync(follower, limit, cancellationToken);
            return new FollowedPage(events, time.GetElapsedTime(started));
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<int> FollowAsync(IJournalFollower follower, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // After a crash of the database what was followed last may be followed once more: it is one transaction with the position.
        await ExecuteAsync(connection, "commit-later", cancellationToken);
        var position = await LockAsync(connection, follower.Name, cancellationToken);
        var page = await JournalPage.ReadAsync(connection, position, limit, cancellationToken);
        if (page.Events.Count > 0)
        {
            await follower.FollowAsync(page.Events, connection, cancellationToken);
            await ExecuteAsync(connection, "move-follower", cancellationToken, follower.Name, page.End.Horizon, page.End.Running.ToArray());
        }
        await transaction.CommitAsync(cancellationToken);
        instruments.Followed(follower.Name, page.Events, time.GetUtcNow());
        return page.Events.Count;
    }

    private async Task<FollowerPosition> LockAsync(NpgsqlConnection connection, string follower, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, "enter-follower", cancellationToken, follower, FollowerPosition.Start.Horizon);
        FollowerPosition position;
        await using (var command = Command(connection, "lock-follower", follower))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            await reader.ReadAsync(cancellationToken);
            position = new FollowerPosition(reader.GetInt64(0), [.. reader.GetFieldValue<long[]>(1)]);
            if (reader.GetBoolean(2)) return position;
        }
        LogFormerLife(follower);
        await ExecuteAsync(connection, "number-former-events", cancellationToken);
        return FollowerPosition.Start;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string query, CancellationToken cancellationToken, params object[] parameters)
    {
        await using var command = Command(connection, query, parameters);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string query, params object[] parameters)
    {
        var command = new NpgsqlCommand(SqlFile.Beside<JournalFollowing>(query), connection);
        foreach (var parameter in parameters) command.Parameters.AddWithValue(parameter);
        return command;
    }
}
