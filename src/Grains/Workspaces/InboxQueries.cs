using System.Text.Json;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Workspaces;

internal sealed class InboxQueries(NpgsqlDataSource database) : IInboxQueries
{
    private static readonly string ListSql = SqlFile.Beside<InboxQueries>("inboxes-list");

    public async Task<ImmutableArray<InboxView>> List(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ListSql);
        command.Parameters.AddWithValue(workspace.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var inboxes = ImmutableArray.CreateBuilder<InboxView>();
        while (await reader.ReadAsync(cancellationToken))
            inboxes.Add(JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(0), ParloirJson.Default.InboxView)!);
        return inboxes.ToImmutable();
    }
}
