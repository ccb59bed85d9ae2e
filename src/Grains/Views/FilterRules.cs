using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>The filter of a list as a predicate: the same as <c>conversations-list.sql</c> asks of the table, proven by a test.</summary>
internal static class FilterRules
{
    public static bool Matches(ConversationFilter filter, ConversationView view) =>
        (filter.Status is null || view.Status == filter.Status)
        && (filter.Label is null || view.Labels.Contains(filter.Label))
        && filter.Tab switch
        {
            ConversationTab.Mine => view.Assignee?.Id == filter.Viewer,
            ConversationTab.Unassigned => view.Assignee is null,
            ConversationTab.All => true,
            _ => throw new ArgumentOutOfRangeException(nameof(filter), filter.Tab, null),
        };
}
