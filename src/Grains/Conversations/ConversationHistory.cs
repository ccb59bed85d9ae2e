using System.Text.Json;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Conversations;

internal sealed class ConversationHistory(IJournal journal, EventCodec<ConversationEvent> codec, ConversationQueries conversations) : IConversationHistory
{
    private const int PageSize = 500;
    /// <summary>Pages that are looked through for one page of activities.</summary>
    private const int Looks = 4;

    public async Task<ConversationView?> AsOf(WorkspaceId workspace, ConversationId conversation, HistoryPoint point, CancellationToken cancellationToken)
    {
        var stream = ConversationQueries.StreamOf(workspace, conversation);
        var (state, sequence, at) = await StartAsync(stream, point, cancellationToken);
        while (await journal.ReadForwardAsync(stream, sequence, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var recorded in page.Select(codec.Decode))
            {
                if (IsAfter(point, recorded.Sequence, recorded.RecordedAt)) return Show(state, point, at);
                (state, sequence, at) = (ConversationState.Evolve(state, recorded), recorded.Sequence, recorded.RecordedAt);
            }
        }
        return Show(state, point, at);
    }

    public async Task<ActivityPage?> Activities(
        WorkspaceId workspace, ConversationId conversation, EventCategory? category, long? before, int limit, CancellationToken cancellationToken)
    {
        if (await conversations.Find(workspace, conversation, cancellationToken) is not { } head) return null;
        var stream = ConversationQueries.StreamOf(workspace, conversation);
        var items = ImmutableArray.CreateBuilder<CategorizedActivity>();
        var next = before ?? long.MaxValue;
        for (var look = 0; look < Looks; look++)
        {
            var page = await journal.ReadBackwardAsync(stream, next, PageSize, cancellationToken);
            foreach (var stored in page)
            {
                next = stored.Sequence;
                if (Activity(head.Contact, codec.Decode(stored)) is not { } activity || (category is not null && activity.Category != category)) continue;
                items.Add(activity);
                if (items.Count == limit) return new ActivityPage(items.ToImmutable(), next > 1 ? next : null);
            }
            if (page.Count < PageSize) return new ActivityPage(items.ToImmutable(), null);
        }
        return new ActivityPage(items.ToImmutable(), next);
    }

    private static CategorizedActivity? Activity(ContactCard contact, Recorded<ConversationEvent> recorded) =>
        ConversationShowing.Change(contact, recorded) is TimelineChange.ItemAdded { Item: TimelineItem.Activity activity }
            ? new CategorizedActivity(ActivityRules.CategoryOf(activity.Detail), activity)
            : null;

    /// <summary>The newest snapshot, unless it is of a later time: older ones are not kept.</summary>
    private async Task<(ConversationState State, long Sequence, DateTimeOffset At)> StartAsync(string stream, HistoryPoint point, CancellationToken cancellationToken)
    {
        if (await journal.ReadSnapshotAsync(stream, cancellationToken) is { } snapshot
            && await journal.ReadForwardAsync(stream, snapshot.Sequence - 1, 1, cancellationToken) is [var last]
            && !IsAfter(point, last.Sequence, last.RecordedAt))
            return (JsonSerializer.Deserialize(snapshot.Data.Span, GrainsJson.Default.ConversationState)!, snapshot.Sequence, last.RecordedAt);
        return (ConversationState.Initial, 0, default);
    }

    private static bool IsAfter(HistoryPoint point, long sequence, DateTimeOffset recordedAt) => point switch
    {
        HistoryPoint.AtSequence until => sequence > until.Sequence,
        HistoryPoint.AtTime until => recordedAt > until.Time,
        _ => throw new InvalidOperationException($"There is no such point as {point.GetType()}."),
    };

    private static ConversationView? Show(ConversationState state, HistoryPoint point, DateTimeOffset at) =>
        state.Exists ? ConversationShowing.View(state, point is HistoryPoint.AtTime until ? until.Time : at) : null;
}
