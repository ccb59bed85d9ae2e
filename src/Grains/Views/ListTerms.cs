using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>A filter with what its list depends on besides: what its viewer may see, and its saved view.</summary>
/// <param name="Access">Null for lists that do not depend on it.</param>
/// <param name="View">Null when the filter has none, or it is there no more.</param>
internal sealed record ListTerms(ConversationFilter Filter, AgentAccess? Access, SavedView? View)
{
    /// <summary>Whether conversations come and go with time alone.</summary>
    public bool DependOnTime => View?.Condition.DependsOnTime == true;

    /// <summary>To the minute: whoever asks within one gets the same answer, and a live list has to look once a minute.</summary>
    public ConversationCondition.All ConditionAt(DateTimeOffset now) =>
        FilterRules.ConditionOf(Filter, Access, View?.Condition.AsOf(Minute(now)));

    public static DateTimeOffset Minute(DateTimeOffset now) => new(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);

    public bool SameAs(ListTerms other) =>
        View?.Revision == other.View?.Revision
        && Access is null == other.Access is null && (Access is null || Access.SameAs(other.Access!));
}
