using System.Text.Json.Serialization;

namespace Parloir.Grains.Conversations;

/// <summary>Reads of what a conversation was and of what was done to it, from its stream, by any node.</summary>
public interface IConversationHistory
{
    /// <summary>
    /// The conversation as it was, made of its events again. It costs the events up to that point, or those after the last snapshot (taken every 200 events) when the
    /// point lies behind that. Null when there was no such conversation then. The messaging window is as it was at that time.
    /// </summary>
    Task<ConversationView?> AsOf(WorkspaceId workspace, ConversationId conversation, HistoryPoint point, CancellationToken cancellationToken);

    /// <summary>What was done and what happened, the newest first (S3-11). At most 2,000 events are looked at: a page may be short, or empty, while more follow.</summary>
    /// <param name="category">Null: all, those without a category as well.</param>
    /// <param name="before">The <see cref="ActivityPage.Before"/> of the page before; null for the newest. A sequence.</param>
    /// <returns>Null when there is no such conversation.</returns>
    Task<ActivityPage?> Activities(
        WorkspaceId workspace, ConversationId conversation, EventCategory? category, long? before, int limit, CancellationToken cancellationToken);
}

/// <summary>A place in a conversation's past.</summary>
public abstract record HistoryPoint
{
    private HistoryPoint() { }

    /// <summary>With all events up to and including this one.</summary>
    public sealed record AtSequence(long Sequence) : HistoryPoint;
    /// <summary>With what was recorded by then.</summary>
    public sealed record AtTime(DateTimeOffset Time) : HistoryPoint;
}

/// <summary>The categories of events of a conversation (S3-13 to S3-24).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventCategory>))]
public enum EventCategory
{
    Assignment, Unassignment, ConversationClosed, ConversationOpened, Snooze, Broadcast, Workflow, Lifecycle, BotStatus, Channel, PageChange, Contact,
}

/// <param name="Before">Pass as <c>before</c> for the older page; null when these were all.</param>
public sealed record ActivityPage(ImmutableArray<CategorizedActivity> Items, long? Before);

/// <param name="Category">Null for what none of the categories names, such as a label.</param>
/// <param name="Activity">Always an activity.</param>
public sealed record CategorizedActivity(EventCategory? Category, TimelineItem Activity);
