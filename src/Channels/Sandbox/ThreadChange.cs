using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Parloir.Journal;

namespace Parloir.Channels.Sandbox;

/// <summary>
/// One change of a thread: a transaction that holds the thread's row from its beginning. What the phone shows and the webhooks that tell the engine
/// are committed together, so that neither is ever without the other.
/// </summary>
internal sealed class ThreadChange : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;
    private readonly ThreadKey thread;

    private ThreadChange(NpgsqlConnection connection, NpgsqlTransaction transaction, ThreadKey thread, long revision, DateTimeOffset? lastCustomerAt)
    {
        this.connection = connection;
        this.transaction = transaction;
        this.thread = thread;
        Revision = revision;
        LastCustomerAt = lastCustomerAt;
    }

    public long Revision { get; }

    /// <summary>Of the customer's last message before this change.</summary>
    public DateTimeOffset? LastCustomerAt { get; }

    public static async Task<ThreadChange> BeginAsync(NpgsqlDataSource database, ThreadKey thread, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var step = new NpgsqlCommand(SqlFile.Beside<ThreadChange>("thread-step"), connection)
            {
                Parameters = { new() { Value = thread.Account }, new() { Value = thread.Phone } },
            };
            await using var reader = await step.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            DateTimeOffset? last = await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetFieldValue<DateTimeOffset>(1);
            return new ThreadChange(connection, transaction, thread, reader.GetInt64(0), last);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task<SandboxMessage?> FindAsync(string id, CancellationToken cancellationToken) => OneAsync("message-find", id, cancellationToken);

    public Task<SandboxMessage?> FindByClientIdAsync(string clientMessageId, CancellationToken cancellationToken) =>
        OneAsync("message-by-client-id", clientMessageId, cancellationToken);

    public Task AddAsync(SandboxMessage message, CancellationToken cancellationToken) => ExecuteAsync(
        "message-add",
        [
            message.Id, Text(message.ClientMessageId), message.Direction, message.At, message.Status,
            JsonSerializer.Serialize(message.Content, SandboxJson.Default.SandboxContent), Text(message.Quoted), Text(message.CallbackData), message.Revision,
        ],
        cancellationToken);

    /// <summary>Writes what can change of a message: its content, reactions and marks.</summary>
    public Task ChangeAsync(SandboxMessage message, CancellationToken cancellationToken) => ExecuteAsync(
        "message-change",
        [
            message.Id, JsonSerializer.Serialize(message.Content, SandboxJson.Default.SandboxContent),
            Text(message.Reactions.Customer), Text(message.Reactions.Business), message.Edited, message.Revoked, message.Revision,
        ],
        cancellationToken);

    public Task CustomerWroteAsync(DateTimeOffset at, CancellationToken cancellationToken) => ExecuteAsync("thread-customer-wrote", [at], cancellationToken);

    public Task SettleAsync(string id, CancellationToken cancellationToken) => ExecuteAsync("message-settle", [id, Revision], cancellationToken);

    /// <summary>Marks what the phone received as read; answers the messages that were not before.</summary>
    public async Task<IReadOnlyList<SandboxMessage>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = Command("messages-read", [Revision]);
        return await MessageRows.ReadAsync(command, cancellationToken);
    }

    /// <param name="settles">Id of the customer's message that is delivered once the engine has taken the webhook.</param>
    public Task OweAsync(byte[] webhook, string? settles, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        ExecuteAsync("webhook-add", [webhook, Text(settles), dueAt], cancellationToken);

    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task<SandboxMessage?> OneAsync(string query, string id, CancellationToken cancellationToken)
    {
        await using var command = Command(query, [id]);
        return await MessageRows.ReadAsync(command, cancellationToken) is [var found] ? found : null;
    }

    private async Task ExecuteAsync(string query, object[] values, CancellationToken cancellationToken)
    {
        await using var command = Command(query, values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string query, object[] values)
    {
        var command = new NpgsqlCommand(SqlFile.Beside<ThreadChange>(query), connection, transaction)
        {
            Parameters = { new() { Value = thread.Account }, new() { Value = thread.Phone } },
        };
        foreach (var value in values)
            command.Parameters.Add(value is DBNull ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Text } : new NpgsqlParameter { Value = value });
        return command;
    }

    private static object Text(string? value) => value is null ? DBNull.Value : value;
}
