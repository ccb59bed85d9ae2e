using Npgsql;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;
using Parloir.Journal.Following;

namespace Parloir.Grains.Search;

/// <summary>Keeps what can be found up with the journal.</summary>
internal sealed class SearchFollower(EventCodec<ConversationEvent> conversations, EventCodec<ContactEvent> contacts) : IJournalFollower
{
    public string Name => "search";

    public async Task FollowAsync(IReadOnlyList<JournalEvent> events, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // A page that is followed once more, after the journal was restored, writes the same rows.
        var entries = new Dictionary<(ConversationId, long), SearchEntry>();
        var erased = new List<(WorkspaceId Workspace, string Conversation)>();
        var names = new List<(WorkspaceId Workspace, string Contact, string Name)>();
        foreach (var stored in events)
        {
            if (stored.Stream.Split('/') is not [var aggregate, var workspace, var id]) continue;
            switch (aggregate)
            {
                case "conversation":
                    var told = conversations.Decode(stored);
                    if (told.Event is ConversationEvent.Erased) erased.Add((new WorkspaceId(workspace), id));
                    else if (SearchEntry.Of(new WorkspaceId(workspace), new ConversationId(id), told) is { } entry)
                        entries[(entry.Conversation, entry.Message)] = entry;
                    break;
                case "contact":
                    if (contacts.Decode(stored).Event is ContactEvent.Renamed renamed) names.Add((new WorkspaceId(workspace), id, renamed.Name));
                    break;
            }
        }
        if (entries.Count > 0) await AddAsync([.. entries.Values], connection, cancellationToken);
        foreach (var (workspace, conversation) in erased) await RemoveAsync(workspace, conversation, connection, cancellationToken);
        foreach (var (workspace, contact, name) in names) await AddNameAsync(workspace, contact, name, connection, cancellationToken);
    }

    private static async Task AddAsync(SearchEntry[] entries, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SqlFile.Beside<SearchFollower>("search-add"), connection);
        command.Parameters.AddWithValue(Array.ConvertAll(entries, entry => entry.Workspace.Value));
        command.Parameters.AddWithValue(Array.ConvertAll(entries, entry => entry.Conversation.Value));
        command.Parameters.AddWithValue(Array.ConvertAll(entries, entry => entry.Message));
        command.Parameters.AddWithValue(Array.ConvertAll(entries, entry => entry.Kind.ToString()));
        command.Parameters.AddWithValue(Array.ConvertAll(entries, entry => entry.At));
        command.Parameters.AddWithValue(Array.ConvertAll(entries, entry => entry.Contact));
        command.Parameters.AddWithValue(Array.ConvertAll(entries, entry => entry.Exact));
        command.Parameters.AddWithValue(Array.ConvertAll(entries, entry => entry.Letters));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>They went with the conversation; but a page that was read before may have brought some of them back.</summary>
    private static async Task RemoveAsync(WorkspaceId workspace, string conversation, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SqlFile.Beside<SearchFollower>("search-remove"), connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(conversation);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>A contact's conversations are found by the new name as well as by the one that they were opened under.</summary>
    private static async Task AddNameAsync(WorkspaceId workspace, string contact, string name, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SqlFile.Beside<SearchFollower>("search-add-name"), connection);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(contact);
        command.Parameters.AddWithValue(string.Join('\u001f', SearchEntry.ExactOf(name).Prepend(SearchTerms.WorkspaceWord(workspace))));
        command.Parameters.AddWithValue(SearchEntry.LettersOf(name));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
