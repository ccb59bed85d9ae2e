using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Workspaces;

/// <summary>Which conversations have an entry of a catalogue, or a team.</summary>
internal sealed class EntryHolders(NpgsqlDataSource database)
{
    /// <summary>Taken at one look.</summary>
    public const int Limit = 100;

    private static readonly string Sql = SqlFile.Beside<EntryHolders>("conversations-with-entry");

    public Task<IReadOnlyList<ConversationId>> FindAsync(WorkspaceId workspace, CatalogueEntry entry) => FindAsync(
        workspace, (entry as CatalogueEntry.Label)?.Id, (entry as CatalogueEntry.Keyword)?.Id, (entry as CatalogueEntry.Department)?.Id, team: null);

    public Task<IReadOnlyList<ConversationId>> FindAsync(WorkspaceId workspace, TeamId team) => FindAsync(workspace, null, null, null, team.Value);

    private async Task<IReadOnlyList<ConversationId>> FindAsync(WorkspaceId workspace, string? label, string? keyword, string? department, string? team)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = label });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = keyword });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = department });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = team });
        command.Parameters.AddWithValue(Limit);
        await using var reader = await command.ExecuteReaderAsync();
        var holders = new List<ConversationId>();
        while (await reader.ReadAsync()) holders.Add(new ConversationId(reader.GetString(0)));
        return holders;
    }
}
