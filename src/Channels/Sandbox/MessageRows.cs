using System.Text.Json;
using Npgsql;

namespace Parloir.Channels.Sandbox;

/// <summary>Rows of <c>sandbox_messages</c>, with the columns in the order in which every query names them.</summary>
internal static class MessageRows
{
    public static async Task<IReadOnlyList<SandboxMessage>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var messages = new List<SandboxMessage>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            messages.Add(Read(reader));
        return messages;
    }

    private static SandboxMessage Read(NpgsqlDataReader row) => new(
        row.GetString(0), Text(row, 1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), row.GetString(4),
        JsonSerializer.Deserialize(row.GetString(5), SandboxJson.Default.SandboxContent)!, Text(row, 6),
        new Reactions(Text(row, 7), Text(row, 8)), row.GetBoolean(9), row.GetBoolean(10), row.GetInt64(12))
    {
        CallbackData = Text(row, 11),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
