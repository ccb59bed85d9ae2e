using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>
/// The name of a live list: <c>tab=mine&amp;agent=7f3a&amp;status=Open&amp;label=vip</c>. Filters that show the same conversations have the same key, whoever looks:
/// parameters stand in a fixed order, what is absent does not matter, and only lists that differ from agent to agent name one.
/// </summary>
public readonly record struct ViewKey
{
    /// <summary>Room for ids in all parameters, as many as each may have; and less than the longest address of a request.</summary>
    public const int MaxLength = 7168;
    private const string Agent = "agent";
    private const string Scope = "scope";
    private const string OwnScope = "own";
    /// <summary>What two of the guides call a resolved conversation (conflict C1).</summary>
    private const string ClosedAlias = "closed";

    private ViewKey(ConversationFilter filter) => Filter = filter;

    /// <summary>Its <see cref="ConversationFilter.Viewer"/> is empty unless the list is a personal one.</summary>
    public ConversationFilter Filter { get; }

    public static ViewKey Of(ConversationFilter filter)
    {
        // What is assigned to an agent he may see.
        if (filter.Tab == ConversationTab.Mine) filter = filter with { Scoped = false };
        return new(filter.IsPersonal ? filter : filter with { Viewer = new AgentId("") });
    }

    /// <summary>Reads what a client asks for. Whose "mine" it is comes from <paramref name="viewer"/>: a client that names an agent is refused.</summary>
    /// <param name="scoped">Whether the viewer sees only some conversations.</param>
    public static bool TryParse(string? query, AgentId viewer, bool scoped, out ViewKey key)
    {
        key = default;
        if (Split(query) is not { } values || !FilterParameters.TryRead(values, viewer, scoped, out var filter, out _)) return false;
        key = Of(filter);
        return true;
    }

    /// <summary>Reads back what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is not such a key.</exception>
    public static ViewKey Parse(string key)
    {
        if (Split(key) is { } values)
        {
            values.Remove(Agent, out var agent);
            var scoped = values.Remove(Scope, out var scope);
            if (scope is null or OwnScope
                && FilterParameters.TryRead(values, new AgentId(agent ?? ""), scoped, out var filter, out _)
                && filter.IsPersonal == !string.IsNullOrEmpty(agent))
                return Of(filter);
        }
        throw new FormatException($"'{key}' is not the key of a view.");
    }

    /// <summary>Reads a status by its name without case.</summary>
    public static bool TryParseStatus(string text, out ConversationStatus status) => FilterParameters.TryParseName(
        string.Equals(text, ClosedAlias, StringComparison.OrdinalIgnoreCase) ? nameof(ConversationStatus.Resolved) : text, out status);

    public override string ToString()
    {
        var parts = FilterParameters.Write(Filter).Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}").ToList();
        if (Filter.IsPersonal) parts.Insert(1, $"{Agent}={Uri.EscapeDataString(Filter.Viewer.Value)}");
        if (Filter.Scoped) parts.Add($"{Scope}={OwnScope}");
        return string.Join('&', parts);
    }

    /// <summary>Null for what is no list of parameters, or names one twice.</summary>
    private static Dictionary<string, string>? Split(string? query)
    {
        if (query is null || query.Length > MaxLength) return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=');
            if (at < 0 || !values.TryAdd(part[..at], Uri.UnescapeDataString(part[(at + 1)..].Replace('+', ' ')))) return null;
        }
        return values;
    }
}
