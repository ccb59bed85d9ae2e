using System.Text.Json;
using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Views;

internal sealed class SavedViewQueries(NpgsqlDataSource database) : ISavedViewQueries
{
    private static readonly string ListSql = SqlFile.Beside<SavedViewQueries>("saved-views-list");
    private static readonly string FindSql = SqlFile.Beside<SavedViewQueries>("saved-views-find");

    public async Task<ImmutableArray<SavedView>> List(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(ListSql);
        command.Parameters.AddWithValue(workspace.Value);
        return await ReadAsync(command, cancellationToken);
    }

    public async Task<SavedView?> Find(WorkspaceId workspace, SavedViewId view, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(view.Value);
        return (await ReadAsync(command, cancellationToken)).FirstOrDefault();
    }

    private static async Task<ImmutableArray<SavedView>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var views = ImmutableArray.CreateBuilder<SavedView>();
        while (await reader.ReadAsync(cancellationToken)) views.Add(JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(0), ParloirJson.Default.SavedView)!);
        return views.ToImmutable();
    }
}
