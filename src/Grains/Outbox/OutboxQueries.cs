using System.Text.Json;
using Npgsql;
using Parloir.Journal;
using Parloir.Journal.Membership;

namespace Parloir.Grains.Outbox;

internal sealed record PendingItem(long Sequence, OutboxTask Task, bool InFlight, int Attempts, DateTimeOffset NextAttemptAt);

internal sealed class OutboxQueries(NpgsqlDataSource database, SiloFence fence)
{
    private static readonly string Pending = SqlFile.Beside<OutboxQueries>("outbox-pending");
    private static readonly string Remove = SqlFile.Beside<OutboxQueries>("outbox-forget");
    private static readonly string Due = SqlFile.Beside<OutboxQueries>("outbox-due");

    /// <summary>What a conversation has to do, in the order in which it was decided.</summary>
    public async Task<IReadOnlyList<PendingItem>> PendingAsync(WorkspaceId workspace, ConversationId conversation)
    {
        await using var command = database.CreateCommand(Pending);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(conversation.Value);
        await using var reader = await command.ExecuteReaderAsync();
        var items = new List<PendingItem>();
        while (await reader.ReadAsync())
        {
            var task = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(1), GrainsJson.Default.OutboxTask)!;
            items.Add(new PendingItem(reader.GetInt64(0), task, reader.GetBoolean(2), reader.GetInt32(3), reader.GetFieldValue<DateTimeOffset>(4)));
        }
        return items;
    }

    /// <summary>Takes away what is done or superseded, unless it is in flight. A silo that was declared dead is refused: the next owner may be at it.</summary>
    public async Task RemoveAsync(WorkspaceId workspace, ConversationId conversation, long sequence)
    {
        await using var command = database.CreateCommand(Remove);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(conversation.Value);
        command.Parameters.AddWithValue(sequence);
        command.Parameters.AddWithValue(fence.Silo);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Grain keys of conversations with something due, the longest waiting first.</summary>
    /// <param name="partitions">Only outboxes of these partitions.</param>
    public async Task<IReadOnlyList<string>> DueAsync(DateTimeOffset until, int limit, int[] partitions, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Due);
        command.Parameters.AddWithValue(until);
        command.Parameters.AddWithValue(limit);
        command.Parameters.AddWithValue(Array.ConvertAll(partitions, partition => (short)partition));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var keys = new List<string>();
        while (await reader.ReadAsync(cancellationToken)) keys.Add(new WorkspaceId(reader.GetString(0)).Key(reader.GetString(1)));
        return keys;
    }
}
