using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Contacts;

internal sealed class ContactEventQueries(NpgsqlDataSource database) : IContactEventQueries
{
    private static readonly string PageSql = SqlFile.Beside<ContactEventQueries>("contact-events-page");

    public async Task<ContactEventPage> OfContacts(
        WorkspaceId workspace, ImmutableArray<ContactId> contacts, string? cursor, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(PageSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(contacts.Select(contact => contact.Value).ToArray());
        var (items, next) = await StreamPage<ContactEventView>.ReadAsync(command, cursor, limit, Read, cancellationToken);
        return new ContactEventPage(items, next);
    }

    private static ContactEventView Read(StreamPlace place, NpgsqlDataReader reader) =>
        new(place.Id, new AgentCard(new AgentId(reader.GetString(3)), reader.GetString(4)), EventIn(reader), place.At);

    private static ReportedEvent EventIn(NpgsqlDataReader reader) =>
        new(Enum.Parse<EventCategory>(reader.GetString(5)), reader.GetString(6), TextOrNull(reader, 7), TextOrNull(reader, 8));

    private static string? TextOrNull(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
