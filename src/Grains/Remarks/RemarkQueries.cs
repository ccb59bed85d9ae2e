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
        await using var command = database.CreateCommand(PageSql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(scope);
        command.Parameters.AddWithValue(subjects);
        var (items, next) = await StreamPage<RemarkView>.ReadAsync(command, cursor, limit, Read, cancellationToken);
        return new RemarkPage(items, next);
    }

    private static RemarkView Read(StreamPlace place, NpgsqlDataReader reader) =>
        new(place.Id, new AgentCard(new AgentId(reader.GetString(3)), reader.GetString(4)), reader.GetString(5), place.At);
}
