using Npgsql;
using Parloir.Grains.Channels;
using Parloir.Journal;

namespace Parloir.Grains.Conversations;

/// <summary>Where outbound messages stand, for those that a conversation's state no longer tracks.</summary>
internal sealed class DeliveryQuery(NpgsqlDataSource database)
{
    private static readonly string FindSql = SqlFile.Beside<DeliveryQuery>("deliveries-find");
    private static readonly string ProviderIdSql = SqlFile.Beside<DeliveryQuery>("deliveries-provider-id");
    private static readonly string PageSql = SqlFile.Beside<DeliveryQuery>("deliveries-page");

    /// <summary>Null when it is no outbound message of that conversation.</summary>
    public async Task<DeliveryStatus?> FindAsync(WorkspaceId workspace, ConversationId conversation, long message, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(conversation.Value);
        command.Parameters.AddWithValue(message);
        return await command.ExecuteScalarAsync(cancellationToken) is string status ? Enum.Parse<DeliveryStatus>(status) : null;
    }

    /// <summary>The provider's id of an outbound message; null while nobody has told it.</summary>
    public async Task<string?> FindProviderIdAsync(WorkspaceId workspace, ConversationId conversation, long message, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ProviderIdSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(conversation.Value);
        command.Parameters.AddWithValue(message);
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }

    public async Task<IReadOnlyDictionary<long, Delivery>> FindAsync(
        WorkspaceId workspace, ConversationId conversation, IEnumerable<long> messages, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(PageSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(conversation.Value);
        command.Parameters.AddWithValue(messages.ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var deliveries = new Dictionary<long, Delivery>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var error = reader.IsDBNull(3) ? null : new DeliveryError(reader.GetString(3), reader.GetString(4));
            deliveries[reader.GetInt64(0)] = new Delivery(Enum.Parse<DeliveryStatus>(reader.GetString(1)), reader.GetFieldValue<DateTimeOffset>(2), error);
        }
        return deliveries;
    }
}
