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
        var before = cursor is null ? new StreamPlace(DateTimeOffset.MaxValue, "", 0) : StreamPlace.Parse(cursor);
        await using var command = database.CreateCommand(PageSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(contacts.Select(contact => contact.Value).ToArray());
        command.Parameters.AddWithValue(before.At);
        command.Parameters.AddWithValue(before.Subject);
        command.Parameters.AddWithValue(before.Sequence);
        command.Parameters.AddWithValue(limit + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<ContactEventView>(limit + 1);
        StreamPlace last = default;
        while (await reader.ReadAsync(cancellationToken))
        {
            var place = new StreamPlace(reader.GetFieldValue<DateTimeOffset>(2), reader.GetString(0), reader.GetInt64(1));
            if (items.Count < limit) last = place;
            items.Add(new ContactEventView(place.Id, new AgentCard(new AgentId(reader.GetString(3)), reader.GetString(4)), Read(reader), place.At));
        }
        if (items.Count <= limit) return new ContactEventPage(items.ToImmutable(), null);
        items.RemoveAt(limit);
        return new ContactEventPage(items.ToImmutable(), last.ToString());
    }

    private static ReportedEvent Read(NpgsqlDataReader reader) =>
        new(Enum.Parse<EventCategory>(reader.GetString(5)), reader.GetString(6), TextOrNull(reader, 7), TextOrNull(reader, 8));

    private static string? TextOrNull(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
