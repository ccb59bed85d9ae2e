using System.Text.Json;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Channels;

internal sealed class MessageTemplates(NpgsqlDataSource database) : IMessageTemplates
{
    private static readonly string ListSql = SqlFile.Beside<MessageTemplates>("message-templates-list");
    private static readonly string FindSql = SqlFile.Beside<MessageTemplates>("message-templates-find");

    public async Task<ImmutableArray<MessageTemplate>> ListAsync(WorkspaceId workspace, ChannelAccountId account, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ListSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(account.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var templates = ImmutableArray.CreateBuilder<MessageTemplate>();
        while (await reader.ReadAsync(cancellationToken)) templates.Add(Template(reader.GetFieldValue<byte[]>(0)));
        return templates.DrainToImmutable();
    }

    public async Task<MessageTemplate?> FindAsync(WorkspaceId workspace, ChannelAccountId account, string name, string language, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(account.Value);
        command.Parameters.AddWithValue(name);
        command.Parameters.AddWithValue(language);
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] found ? Template(found) : null;
    }

    private static MessageTemplate Template(byte[] json) => JsonSerializer.Deserialize(json, ParloirJson.Default.MessageTemplate)!;
}
