using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Contacts;

/// <summary>A conversation of a contact, from its opening on.</summary>
internal sealed record ContactConversationRow(WorkspaceId Workspace, ContactId Contact, ConversationId Conversation) : IProjectionRow
{
    IProjection IProjectionRow.Projection => ContactConversationProjection.Instance;
    string IProjectionRow.Key => $"{Contact}/{Conversation}";
}

internal sealed class ContactConversationProjection() : Projection<ContactConversationRow>("contact-conversations-add")
{
    public static ContactConversationProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(ContactConversationRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Contact.Value),
        Column(rows, row => row.Conversation.Value),
    ];
}

/// <summary>Which conversations show a contact.</summary>
internal sealed class ContactConversations(NpgsqlDataSource database)
{
    private static readonly string OpenSql = SqlFile.Beside<ContactConversations>("contact-conversations-open");

    /// <summary>Those that are not resolved.</summary>
    public async Task<IReadOnlyList<ConversationId>> OpenAsync(WorkspaceId workspace, IEnumerable<ContactId> contacts)
    {
        await using var command = database.CreateCommand(OpenSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(contacts.Select(contact => contact.Value).ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        var open = new List<ConversationId>();
        while (await reader.ReadAsync()) open.Add(new ConversationId(reader.GetString(0)));
        return open;
    }
}
