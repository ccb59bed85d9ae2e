using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Conversations;

/// <summary>How stored events and state are shown: the only way from what is kept to what is seen.</summary>
internal static class ConversationShowing
{
    public static ConversationView View(ConversationState state, DateTimeOffset now)
    {
        var opening = state.Opening ?? throw new InvalidOperationException("A conversation that was never opened has no view.");
        return new ConversationView(
            state.Id, opening.DisplayNumber, state.Status, opening.Contact, opening.Inbox, opening.Channel, state.Assignee, state.Priority,
            state.Labels, state.Preview, MessagingWindowRules.View(opening.Channel.Type, state.WindowExpiresAt, now),
            state.OpenedAt, state.LastActivityAt, state.WaitingSince, state.LastMessageSequence, state.Sequence,
            state.SnoozedUntil, state.Team?.Id, state.Department?.Id, state.Keywords, state.Participants);
    }

    /// <param name="head">How the conversation is shown after the events.</param>
    public static ConversationDelta Delta(ConversationState before, ConversationView head, IEnumerable<Recorded<ConversationEvent>> events) =>
        new(head.Id, before.Sequence, head.Sequence, head, Changes(head.Contact, events));

    public static ImmutableArray<TimelineChange> Changes(ContactCard contact, IEnumerable<Recorded<ConversationEvent>> events) =>
        [.. events.Select(recorded => Change(contact, recorded)).OfType<TimelineChange>()];

    /// <summary>Null for what nobody needs to see.</summary>
    public static TimelineChange? Change(ContactCard contact, Recorded<ConversationEvent> recorded) => recorded.Event switch
    {
        ConversationEvent.MessageSending sending => new TimelineChange.DeliveryChanged(sending.Message, DeliveryOf(recorded)!),
        ConversationEvent.MessageDeferred deferred => new TimelineChange.DeliveryChanged(deferred.Message, DeliveryOf(recorded)!),
        ConversationEvent.DeliveryChanged changed => new TimelineChange.DeliveryChanged(changed.Message, DeliveryOf(recorded)!),
        ConversationEvent.AttachmentStored stored => new TimelineChange.AttachmentChanged(stored.Message, AttachmentRules.Of(recorded)!),
        ConversationEvent.AttachmentFailed failed => new TimelineChange.AttachmentChanged(failed.Message, AttachmentRules.Of(recorded)!),
        ConversationEvent.MessageIdentified or ConversationEvent.ContactRenamed or ConversationEvent.CustomerChanged or ConversationEvent.MemberSought
            or ConversationEvent.FormSubmitted or ConversationEvent.Erased => null,
        _ => new TimelineChange.ItemAdded(Item(contact, recorded)),
    };

    /// <summary>The delivery that an event tells; null for the events that tell none.</summary>
    public static Delivery? DeliveryOf(Recorded<ConversationEvent> recorded) => recorded.Event switch
    {
        ConversationEvent.MessageQueued => new(DeliveryStatus.Queued, recorded.OccurredAt, null),
        ConversationEvent.MessageEchoed => new(DeliveryStatus.Sent, recorded.OccurredAt, null),
        ConversationEvent.MessageSending => new(DeliveryStatus.Sending, recorded.OccurredAt, null),
        ConversationEvent.MessageDeferred deferred => new(DeliveryStatus.Sending, recorded.OccurredAt, deferred.Error),
        ConversationEvent.DeliveryChanged changed => new(changed.Status, recorded.OccurredAt, changed.Error),
        _ => null,
    };

    private static TimelineItem Item(ContactCard contact, Recorded<ConversationEvent> recorded)
    {
        var customer = new Actor.Contact(contact.Id, contact.Name);
        return recorded.Event switch
        {
            ConversationEvent.MessageReceived received => Message(customer, MessageDirection.Inbound, received.Content, null, received.QuotedMessage),
            ConversationEvent.MessageQueued queued => Message(queued.ByItself ? new Actor.System() : queued.By, MessageDirection.Outbound, queued.Content, queued.ClientMessageId, queued.QuotedMessage),
            ConversationEvent.MessageEchoed echoed => Message(new Actor.System(), MessageDirection.Outbound, echoed.Content, null, null),
            ConversationEvent.NoteAdded note =>
                new TimelineItem.Note(recorded.Sequence, recorded.OccurredAt, recorded.RecordedAt, note.By, note.Text, note.ClientMessageId, note.Mentions),
            ConversationEvent.Opened opened => Activity(opened.By ?? (Actor)customer, new ActivityDetail.Opened(opened.Referral?.Code, opened.Referral?.SourceUrl)),
            ConversationEvent.ReactionReceived reaction => Activity(customer, new ActivityDetail.Reaction(reaction.Emoji, reaction.Target)),
            ConversationEvent.MessageEdited edited => Activity(customer, new ActivityDetail.MessageEdited(edited.Content, edited.Target)),
            ConversationEvent.MessageRevoked revoked => Activity(customer, new ActivityDetail.MessageRevoked(revoked.Target)),
            ConversationEvent.ChannelEventReceived channel => Activity(customer, new ActivityDetail.ChannelEvent(channel.Kind, channel.Text)),
            ConversationEvent.Referred referred => Activity(customer, new ActivityDetail.Referred(referred.Referral.Code, referred.Referral.SourceUrl)),
            ConversationEvent.RecipientChanged changed =>
                Activity(customer, new ActivityDetail.ChannelEvent("recipient_changed", ContactRules.AddressOf(changed.Identity))),
            ConversationEvent.WindowExpiring expiring => Activity(new Actor.System(), new ActivityDetail.WindowExpiring(expiring.ExpiresAt)),
            ConversationEvent.WindowClosed => Activity(new Actor.System(), new ActivityDetail.WindowClosed()),
            _ => Deed(recorded.Event) is var (by, detail)
                ? Activity(by, detail)
                : throw new InvalidOperationException($"{recorded.Event.GetType()} is no entry of the timeline."),
        };

        TimelineItem.Message Message(Actor by, MessageDirection direction, MessageContent content, string? clientMessageId, long? inReplyTo) =>
            new(recorded.Sequence, recorded.OccurredAt, recorded.RecordedAt, by, direction, AttachmentRules.Shown(content), DeliveryOf(recorded), clientMessageId, inReplyTo);

        TimelineItem.Activity Activity(Actor by, ActivityDetail detail) =>
            new(recorded.Sequence, recorded.OccurredAt, recorded.RecordedAt, by, detail);
    }

