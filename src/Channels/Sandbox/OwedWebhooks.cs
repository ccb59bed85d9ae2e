using Npgsql;
using Parloir.Journal;

namespace Parloir.Channels.Sandbox;

/// <param name="Settles">Id of the customer's message that is delivered once the webhook is taken.</param>
internal sealed record OwedWebhook(long Position, ThreadKey Thread, byte[] Body, string? Settles, int Attempts);

/// <summary>
/// The webhooks that the provider owes, seen by the one dispatcher of the installation: it holds a lock that PostgreSQL releases with its connection,
/// so that another node, or the same after a kill, goes on at once.
/// </summary>
internal sealed class OwedWebhooks : IAsyncDisposable
{
    private const long AdvisoryLock = 0x5041_524C_4F49_5302;
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlDataSource database;

    private OwedWebhooks(NpgsqlConnection connection, NpgsqlDataSource database)
    {
        this.connection = connection;
        this.database = database;
    }

    /// <returns>Null when another node has the lock.</returns>
    public static async Task<OwedWebhooks?> TryLeadAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = AdvisoryLock } } };
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
                return new OwedWebhooks(connection, database);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        await connection.DisposeAsync();
        return null;
    }

    /// <summary>The first of each thread that is due. Asked on the connection that holds the lock: who lost it learns so here.</summary>
    public async Task<IReadOnlyList<OwedWebhook>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var due = new List<OwedWebhook>();
        await using var command = new NpgsqlCommand(SqlFile.Beside<OwedWebhooks>("webhooks-due"), connection) { Parameters = { new() { Value = now } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            due.Add(new OwedWebhook(
                reader.GetInt64(0), new ThreadKey(reader.GetString(1), reader.GetString(2)), reader.GetFieldValue<byte[]>(3),
                await reader.IsDBNullAsync(4, cancellationToken) ? null : reader.GetString(4), reader.GetInt32(5)));
        }
        return due;
    }

    public async Task TakenAsync(OwedWebhook webhook, CancellationToken cancellationToken)
    {
        if (webhook.Settles is { } message)
        {
            await using var change = await ThreadChange.BeginAsync(database, webhook.Thread, cancellationToken);
            await change.SettleAsync(message, cancellationToken);
            await change.CommitAsync(cancellationToken);
        }
        await using var remove = database.CreateCommand(SqlFile.Beside<OwedWebhooks>("webhook-remove"));
        remove.Parameters.Add(new NpgsqlParameter { Value = webhook.Position });
        await remove.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task RetryAsync(OwedWebhook webhook, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        await using var retry = database.CreateCommand(SqlFile.Beside<OwedWebhooks>("webhook-retry"));
        retry.Parameters.Add(new NpgsqlParameter { Value = webhook.Position });
        retry.Parameters.Add(new NpgsqlParameter { Value = dueAt });
        await retry.ExecuteNonQueryAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // The pool would keep the connection, and the lock with it.
            await using var command = new NpgsqlCommand("select pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = AdvisoryLock } } };
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // The connection is broken: the lock went with it.
        }
        await connection.DisposeAsync();
    }
}
