using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Remarks;

internal sealed class RemarkQueries(NpgsqlDataSource database) : IRemarkQueries
{
    private static readonly string PageSql = SqlFile.Beside<RemarkQueries>("remarks-page");

    public Task<RemarkPage> OfContacts(
        WorkspaceId workspace, ImmutableArray<ContactId> contacts, string? cursor, int limit, CancellationToken cancellationToken) =>
        PageAsync(workspace, RemarkRow.OfContact, [.. contacts.Select(contact => contact.Value)], cursor, limit, cancellationToken);

    public Task<RemarkPage> OfConversation(
        WorkspaceId workspace, ConversationId conversation, string? cursor, int limit, CancellationToken cancellationToken) =>
        PageAsync(workspace, RemarkRow.OfConversation, [conversation.Value], cursor, limit, cancellationToken);

    private async Task<RemarkPage> PageAsync(
        WorkspaceId workspace, string scope, string[] subjects, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var before = cursor is null ? new StreamPlace(DateTimeOffset.MaxValue, "", 0) : StreamPlace.Parse(cursor);
        await using var command = database.CreateCommand(PageSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(scope);
        command.Parameters.AddWithValue(subjects);
        command.Parameters.AddWithValue(before.At);
        command.Parameters.AddWithValue(before.Subject);
        command.Parameters.AddWithValue(before.Sequence);
        command.Parameters.AddWithValue(limit + 1);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<RemarkView>(limit + 1);
        StreamPlace last = default;
        while (await reader.ReadAsync(cancellationToken))
        {
            var place = new StreamPlace(reader.GetFieldValue<DateTimeOffset>(2), reader.GetString(0), reader.GetInt64(1));
            if (items.Count < limit) last = place;
            var author = new AgentCard(new AgentId(reader.GetString(3)), reader.GetString(4));
            items.Add(new RemarkView(place.Id, author, reader.GetString(5), place.At));
        }
        if (items.Count <= limit) return new RemarkPage(items.ToImmutable(), null);
        items.RemoveAt(limit);
        return new RemarkPage(items.ToImmutable(), last.ToString());
    }
}
