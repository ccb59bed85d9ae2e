using Npgsql;
using Parloir.Grains.Views;
using Parloir.Journal;

namespace Parloir.Grains.Conversations;

/// <summary>
/// The statement of a list page. Of the condition, the statuses and the agent or the team become the ordered index scans that are merged;
/// the rest is asked of the rows that these scans meet.
/// </summary>
internal static class ListStatement
{
    private static readonly string PageSql = SqlFile.Beside<ConversationQueries>("conversations-list");
    private static readonly string MembersSql = SqlFile.Beside<ConversationQueries>("conversations-members");
    private static readonly string OfContactsSql = SqlFile.Beside<ConversationQueries>("conversations-of-contacts");

    public static string Page(ConversationCondition.All condition, ListOrder order, WorkspaceId workspace, ListCursor after, int limit, NpgsqlParameterCollection parameters)
    {
        var (statuses, lead, rest) = Split(condition);
        parameters.AddWithValue(after.At);
        parameters.AddWithValue(after.Id);
        // Each is there whether or not the order mentions it.
        parameters.AddWithValue((short)after.Rank);
        parameters.AddWithValue(workspace.Value);
        parameters.AddWithValue(statuses);
        parameters.AddWithValue(lead?.Values.ToArray() ?? [""]);
        parameters.AddWithValue(limit);
        return PageSql
            .Replace("/*lead*/", LeadOf(lead?.Attribute), StringComparison.Ordinal)
            .Replace("/*after*/", order.After, StringComparison.Ordinal)
            .Replace("/*order*/", order.By, StringComparison.Ordinal)
            .Replace("/*condition*/", ConditionSql.Write(rest, parameters), StringComparison.Ordinal);
    }

    public static string OfContacts(
        ImmutableArray<ContactId> contacts, ConversationCondition scope, WorkspaceId workspace, string before, int limit, NpgsqlParameterCollection parameters)
    {
        parameters.AddWithValue(workspace.Value);
        parameters.AddWithValue(contacts.Select(contact => contact.Value).ToArray());
        parameters.AddWithValue(before);
        parameters.AddWithValue(limit);
        return OfContactsSql.Replace("/*condition*/", ConditionSql.Write(scope, parameters), StringComparison.Ordinal);
    }

    public static string Members(ConversationCondition.All condition, WorkspaceId workspace, int limit, NpgsqlParameterCollection parameters)
    {
        parameters.AddWithValue(workspace.Value);
        parameters.AddWithValue(limit);
        return MembersSql.Replace("/*condition*/", ConditionSql.Write(condition, parameters), StringComparison.Ordinal);
    }

    private static (string[] Statuses, ConversationCondition.Has? Lead, ConversationCondition.All Others) Split(ConversationCondition.All condition)
    {
        var demands = condition.Conditions.OfType<ConversationCondition.Has>().ToList();
        var statuses = demands.Where(has => has.Attribute == ConversationAttribute.Status).ToList();
        var lead = demands.FirstOrDefault(has => has.Attribute == ConversationAttribute.Assignee)
            ?? demands.FirstOrDefault(has => has.Attribute == ConversationAttribute.Team && !has.Values.Contains(""));
        var rest = condition.Conditions.RemoveAll(part => part is ConversationCondition.Has has && (has == lead || has.Attribute == ConversationAttribute.Status));
        return (
            [.. Enum.GetNames<ConversationStatus>().Where(status => statuses.All(has => has.Values.Contains(status)))],
            lead, new ConversationCondition.All(rest));
    }

    private static string LeadOf(ConversationAttribute? attribute) => attribute switch
    {
        ConversationAttribute.Assignee => "assignee = lead.value",
        // The second half lets PostgreSQL use the partial index.
        ConversationAttribute.Team => "team = lead.value and team <> ''",
        _ => "true",
    };
}
