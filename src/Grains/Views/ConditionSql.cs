using Npgsql;
using Attribute = Parloir.Grains.Views.ConversationAttribute;

namespace Parloir.Grains.Views;

/// <summary>A condition as SQL over table <c>conversations</c>: the same answer as <see cref="ConversationCondition.Matches"/>, proven by a test.</summary>
internal static class ConditionSql
{
    /// <summary>Adds what the text needs to the parameters.</summary>
    public static string Write(ConversationCondition condition, NpgsqlParameterCollection parameters) => condition switch
    {
        ConversationCondition.All { Conditions.IsEmpty: true } => "true",
        ConversationCondition.Any { Conditions.IsEmpty: true } => "false",
        ConversationCondition.All all => $"({string.Join(" and ", all.Conditions.Select(part => Write(part, parameters)))})",
        ConversationCondition.Any any => $"({string.Join(" or ", any.Conditions.Select(part => Write(part, parameters)))})",
        ConversationCondition.Not not => $"(not {Write(not.Condition, parameters)})",
        ConversationCondition.Has has => Write(has, parameters),
        _ => throw new InvalidOperationException($"There is no SQL for {condition.GetType()}."),
    };

    private static string Write(ConversationCondition.Has has, NpgsqlParameterCollection parameters)
    {
        var values = $"${Add(parameters, has.Values)}";
        return has.Attribute switch
        {
            Attribute.Number => $"number::text = any({values})",
            Attribute.Status => $"status = any({values})",
            Attribute.Assignee => $"assignee = any({values})",
            Attribute.Team => $"team = any({values})",
            Attribute.Inbox => $"inbox = any({values})",
            Attribute.Department => $"department = any({values})",
            Attribute.Channel => $"channel = any({values})",
            Attribute.Account => $"account = any({values})",
            Attribute.Priority => $"(array['None', 'Low', 'Medium', 'High', 'Urgent'])[priority + 1] = any({values})",
            Attribute.Contact => $"contact = any({values})",
            Attribute.Label => Several("labels", values),
            Attribute.Keyword => Several("keywords", values),
            Attribute.Participant => Several("participants", values),
            Attribute.Waiting => $"(case when waiting_since is null then '' else 'yes' end) = any({values})",
            _ => throw new ArgumentOutOfRangeException(nameof(has), has.Attribute, null),
        };
    }

    private static string Several(string column, string values) => $"({column} && {values} or ({column} = '{{}}' and '' = any({values})))";

    private static int Add(NpgsqlParameterCollection parameters, ImmutableArray<string> values)
    {
        parameters.AddWithValue(values.ToArray());
        return parameters.Count;
    }
}
