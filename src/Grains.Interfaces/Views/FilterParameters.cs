using System.Diagnostics.CodeAnalysis;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>A filter as the parameters of an address, in the one order in which keys have them.</summary>
public static class FilterParameters
{
    private static readonly ImmutableArray<Parameter> Table =
    [
        new("tab", filter => filter.Tab.ToString().ToLowerInvariant(), (filter, text) => TryParseName(text, out ConversationTab tab) ? filter with { Tab = tab } : null),
        new("status", filter => filter.Status?.ToString(), (filter, text) => ViewKey.TryParseStatus(text, out var status) ? filter with { Status = status } : null),
        new("label", filter => filter.Label, (filter, text) => filter with { Label = text }),
        new("keyword", filter => filter.Keyword, (filter, text) => filter with { Keyword = text }),
        new("channel", filter => filter.Channel?.ToString(), (filter, text) => TryParseName(text, out ChannelType channel) ? filter with { Channel = channel } : null),
        new("account", filter => filter.Account?.Value, (filter, text) => filter with { Account = new ChannelAccountId(text) }),
        new("inbox", filter => filter.Inbox?.Value, (filter, text) => filter with { Inbox = new InboxId(text) }),
        new("team", filter => filter.Team?.Value, (filter, text) => filter with { Team = new TeamId(text) }),
        new("department", filter => filter.Department?.Value, (filter, text) => filter with { Department = new DepartmentId(text) }),
        new("priority", filter => filter.Priority?.ToString(), (filter, text) => TryParseName(text, out Priority priority) ? filter with { Priority = priority } : null),
        new("assignee", filter => filter.Assignee?.Value, (filter, text) => filter with { Assignee = new AgentId(text) }),
        new("participant", filter => filter.Participant?.Value, (filter, text) => filter with { Participant = new AgentId(text) }),
        new("view", filter => filter.View?.Value, (filter, text) => filter with { View = new SavedViewId(text) }),
        new("sort", filter => filter.Sort == ConversationSort.Newest ? null : filter.Sort.ToString().ToLowerInvariant(),
            (filter, text) => TryParseName(text, out ConversationSort sort) ? filter with { Sort = sort } : null),
    ];

    /// <summary>Only what is not the default, but always the tab.</summary>
    public static IEnumerable<(string Name, string Value)> Write(ConversationFilter filter) =>
        from parameter in Table
        let value = parameter.Write(filter)
        where value is not null
        select (parameter.Name, value);

    /// <summary>Reads what a client asks for; an empty value is as good as none.</summary>
    /// <param name="wrong">The parameter that is none, or has no such value.</param>
    public static bool TryRead(
        IEnumerable<KeyValuePair<string, string>> values, AgentId viewer, bool scoped, out ConversationFilter filter, [NotNullWhen(false)] out string? wrong)
    {
        filter = new ConversationFilter(ConversationTab.All, viewer, null, null) { Scoped = scoped };
        foreach (var (name, value) in values)
        {
            var read = value.Contains('\0') || Table.FirstOrDefault(parameter => parameter.Name == name) is not { } known ? null
                : value.Length == 0 ? filter
                : known.Read(filter, value);
            if (read is null)
            {
                wrong = name;
                return false;
            }
            filter = read;
        }
        wrong = null;
        return true;
    }

    /// <summary>Reads a value by its name without case. (<c>Enum.TryParse</c> would also take numbers and lists.)</summary>
    public static bool TryParseName<TEnum>(string text, out TEnum value) where TEnum : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<TEnum>())
        {
            if (!string.Equals(text, candidate.ToString(), StringComparison.OrdinalIgnoreCase)) continue;
            value = candidate;
            return true;
        }
        value = default;
        return false;
    }

    /// <param name="Write">Null when it is the default.</param>
    /// <param name="Read">Null when there is no such value.</param>
    private sealed record Parameter(string Name, Func<ConversationFilter, string?> Write, Func<ConversationFilter, string, ConversationFilter?> Read);
}
