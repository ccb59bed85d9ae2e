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
        ConversationCondition.Contains contains => Write(contains, parameters),
        ConversationCondition.At at => Write(at, parameters),
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

    private static string Write(ConversationCondition.Contains contains, NpgsqlParameterCollection parameters)
    {
        var text = contains.Attribute switch
        {
            ConversationText.ContactName => "shown_of(view, '{contact,name}')",
            ConversationText.AssigneeName => "shown_of(view, '{assignee,name}')",
            _ => throw new ArgumentOutOfRangeException(nameof(contains), contains.Attribute, null),
        };
        var (part, from, to) = (Add(parameters, TextFolding.Fold(contains.Text)), Add(parameters, TextFolding.From), Add(parameters, TextFolding.To));
        return $"coalesce(position(${part} in translate({text}, ${from}, ${to})) > 0, false)";
    }

    private static string Write(ConversationCondition.At at, NpgsqlParameterCollection parameters)
    {
        var time = at.Attribute switch
        {
            ConversationTime.Created => "shown_of(view, '{openedAt}')::timestamptz",
            ConversationTime.LastMessage => "shown_of(view, '{preview,at}')::timestamptz",
            ConversationTime.LastActivity => "last_activity_at",
            ConversationTime.WaitingSince => "waiting_since",
            _ => throw new ArgumentOutOfRangeException(nameof(at), at.Attribute, null),
        };
        // PostgreSQL's infinities stand for the greatest times.
        var (from, before) = (Add(parameters, at.From ?? DateTimeOffset.MinValue), Add(parameters, at.Before ?? DateTimeOffset.MaxValue));
        return $"coalesce({time} >= ${from} and {time} < ${before}, false)";
    }

    private static string Several(string column, string values) => $"({column} && {values} or ({column} = '{{}}' and '' = any({values})))";

    private static int Add(NpgsqlParameterCollection parameters, ImmutableArray<string> values) => Add<string[]>(parameters, [.. values]);

    private static int Add<T>(NpgsqlParameterCollection parameters, T value)
    {
        parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return parameters.Count;
    }
}
