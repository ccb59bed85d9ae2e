using Npgsql;
using Parloir.Journal;

namespace Parloir.Grains.Workspaces;

/// <summary>Which conversations of an inbox have been without activity, the longest first.</summary>
internal sealed class InactiveConversations(NpgsqlDataSource database)
{
    /// <summary>Taken at one look.</summary>
    public const int Limit = 100;

    private static readonly string Sql = SqlFile.Beside<InactiveConversations>("conversations-inactive");

    /// <returns>Those that are due, and when the oldest of the others was last active.</returns>
    public async Task<(IReadOnlyList<ConversationId> Due, DateTimeOffset? Next)> FindAsync(WorkspaceId workspace, InboxId inbox, DateTimeOffset since, bool evenWaiting)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(inbox.Value);
        command.Parameters.AddWithValue(evenWaiting);
        command.Parameters.AddWithValue(Limit + 1);
        await using var reader = await command.ExecuteReaderAsync();
        var due = new List<ConversationId>();
        while (await reader.ReadAsync())
        {
            var lastActivityAt = reader.GetFieldValue<DateTimeOffset>(1);
            if (lastActivityAt > since) return (due, lastActivityAt);
            if (due.Count == Limit) break;
            due.Add(new ConversationId(reader.GetString(0)));
        }
        return (due, null);
    }
}
