using System.Diagnostics.CodeAnalysis;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>A filter as the parameters of an address, in the one order in which keys have them. Where several values will do they stand in one parameter, with commas between.</summary>
public static class FilterParameters
{
    /// <summary>Of one parameter.</summary>
    public const int MaxValues = 20;

    private static readonly ImmutableArray<Parameter> Table =
    [
        new("tab", filter => filter.Tab.ToString().ToLowerInvariant(), (filter, text) => TryParseName(text, out ConversationTab tab) ? filter with { Tab = tab } : null),
        Several<ConversationStatus>("status", filter => filter.Status, (filter, statuses) => filter with { Status = statuses }, ViewKey.TryParseStatus),
        Several("label", filter => filter.Label, (filter, labels) => filter with { Label = labels }, text => text),
        Several("keyword", filter => filter.Keyword, (filter, keywords) => filter with { Keyword = keywords }, text => text),
        Several<ChannelType>("channel", filter => filter.Channel, (filter, channels) => filter with { Channel = channels }, TryParseName),
        Several("account", filter => filter.Account, (filter, accounts) => filter with { Account = accounts }, ChannelAccountId.Of),
        Several("inbox", filter => filter.Inbox, (filter, inboxes) => filter with { Inbox = inboxes }, InboxId.Of),
        Several("team", filter => filter.Team, (filter, teams) => filter with { Team = teams }, TeamId.Of),
        Several("department", filter => filter.Department, (filter, departments) => filter with { Department = departments }, DepartmentId.Of),
        Several<Priority>("priority", filter => filter.Priority, (filter, priorities) => filter with { Priority = priorities }, TryParseName),
        Several("assignee", filter => filter.Assignee, (filter, assignees) => filter with { Assignee = assignees }, AgentId.Of),
        Several("participant", filter => filter.Participant, (filter, participants) => filter with { Participant = participants }, AgentId.Of),
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
    /// <param name="wrong">The parameter that is none, has no such value, or more than <see cref="MaxValues"/>.</param>
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

    private static Parameter Several<T>(
        string name, Func<ConversationFilter, OneOf<T>?> choice, Func<ConversationFilter, OneOf<T>?, ConversationFilter> choose, Func<string, T> parse) where T : notnull =>
        Several<T>(name, choice, choose, (string text, out T value) =>
        {
            value = parse(text);
            return true;
        });

    private static Parameter Several<T>(
        string name, Func<ConversationFilter, OneOf<T>?> choice, Func<ConversationFilter, OneOf<T>?, ConversationFilter> choose, TryParse<T> parse) where T : notnull => new(
            name,
            filter => choice(filter) is { } chosen ? string.Join(',', chosen.Values) : null,
            (filter, text) => ReadSeveral(text, parse, out var chosen) ? choose(filter, chosen) : null);

    private static bool ReadSeveral<T>(string text, TryParse<T> parse, out OneOf<T>? chosen) where T : notnull
    {
        var values = new List<T>();
        chosen = null;
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!parse(part, out var value)) return false;
            values.Add(value);
        }
        if (values.Count > 0) chosen = new(values);
        return chosen is not { Values.Length: > MaxValues };
    }

    private delegate bool TryParse<T>(string text, out T value);

    /// <param name="Write">Null when it is the default.</param>
    /// <param name="Read">Null when there is no such value.</param>
    private sealed record Parameter(string Name, Func<ConversationFilter, string?> Write, Func<ConversationFilter, string, ConversationFilter?> Read);
}
