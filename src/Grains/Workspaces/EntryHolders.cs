using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Workspaces;

/// <summary>Which conversations have an entry of a catalogue.</summary>
internal sealed class EntryHolders(NpgsqlDataSource database)
{
    /// <summary>Taken at one look.</summary>
    public const int Limit = 100;

    private static readonly string Sql = SqlFile.Beside<EntryHolders>("conversations-with-entry");

    public async Task<IReadOnlyList<ConversationId>> FindAsync(WorkspaceId workspace, CatalogueEntry entry)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = (entry as CatalogueEntry.Label)?.Id });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = (entry as CatalogueEntry.Keyword)?.Id });
        command.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = (entry as CatalogueEntry.Department)?.Id });
        command.Parameters.AddWithValue(Limit);
        await using var reader = await command.ExecuteReaderAsync();
        var holders = new List<ConversationId>();
        while (await reader.ReadAsync()) holders.Add(new ConversationId(reader.GetString(0)));
        return holders;
    }
}