    /// <summary>What somebody did to the conversation, and who; null for what comes from the customer or the provider.</summary>
    private static (Actor By, ActivityDetail Detail)? Deed(ConversationEvent told) => told switch
    {
        ConversationEvent.AgentAssigned assigned => (assigned.By, new ActivityDetail.Assigned(assigned.Agent, assigned.Reason)),
        ConversationEvent.AgentUnassigned unassigned => (unassigned.By, new ActivityDetail.Unassigned(unassigned.Agent)),
        ConversationEvent.TeamAssigned assigned => (assigned.By, new ActivityDetail.TeamAssigned(assigned.Team)),
        ConversationEvent.TeamUnassigned unassigned => (unassigned.By, new ActivityDetail.TeamUnassigned(unassigned.Team)),
        ConversationEvent.DepartmentChanged changed => (changed.By, new ActivityDetail.DepartmentChanged(changed.Department)),
        ConversationEvent.ParticipantAdded added => (added.By, new ActivityDetail.ParticipantAdded(added.Agent)),
        ConversationEvent.ParticipantRemoved removed => (removed.By, new ActivityDetail.ParticipantRemoved(removed.Agent)),
        ConversationEvent.StatusChanged changed => (changed.By, new ActivityDetail.StatusChanged(changed.Status)),
        ConversationEvent.Snoozed snoozed => (snoozed.By, new ActivityDetail.Snoozed(snoozed.Until)),
        ConversationEvent.Unsnoozed unsnoozed => (unsnoozed.By, new ActivityDetail.Unsnoozed()),
        ConversationEvent.BotStatusChanged changed => (changed.By, new ActivityDetail.BotStatusChanged(changed.Enabled)),
        ConversationEvent.PriorityChanged changed => (changed.By, new ActivityDetail.PriorityChanged(changed.Priority)),
        ConversationEvent.Resolved resolved => (resolved.By, new ActivityDetail.Resolved(resolved.Note)),
        ConversationEvent.Reopened reopened => (reopened.By, new ActivityDetail.Reopened()),
        ConversationEvent.LabelAdded added => (added.By, new ActivityDetail.LabelAdded(added.Label)),
        ConversationEvent.LabelRemoved removed => (removed.By, new ActivityDetail.LabelRemoved(removed.Label)),
        ConversationEvent.KeywordAdded added => (added.By, new ActivityDetail.KeywordAdded(added.Keyword)),
        ConversationEvent.KeywordRemoved removed => (removed.By, new ActivityDetail.KeywordRemoved(removed.Keyword)),
        ConversationEvent.TranscriptSent sent => (sent.By, new ActivityDetail.TranscriptSent(sent.Agent)),
        ConversationEvent.Downloaded downloaded => (downloaded.By, new ActivityDetail.Downloaded()),
        ConversationEvent.EventReported reported => (reported.By, ReportRules.DetailOf(reported.Event)),
        ConversationEvent.RuleFired fired => (fired.By, new ActivityDetail.RuleFired(fired.Outcomes)),
        ConversationEvent.RuleActionSkipped skipped => (skipped.By, new ActivityDetail.RuleActionSkipped(skipped.Outcome)),
        ConversationEvent.ContactUpdated { Outcome: var outcome } => (new Actor.System(), new ActivityDetail.ContactUpdated(outcome.Form, outcome.Taken, outcome.Refused)),
        ConversationEvent.ContactNoticed noticed => (noticed.By, AcquaintanceRules.DetailOf(noticed.Happening)),
        _ => null,
    };
}
