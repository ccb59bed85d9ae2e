using System.Diagnostics.CodeAnalysis;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>
/// The name of a live list: <c>tab=mine&amp;agent=7f3a&amp;status=Open&amp;label=vip</c>. Filters that show the same conversations have the same key, whoever looks:
/// parameters stand in a fixed order, a status that is absent means every status, and only "mine" names an agent.
/// </summary>
public readonly record struct ViewKey
{
    private const int MaxLength = 512;
    /// <summary>What two of the guides call a resolved conversation (conflict C1).</summary>
    private const string ClosedAlias = "closed";

    private ViewKey(ConversationFilter filter) => Filter = filter;

    /// <summary>Its <see cref="ConversationFilter.Viewer"/> is empty unless the tab is "mine".</summary>
    public ConversationFilter Filter { get; }

    public static ViewKey Of(ConversationFilter filter) =>
        new(filter.Tab == ConversationTab.Mine ? filter : filter with { Viewer = new AgentId("") });

    /// <summary>Reads what a client asks for. Whose "mine" it is comes from <paramref name="viewer"/>: a client that names an agent is refused.</summary>
    public static bool TryParse(string? query, AgentId viewer, out ViewKey key)
    {
        key = default;
        if (!Parameters.TryRead(query, out var read) || read.Agent is not null) return false;
        key = Of(new ConversationFilter(read.Tab, viewer, read.Status, read.Label));
        return true;
    }

    /// <summary>Reads back what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is not such a key.</exception>
    public static ViewKey Parse(string key)
    {
        if (!Parameters.TryRead(key, out var read) || (read.Tab == ConversationTab.Mine) != (read.Agent is not null))
            throw new FormatException($"'{key}' is not the key of a view.");
        return Of(new ConversationFilter(read.Tab, new AgentId(read.Agent ?? ""), read.Status, read.Label));
    }

    /// <summary>Reads a tab by its name without case; null is the tab of all.</summary>
    public static bool TryParseTab(string? text, out ConversationTab tab)
    {
        tab = ConversationTab.All;
        return text is null || TryParseName(text, out tab);
    }

    /// <summary>Reads a status by its name without case; null and the empty string are every status.</summary>
    public static bool TryParseStatus(string? text, out ConversationStatus? status)
    {
        status = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (string.Equals(text, ClosedAlias, StringComparison.OrdinalIgnoreCase)) text = nameof(ConversationStatus.Resolved);
        if (!TryParseName(text, out ConversationStatus named)) return false;
        status = named;
        return true;
    }

    public override string ToString()
    {
        var parts = new List<string>(4) { "tab=" + Filter.Tab.ToString().ToLowerInvariant() };
        if (Filter.Tab == ConversationTab.Mine) parts.Add("agent=" + Uri.EscapeDataString(Filter.Viewer.Value));
        if (Filter.Status is { } status) parts.Add("status=" + status);
        if (Filter.Label is { } label) parts.Add("label=" + Uri.EscapeDataString(label));
        return string.Join('&', parts);
    }

    // Enum.TryParse would also take numbers and lists.
    private static bool TryParseName<TEnum>(string text, [NotNullWhen(true)] out TEnum value) where TEnum : struct, Enum
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

    private readonly record struct Parameters(ConversationTab Tab, string? Agent, ConversationStatus? Status, string? Label)
    {
        public static bool TryRead(string? query, out Parameters read)
        {
            read = default;
            if (query is null || query.Length > MaxLength) return false;
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var part in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            {
                var at = part.IndexOf('=');
                if (at < 0) return false;
                if (!values.TryAdd(part[..at], Unescape(part[(at + 1)..]))) return false;
            }
            values.Remove("tab", out var tabText);
            values.Remove("agent", out var agent);
            values.Remove("status", out var statusText);
            values.Remove("label", out var label);
            if (values.Count > 0 || label?.Contains('\0') is true || !TryParseTab(tabText, out var tab) || !TryParseStatus(statusText, out var status)) return false;
            read = new Parameters(tab, agent, status, string.IsNullOrEmpty(label) ? null : label);
            return true;
        }

        private static string Unescape(string value) => Uri.UnescapeDataString(value.Replace('+', ' '));
    }
}
