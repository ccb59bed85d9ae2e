using System.Text.Json.Serialization;
using Parloir.Grains.Attachments;
using Parloir.Grains.Automation;
using Parloir.Grains.Channels;

namespace Parloir.Grains.Conversations;

[JsonConverter(typeof(JsonStringEnumConverter<MessageDirection>))]
public enum MessageDirection { Inbound, Outbound }

/// <summary>One entry of a conversation's timeline. Ordered by <see cref="OccurredAt"/>, then by <see cref="Sequence"/>.</summary>
/// <param name="Sequence">Position in the conversation's stream: the entry's identity.</param>
/// <param name="OccurredAt">The provider's time, never later than <paramref name="RecordedAt"/>.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Message), "message")]
[JsonDerivedType(typeof(Note), "note")]
[JsonDerivedType(typeof(Activity), "activity")]
public abstract record TimelineItem(long Sequence, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, Actor Actor)
{
    /// <param name="Delivery">Null for inbound messages.</param>
    /// <param name="ClientMessageId">The sender's own id, for outbound messages sent from a desk.</param>
    /// <param name="InReplyTo">Sequence of the quoted message, when it is known.</param>
    public sealed record Message(
        long Sequence, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, Actor Actor,
        MessageDirection Direction, MessageContent Content, Delivery? Delivery, string? ClientMessageId, long? InReplyTo)
        : TimelineItem(Sequence, OccurredAt, RecordedAt, Actor);

    /// <summary>Internal: never leaves through any channel.</summary>
    /// <param name="Mentions">Who was called to it, by the names that they had then.</param>
    public sealed record Note(
        long Sequence, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, Actor Actor, string Text, string? ClientMessageId, ImmutableArray<AgentCard> Mentions)
        : TimelineItem(Sequence, OccurredAt, RecordedAt, Actor);

    public sealed record Activity(
        long Sequence, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, Actor Actor, ActivityDetail Detail)
        : TimelineItem(Sequence, OccurredAt, RecordedAt, Actor);
}

/// <summary>What happened, for the one quiet line that shows it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Opened), "conversation_opened")]
[JsonDerivedType(typeof(Resolved), "conversation_resolved")]
[JsonDerivedType(typeof(Reopened), "conversation_reopened")]
[JsonDerivedType(typeof(StatusChanged), "status_changed")]
[JsonDerivedType(typeof(Assigned), "agent_assigned")]
[JsonDerivedType(typeof(Unassigned), "agent_unassigned")]
[JsonDerivedType(typeof(LabelAdded), "label_added")]
[JsonDerivedType(typeof(LabelRemoved), "label_removed")]
[JsonDerivedType(typeof(KeywordAdded), "keyword_added")]
[JsonDerivedType(typeof(KeywordRemoved), "keyword_removed")]
[JsonDerivedType(typeof(Snoozed), "conversation_snoozed")]
[JsonDerivedType(typeof(Unsnoozed), "conversation_unsnoozed")]
[JsonDerivedType(typeof(BotStatusChanged), "bot_status_changed")]
[JsonDerivedType(typeof(PriorityChanged), "priority_changed")]
[JsonDerivedType(typeof(TeamAssigned), "team_assigned")]
[JsonDerivedType(typeof(TeamUnassigned), "team_unassigned")]
[JsonDerivedType(typeof(DepartmentChanged), "department_changed")]
[JsonDerivedType(typeof(ParticipantAdded), "participant_added")]
[JsonDerivedType(typeof(ParticipantRemoved), "participant_removed")]
[JsonDerivedType(typeof(WindowExpiring), "window_expiring")]
[JsonDerivedType(typeof(WindowClosed), "window_closed")]
[JsonDerivedType(typeof(Reaction), "reaction")]
[JsonDerivedType(typeof(MessageEdited), "message_edited")]
[JsonDerivedType(typeof(MessageRevoked), "message_revoked")]
[JsonDerivedType(typeof(ChannelEvent), "channel_event")]
[JsonDerivedType(typeof(LifecycleStageChanged), "lifecycle_stage_changed")]
[JsonDerivedType(typeof(ContactRemarkAdded), "contact_remark_added")]
[JsonDerivedType(typeof(Referred), "conversation_referred")]
[JsonDerivedType(typeof(ContactMerged), "contact_merged")]
[JsonDerivedType(typeof(ContactUnmerged), "contact_unmerged")]
[JsonDerivedType(typeof(TranscriptSent), "transcript_sent")]
[JsonDerivedType(typeof(Downloaded), "conversation_downloaded")]
[JsonDerivedType(typeof(EventReported), "event_reported")]
[JsonDerivedType(typeof(RuleFired), "rule_fired")]
[JsonDerivedType(typeof(RuleActionSkipped), "rule_action_skipped")]
[JsonDerivedType(typeof(ContactUpdated), "contact_updated")]
public abstract record ActivityDetail
{
    private ActivityDetail() { }

