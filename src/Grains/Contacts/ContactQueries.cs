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
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var items = ImmutableArray.CreateBuilder<ContactView>(limit + 1);
        SearchCursor last = default;
        while (await reader.ReadAsync(cancellationToken))
        {
            if (items.Count < limit) last = new SearchCursor(order, reader.GetString(1), reader.GetString(2));
            items.Add(View(reader));
        }
        await reader.CloseAsync();
        var more = items.Count > limit;
        if (more) items.RemoveAt(limit);
        return new ContactPage(await WithActivityAsync(workspace, items.ToImmutable(), cancellationToken), more ? last.ToString() : null);
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
