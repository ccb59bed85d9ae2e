using System.Text.Json;
using Npgsql;
using Parloir.Grains.Searching;
using Parloir.Grains.Views;
using Parloir.Journal;

namespace Parloir.Grains.Contacts;

internal sealed class ContactQueries(NpgsqlDataSource database) : IContactQueries
{
    private static readonly string ActivitySql = SqlFile.Beside<ContactQueries>("contacts-activity");

    public async Task<ContactView?> Find(WorkspaceId workspace, ContactId contact, AgentAccess access, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand();
        command.CommandText = ContactListStatement.Find(contact, access, workspace, command.Parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        var view = View(reader);
        await reader.CloseAsync();
        return (await WithActivityAsync(workspace, [view], cancellationToken))[0];
    }

    public async Task<ContactPage> List(
        WorkspaceId workspace, ContactFilter filter, AgentAccess access, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var sought = SoughtBy(filter);
        // A text without a letter or a digit finds nobody.
        if (!string.IsNullOrEmpty(filter.Text) && sought.Length == filter.Attributes.Length) return new ContactPage([], null);
        var order = ContactListStatement.OrderOf(sought);
        var after = cursor is null ? new SearchCursor(order, "", "") : SearchCursor.Parse(cursor, order);
        await using var command = database.CreateCommand();
        command.CommandText = ContactListStatement.Page(filter, sought, access, workspace, after, limit + 1, command.Parameters);
        var (found, lookedAt) = await ReadAsync(command, order, seesAll: access.Inboxes is null, cancellationToken);
        var more = found.Count > limit;
        if (more) found.RemoveAt(limit);
        var next = more ? found[^1].Place : lookedAt;
        return new ContactPage(await WithActivityAsync(workspace, [.. found.Select(row => row.View)], cancellationToken), next?.ToString());
    }

    /// <returns>What was found; and the last contact that was looked at, when there may be more behind it.</returns>
    private static async Task<(List<(ContactView View, SearchCursor Place)> Found, SearchCursor? LookedAt)> ReadAsync(
        NpgsqlCommand command, string order, bool seesAll, CancellationToken cancellationToken)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<(ContactView, SearchCursor)>();
        SearchCursor? lookedAt = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (!seesAll && reader.GetInt64(3) == ContactListStatement.Looks) lookedAt = new SearchCursor(order, reader.GetString(4), reader.GetString(5));
            if (await reader.IsDBNullAsync(0, cancellationToken)) break;
            found.Add((View(reader), new SearchCursor(order, reader.GetString(1), reader.GetString(2))));
        }
        return (found, lookedAt);
    }

    internal static ImmutableArray<Sought> SoughtBy(ContactFilter filter) =>
    [
        .. SearchText.Sought(filter.Text ?? "").Select(word => Sought.BeginningWith(ContactTerms.Field, word)),
        .. filter.Attributes.Select(attribute => Sought.Exactly(ContactTerms.FieldOf(attribute.Key), SearchText.Term(attribute.Value))),
    ];

    private async Task<ImmutableArray<ContactView>> WithActivityAsync(WorkspaceId workspace, ImmutableArray<ContactView> views, CancellationToken cancellationToken)
    {
        if (views.IsEmpty) return views;
        await using var command = database.CreateCommand(ActivitySql);
        command.Parameters.AddWithValue(workspace.Value);
        command.Parameters.AddWithValue(views.Select(view => view.Id.Value).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var activity = new Dictionary<string, DateTimeOffset>();
        while (await reader.ReadAsync(cancellationToken)) activity.Add(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1));
        return [.. views.Select(view => activity.TryGetValue(view.Id.Value, out var at) ? view with { LastActivityAt = at } : view)];
    }

    private static ContactView View(NpgsqlDataReader reader) =>
        JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(0), ParloirJson.Default.ContactView)!;
}
