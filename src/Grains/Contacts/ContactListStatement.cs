using Npgsql;
using Parloir.Grains.Searching;
using Parloir.Grains.Views;
using Parloir.Journal;

namespace Parloir.Grains.Contacts;

/// <summary>The text of a contact query: its file with fixed fragments filled in. Values are always parameters.</summary>
internal static class ContactListStatement
{
    public const string ByName = "name";
    /// <summary>Contacts that are looked at for one page, where few may be seen.</summary>
    public const int Looks = 1000;
    private static readonly string ListSql = SqlFile.Beside<ContactQueries>("contacts-list");
    private static readonly string SearchSql = SqlFile.Beside<ContactQueries>("contacts-search");
    private static readonly string SeenSql = SqlFile.Beside<ContactQueries>("contacts-seen");
    private static readonly string FindSql = SqlFile.Beside<ContactQueries>("contacts-find");

    /// <summary>The order of the list, which its cursors name.</summary>
    public static string OrderOf(ImmutableArray<Sought> sought) => sought is [var lead, ..] ? $"{lead.Field}={lead.From}" : ByName;

    /// <summary>
    /// Columns view, key and id of the next <paramref name="limit"/> contacts. For whoever sees only some, of the next <see cref="Looks"/>; then there follow how many were looked
    /// at, and the place of the last of them.
    /// </summary>
    public static string Page(
        ContactFilter filter, ImmutableArray<Sought> sought, AgentAccess access, WorkspaceId workspace, SearchCursor after, int limit, NpgsqlParameterCollection parameters)
    {
        var seesAll = access.Inboxes is null;
        parameters.AddWithValue(workspace.Value);
        parameters.AddWithValue(after.Key);
        parameters.AddWithValue(after.Id);
        parameters.AddWithValue(seesAll ? limit : Looks);
        parameters.AddWithValue(limit);
        var page = sought is [var lead, .. var others] ? Searched(filter, lead, others, parameters) : Fill(ListSql, [.. Conditions(filter, parameters)]);
        return seesAll
            ? page
            : SeenSql.Replace("/*page*/", page, StringComparison.Ordinal).Replace("/*scope*/", ConditionSql.Write(access.Scope, parameters), StringComparison.Ordinal);
    }

    private static string Searched(ContactFilter filter, Sought lead, ImmutableArray<Sought> others, NpgsqlParameterCollection parameters)
    {
        parameters.AddWithValue(lead.Field);
        parameters.AddWithValue(lead.From);
        parameters.AddWithValue(lead.To);
        return Fill(SearchSql, [.. others.Select(other => Has(other, parameters)), .. Conditions(filter, parameters)]);
    }

    public static string Find(ContactId contact, AgentAccess access, WorkspaceId workspace, NpgsqlParameterCollection parameters)
    {
        parameters.AddWithValue(workspace.Value);
        parameters.AddWithValue(contact.Value);
        return Fill(FindSql, [.. Scope(access, parameters)]);
    }

    private static string Fill(string sql, IReadOnlyCollection<string> conditions) =>
        sql.Replace("/*condition*/", conditions.Count == 0 ? "true" : string.Join(" and ", conditions), StringComparison.Ordinal);

    private static IEnumerable<string> Conditions(ContactFilter filter, NpgsqlParameterCollection parameters)
    {
        // The second halves let PostgreSQL use the partial indexes.
        if (filter.Type is { } type) yield return $"contacts.type = ${Add(parameters, type)}{(type != ContactView.DefaultType ? $" and contacts.type <> '{ContactView.DefaultType}'" : "")}";
        if (filter.Stage is { } stage) yield return $"contacts.stage = ${Add(parameters, stage)}{(stage.Length > 0 ? " and contacts.stage <> ''" : "")}";
        if (filter.Customer is { } customer) yield return $"contacts.customer = ${Add(parameters, customer.Value)} and contacts.customer <> ''";
        if (filter.Owner is { } owner) yield return $"contacts.owner = ${Add(parameters, owner.Value)}{(owner.Value.Length > 0 ? " and contacts.owner <> ''" : "")}";
    }

    private static string Has(Sought sought, NpgsqlParameterCollection parameters) =>
        $"exists (select 1 from terms as further where further.workspace = $1 and further.subject = contacts.id and further.field = ${Add(parameters, sought.Field)}"
        + $" and further.term >= ${Add(parameters, sought.From)} and further.term < ${Add(parameters, sought.To)})";

    /// <summary>A contact is seen by whoever sees one of its conversations.</summary>
    private static IEnumerable<string> Scope(AgentAccess access, NpgsqlParameterCollection parameters)
    {
        if (access.Inboxes is null) yield break;
        yield return "exists (select 1 from contact_conversations as his where his.workspace = $1 and his.contact = any (contacts.members)"
            + " and exists (select 1 from conversations where conversations.workspace = $1 and conversations.id = his.conversation"
            + $" and {ConditionSql.Write(access.Scope, parameters)}))";
    }

    private static int Add(NpgsqlParameterCollection parameters, string value)
    {
        parameters.AddWithValue(value);
        return parameters.Count;
    }
}
