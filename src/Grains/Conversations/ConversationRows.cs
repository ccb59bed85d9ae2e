using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Erasure;
using Parloir.Grains.Forms;
using Parloir.Grains.Journaling;
using Parloir.Grains.Notifications;
using Parloir.Grains.Outbox;
using Parloir.Grains.Remarks;
using Parloir.Journal;

namespace Parloir.Grains.Conversations;

/// <summary>The rows that follow from a conversation's events, in their own transaction.</summary>
internal static class ConversationRows
{
    /// <summary>How long an attempt may be in flight before the outbox looks at it again.</summary>
    private static readonly TimeSpan FlightTime = TimeSpan.FromMinutes(5);

    public static IEnumerable<IProjectionRow> Project(
        WorkspaceId workspace, ConversationState before, ConversationState after, IReadOnlyList<Recorded<ConversationEvent>> events, DateTimeOffset now)
    {
        if (events is [.., { Event: ConversationEvent.Erased erased } last])
        {
            yield return new ErasureRow(workspace, before.Id, last.Sequence, erased, last.RecordedAt);
            yield break;
        }
        var view = ConversationShowing.View(after, now);
        yield return IsFiledAsBefore(before, after) ? new ConversationActivityRow(workspace, view) : new ConversationRow(workspace, view);
        foreach (var recorded in events)
        {
            if (recorded.Event is ConversationEvent.Opened opened)
                yield return new ContactConversationRow(workspace, opened.Opening.Contact.Id, after.Id);
            if (recorded.Event is ConversationEvent.NoteAdded note)
                yield return new RemarkRow(workspace, RemarkRow.OfConversation, after.Id.Value, recorded.Sequence, new AgentCard(note.By.Id, note.By.Name), note.Text, recorded.OccurredAt);
            if (recorded.Event is ConversationEvent.MessageReceived { Content: MessageContent.FormAnswer { Of: { } form } answer })
                yield return new FormAnswerRow(workspace, after.Id, recorded.Sequence, form, answer.Fields, recorded.OccurredAt);
            if (OutboxRules.TaskOf(after, recorded) is { } task)
                yield return new OutboxItem(workspace, after.Id, recorded.Sequence, task, now);
            if (ConversationShowing.DeliveryOf(recorded) is { } delivery)
                yield return new DeliveryRow(workspace, after.Id, MessageOf(recorded), delivery, ProviderIdOf(recorded.Event));
            else if (recorded.Event is ConversationEvent.MessageIdentified identified)
                yield return new DeliveryIdentityRow(workspace, after.Id, identified.Message, identified.ProviderMessageId);
            if (AttachmentRules.Of(recorded) is { } attachment)
                yield return new AttachmentRow(workspace, after.Id, MessageOf(recorded), attachment, AttachmentRules.SourceOf(after, recorded.Event), now);
            if (StepOf(workspace, before, recorded, now) is { } step)
                yield return step;
        }
        foreach (var notice in NotificationRules.Of(after, events)) yield return new NotificationRow(workspace, notice);
    }

    /// <summary>Whether all that lists filter by is as it was. An array that was made anew counts as another one.</summary>
    private static bool IsFiledAsBefore(ConversationState before, ConversationState after) =>
        before.Exists
        && before.Status == after.Status
        && before.Assignee?.Id == after.Assignee?.Id
        && before.Opening!.Contact.Id == after.Opening!.Contact.Id
        && before.Team?.Id == after.Team?.Id
        && before.Department?.Id == after.Department?.Id
        && before.Priority == after.Priority
        && before.Labels == after.Labels
        && before.Keywords == after.Keywords
        && before.Participants == after.Participants;

    private static IProjectionRow? StepOf(WorkspaceId workspace, ConversationState before, Recorded<ConversationEvent> recorded, DateTimeOffset now) =>
        recorded.Event switch
        {
            ConversationEvent.MessageSending sending => new OutboxStep(workspace, before.Id, sending.Message, true, now + FlightTime),
            ConversationEvent.MessageDeferred deferred => new OutboxStep(workspace, before.Id, deferred.Message, false, deferred.NextAttemptAt),
            ConversationEvent.DeliveryChanged changed when IsUnderway(before, changed.Message) => new OutboxDone(workspace, before.Id, changed.Message),
            _ => null,
        };

    private static bool IsUnderway(ConversationState state, long message) =>
        !state.Deliveries.TryGetValue(message, out var status) || status is DeliveryStatus.Queued or DeliveryStatus.Sending;

    private static string? ProviderIdOf(ConversationEvent @event) => @event switch
    {
        ConversationEvent.MessageEchoed echoed => echoed.ProviderMessageId,
        ConversationEvent.DeliveryChanged changed => changed.ProviderMessageId,
        _ => null,
    };

    private static long MessageOf(Recorded<ConversationEvent> recorded) => recorded.Event switch
    {
        ConversationEvent.MessageSending sending => sending.Message,
        ConversationEvent.MessageDeferred deferred => deferred.Message,
        ConversationEvent.DeliveryChanged changed => changed.Message,
        ConversationEvent.AttachmentStored stored => stored.Message,
        ConversationEvent.AttachmentFailed failed => failed.Message,
        _ => recorded.Sequence,
    };
}
