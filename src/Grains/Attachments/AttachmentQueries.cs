using System.Text.Json;
using Npgsql;
using Parloir.Grains.Channels;
using Parloir.Journal;
using Parloir.Journal.Membership;

namespace Parloir.Grains.Attachments;

/// <summary>A file that a provider still has.</summary>
/// <param name="Attempts">Those that were made.</param>
internal sealed record PendingFetch(long Message, MediaToFetch Source, int Attempts, DateTimeOffset NextAttemptAt);

internal sealed class AttachmentQueries(NpgsqlDataSource database, SiloFence fence)
{
    /// <summary>Where the files of these messages stand.</summary>
    public async Task<IReadOnlyDictionary<long, Attachment>> FindAsync(
        WorkspaceId workspace, ConversationId conversation, long[] messages, CancellationToken cancellationToken)
    {
        await using var command = Command("attachments-page", workspace, conversation);
        command.Parameters.AddWithValue(messages);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new Dictionary<long, Attachment>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var file = reader.IsDBNull(2) ? null : JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(2), GrainsJson.Default.StoredFile);
            var error = reader.IsDBNull(3) ? null : new DeliveryError(reader.GetString(3), reader.GetString(4));
            found[reader.GetInt64(0)] = new Attachment(Enum.Parse<AttachmentState>(reader.GetString(1)), file, error);
        }
        return found;
    }

    /// <summary>What a conversation still has to fetch, the next first.</summary>
    public async Task<IReadOnlyList<PendingFetch>> PendingAsync(WorkspaceId workspace, ConversationId conversation)
    {
        await using var command = Command("attachments-pending", workspace, conversation);
        await using var reader = await command.ExecuteReaderAsync();
        var pending = new List<PendingFetch>();
        while (await reader.ReadAsync())
        {
            var source = new MediaToFetch(new ChannelAccountId(reader.GetString(1)), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3));
            pending.Add(new PendingFetch(reader.GetInt64(0), source, reader.GetInt32(4), reader.GetFieldValue<DateTimeOffset>(5)));
        }
        return pending;
    }

    /// <summary>An attempt begins; nobody makes another one before <paramref name="nextAttemptAt"/>. A silo that was declared dead is refused: the next owner may be at it.</summary>
    public async Task BeginAsync(WorkspaceId workspace, ConversationId conversation, long message, DateTimeOffset nextAttemptAt)
    {
        await using var command = Command("attachments-begin", workspace, conversation);
        command.Parameters.AddWithValue(message);
        command.Parameters.AddWithValue(nextAttemptAt);
        command.Parameters.AddWithValue(fence.Silo);
        await command.ExecuteNonQueryAsync();
    }

    public async Task PutOffAsync(WorkspaceId workspace, ConversationId conversation, long message, DateTimeOffset nextAttemptAt, DeliveryError error)
    {
        await using var command = Command("attachments-put-off", workspace, conversation);
        command.Parameters.AddWithValue(message);
        command.Parameters.AddWithValue(nextAttemptAt);
        command.Parameters.AddWithValue(Conversations.TextRules.Storable(error.Code));
        command.Parameters.AddWithValue(Conversations.TextRules.Storable(error.Text));
        command.Parameters.AddWithValue(fence.Silo);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Grain keys of conversations with something due, the longest waiting first.</summary>
    public async Task<IReadOnlyList<string>> DueAsync(DateTimeOffset until, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SqlFile.Beside<AttachmentQueries>("attachments-due"));
        command.Parameters.AddWithValue(until);
        command.Parameters.AddWithValue(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<string>();
        while (await reader.ReadAsync(cancellationToken)) keys.Add(new WorkspaceId(reader.GetString(0)).Key(reader.GetString(1)));
        return keys;
    }

    /// <summary>Forgets uploads that no message took in time; the contents that nothing names any more.</summary>
    public async Task<IReadOnlyList<(WorkspaceId Workspace, BlobId Blob)>> ExpireUploadsAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SqlFile.Beside<AttachmentQueries>("uploads-expire"));
        command.Parameters.AddWithValue(now);
        command.Parameters.AddWithValue(limit);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var unnamed = new List<(WorkspaceId, BlobId)>();
        while (await reader.ReadAsync(cancellationToken)) unnamed.Add((new WorkspaceId(reader.GetString(0)), new BlobId(reader.GetString(1))));
        return unnamed;
    }

    private NpgsqlCommand Command(string query, WorkspaceId workspace, ConversationId conversation)
    {
        var command = database.CreateCommand(SqlFile.Beside<AttachmentQueries>(query));
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(conversation.Value);
        return command;
    }
}