    /// <param name="SourceUrl">Where the customer came from (an advertisement, say), when the provider tells it.</param>
    public sealed record Opened(string? ReferenceCode, string? SourceUrl) : ActivityDetail;
    public sealed record Resolved(ClosingNote? Note) : ActivityDetail;
    public sealed record Reopened : ActivityDetail;
    public sealed record StatusChanged(ConversationStatus Status) : ActivityDetail;
    public sealed record Assigned(AgentCard Agent, AssignmentReason Reason) : ActivityDetail;
    public sealed record Unassigned(AgentCard Agent) : ActivityDetail;
    public sealed record LabelAdded(string Label) : ActivityDetail;
    public sealed record LabelRemoved(string Label) : ActivityDetail;
    public sealed record KeywordAdded(string Keyword) : ActivityDetail;
    public sealed record KeywordRemoved(string Keyword) : ActivityDetail;
    /// <param name="Until">Null: until the customer writes.</param>
    public sealed record Snoozed(DateTimeOffset? Until) : ActivityDetail;
    public sealed record Unsnoozed : ActivityDetail;
    /// <summary>S3-21.</summary>
    public sealed record BotStatusChanged(bool Enabled) : ActivityDetail;
    public sealed record PriorityChanged(Priority Priority) : ActivityDetail;
    public sealed record TeamAssigned(TeamCard Team) : ActivityDetail;
    public sealed record TeamUnassigned(TeamCard Team) : ActivityDetail;
    /// <param name="Department">Null: it has none any more.</param>
    public sealed record DepartmentChanged(DepartmentCard? Department) : ActivityDetail;
    public sealed record ParticipantAdded(AgentCard Agent) : ActivityDetail;
    public sealed record ParticipantRemoved(AgentCard Agent) : ActivityDetail;
    public sealed record WindowExpiring(DateTimeOffset ExpiresAt) : ActivityDetail;
    public sealed record WindowClosed : ActivityDetail;
    /// <param name="Emoji">Null when the customer took the reaction back.</param>
    public sealed record Reaction(string? Emoji, long? Target) : ActivityDetail;
    public sealed record MessageEdited(MessageContent Content, long? Target) : ActivityDetail;
    public sealed record MessageRevoked(long? Target) : ActivityDetail;
    public sealed record ChannelEvent(string Kind, string Text) : ActivityDetail;
    /// <summary>Of the contact, while the conversation was open (S3-20).</summary>
    /// <param name="Stage">Its name then; null: he has none any more.</param>
    public sealed record LifecycleStageChanged(string? Stage) : ActivityDetail;
    /// <summary>A remark on the contact: read it where remarks are read.</summary>
    public sealed record ContactRemarkAdded : ActivityDetail;
    /// <summary>The customer came once more by an advertisement or a link; the parts are those of <see cref="Opened"/>.</summary>
    public sealed record Referred(string? ReferenceCode, string? SourceUrl) : ActivityDetail;
    /// <summary>S3-24.</summary>
    /// <param name="Name">What the contact was called that is one with this one now.</param>
    public sealed record ContactMerged(string Name) : ActivityDetail;
    /// <param name="Name">What the other contact is called.</param>
    public sealed record ContactUnmerged(string Name) : ActivityDetail;
    /// <summary>S4-16.</summary>
    public sealed record TranscriptSent(AgentCard Agent) : ActivityDetail;
    /// <summary>The actor was given the conversation as a file (S0-15).</summary>
    public sealed record Downloaded : ActivityDetail;
    /// <summary>What a program outside told; the parts are those of <see cref="ReportedEvent"/>.</summary>
    public sealed record EventReported(EventCategory Category, string Name, string? ReferenceCode, string? SourceUrl) : ActivityDetail;
    /// <summary>A rule, the actor, did what follows and left out what is skipped (S2-44).</summary>
    public sealed record RuleFired(ImmutableArray<RuleOutcome> Outcomes) : ActivityDetail;
    /// <summary>What a rule had begun came to nothing: it looked for a member of a team.</summary>
    public sealed record RuleActionSkipped(RuleOutcome Outcome) : ActivityDetail;
    /// <summary>The answers to a form were written to the contact (S0-10); the lists name the fields by their labels.</summary>
    /// <param name="Form">Its title.</param>
    /// <param name="Refused">Not taken: an address that is none, an attribute that is gone.</param>
    public sealed record ContactUpdated(string Form, ImmutableArray<string> Updated, ImmutableArray<string> Refused) : ActivityDetail;
}

[JsonConverter(typeof(JsonStringEnumConverter<AssignmentReason>))]
public enum AssignmentReason { Assigned, Claimed, FirstReply, ContactOwner }

/// <param name="Error">Why the provider refused; only with <see cref="DeliveryStatus.Failed"/> and <see cref="DeliveryStatus.OutcomeUnknown"/>.</param>
public sealed record Delivery(DeliveryStatus Status, DateTimeOffset At, DeliveryError? Error);

/// <param name="Before">Pass as <c>before</c> for the older page; null at the beginning of the conversation.</param>
/// <param name="After">Pass as <c>after</c> for the newer page; null at its end.</param>
public sealed record TimelinePage(ImmutableArray<TimelineItem> Items, long? Before, long? After);

/// <summary>What one command or one webhook changed in a conversation: applied whole, in order, onto sequence <paramref name="Since"/>.</summary>
public sealed record ConversationDelta(ConversationId Conversation, long Since, long Sequence, ConversationView Head, ImmutableArray<TimelineChange> Changes);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "change")]
[JsonDerivedType(typeof(ItemAdded), "item_added")]
[JsonDerivedType(typeof(DeliveryChanged), "delivery_changed")]
[JsonDerivedType(typeof(AttachmentChanged), "attachment_changed")]
public abstract record TimelineChange
{
    private TimelineChange() { }

    public sealed record ItemAdded(TimelineItem Item) : TimelineChange;
    public sealed record DeliveryChanged(long Message, Delivery Delivery) : TimelineChange;
    /// <summary>The file of a media message came, or will not come.</summary>
    public sealed record AttachmentChanged(long Message, Attachment Attachment) : TimelineChange;
}
