using Parloir.Grains.Attachments;
using Parloir.Grains.Automation;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Customers;
using Parloir.Grains.Forms;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Conversations;

/// <summary>What can have happened in a conversation. Stored shapes: they never leave this project, and a changed one is a new version.</summary>
internal abstract record ConversationEvent
{
    private ConversationEvent() { }

    /// <param name="By">The agent who wrote first; null when the customer did.</param>
    [EventKind("conversation.opened.v1")]
    public sealed record Opened(ConversationId Id, ConversationOpening Opening, Referral? Referral, Actor.Agent? By = null) : ConversationEvent;

    /// <param name="QuotedMessage">Sequence of the message that this one answers, when we know it.</param>
    [EventKind("message.received.v1")]
    public sealed record MessageReceived(string ProviderMessageId, MessageContent Content, long? QuotedMessage, Referral? Referral) : ConversationEvent;

    [EventKind("message.echoed.v1")]
    public sealed record MessageEchoed(string ProviderMessageId, MessageContent Content) : ConversationEvent;

    /// <param name="QuotedMessage">Sequence of the message that this one answers.</param>
    /// <param name="Target">The provider's id of the message that is quoted or reacted to.</param>
    /// <param name="ByItself">A scenario had it sent, on behalf of <paramref name="By"/>.</param>
    [EventKind("message.queued.v1")]
    public sealed record MessageQueued(
        Actor.Agent By, string ClientMessageId, MessageContent Content, long? QuotedMessage = null, string? Target = null, bool ByItself = false) : ConversationEvent;

    /// <summary>Answers to a form go to the contact; the message with all of them was received just before.</summary>
    /// <param name="By">Who asked, and on whose behalf the contact is changed.</param>
    /// <param name="Form">Its title.</param>
    [EventKind("form.submitted.v1")]
    public sealed record FormSubmitted(Actor.Agent By, string Form, ImmutableArray<FieldUpdate> Updates) : ConversationEvent;

    /// <summary>What the contact's rules said to the answers.</summary>
    [EventKind("conversation.contact_updated.v1")]
    public sealed record ContactUpdated(ContactUpdateOutcome Outcome) : ConversationEvent;

    [EventKind("message.sending.v1")]
    public sealed record MessageSending(long Message) : ConversationEvent;

    /// <summary>The provider asked to try later.</summary>
    [EventKind("message.deferred.v1")]
    public sealed record MessageDeferred(long Message, DeliveryError Error, DateTimeOffset NextAttemptAt) : ConversationEvent;

    /// <summary>The provider's word on a message that we sent, or ours that there was none.</summary>
    [EventKind("message.delivery_changed.v1")]
    public sealed record DeliveryChanged(long Message, string? ProviderMessageId, DeliveryStatus Status, DeliveryError? Error) : ConversationEvent;

    /// <summary>The provider's id of a message whose delivery was told before the answer to its send.</summary>
    [EventKind("message.identified.v1")]
    public sealed record MessageIdentified(long Message, string ProviderMessageId) : ConversationEvent;

    /// <summary>The file of a customer's message is here.</summary>
    [EventKind("attachment.stored.v1")]
    public sealed record AttachmentStored(long Message, StoredFile File) : ConversationEvent;

    /// <summary>The file of a customer's message cannot be had.</summary>
    [EventKind("attachment.failed.v1")]
    public sealed record AttachmentFailed(long Message, DeliveryError Error) : ConversationEvent;

    [EventKind("message.reaction.v1")]
    public sealed record ReactionReceived(string? Emoji, long? Target) : ConversationEvent;

    [EventKind("message.edited.v1")]
    public sealed record MessageEdited(MessageContent Content, long? Target) : ConversationEvent;

    [EventKind("message.revoked.v1")]
    public sealed record MessageRevoked(long? Target) : ConversationEvent;

    [EventKind("channel.event.v1")]
    public sealed record ChannelEventReceived(string Kind, string Text) : ConversationEvent;

    /// <summary>The customer came once more by an advertisement or a link, while the conversation was open (S3-25, S3-29).</summary>
    [EventKind("conversation.referred.v1")]
    public sealed record Referred(Referral Referral) : ConversationEvent;

    /// <summary>The customer is written to under these ids from now on.</summary>
    [EventKind("conversation.recipient_changed.v1")]
    public sealed record RecipientChanged(CustomerIdentity Identity) : ConversationEvent;

    [EventKind("note.added.v1")]
    public sealed record NoteAdded(Actor.Agent By, string ClientMessageId, string Text, ImmutableArray<AgentCard> Mentions = default) : ConversationEvent
    {
        public ImmutableArray<AgentCard> Mentions { get; init; } = Mentions.IsDefault ? [] : Mentions;
    }

    /// <param name="Undoes">Sequence of the event that an undo takes back; null where there is none.</param>
    [EventKind("conversation.agent_assigned.v1")]
    public sealed record AgentAssigned(Actor By, AgentCard Agent, AssignmentReason Reason, long? Undoes = null) : ConversationEvent;

    /// <param name="Undoes">Sequence of the event that an undo takes back; null where there is none.</param>
    [EventKind("conversation.agent_unassigned.v1")]
    public sealed record AgentUnassigned(Actor By, AgentCard Agent, long? Undoes = null) : ConversationEvent;

    [EventKind("conversation.status_changed.v1")]
    public sealed record StatusChanged(Actor By, ConversationStatus Status) : ConversationEvent;

    [EventKind("conversation.resolved.v1")]
    public sealed record Resolved(Actor By, ClosingNote? Note = null, ImmutableArray<AgentCard> Mentions = default) : ConversationEvent
    {
        public ImmutableArray<AgentCard> Mentions { get; init; } = Mentions.IsDefault ? [] : Mentions;
    }

    [EventKind("conversation.reopened.v1")]
    public sealed record Reopened(Actor By) : ConversationEvent;

    [EventKind("conversation.label_added.v1")]
    public sealed record LabelAdded(Actor By, string Label) : ConversationEvent;

    [EventKind("conversation.label_removed.v1")]
    public sealed record LabelRemoved(Actor By, string Label) : ConversationEvent;

    [EventKind("conversation.keyword_added.v1")]
    public sealed record KeywordAdded(Actor By, string Keyword) : ConversationEvent;

    [EventKind("conversation.keyword_removed.v1")]
    public sealed record KeywordRemoved(Actor By, string Keyword) : ConversationEvent;

    /// <param name="Until">Null: until the customer writes.</param>
    [EventKind("conversation.snoozed.v1")]
    public sealed record Snoozed(Actor By, DateTimeOffset? Until) : ConversationEvent;

    [EventKind("conversation.unsnoozed.v1")]
    public sealed record Unsnoozed(Actor By) : ConversationEvent;

    [EventKind("conversation.bot_status_changed.v1")]
    public sealed record BotStatusChanged(Actor By, bool Enabled) : ConversationEvent;

    [EventKind("conversation.priority_changed.v1")]
    public sealed record PriorityChanged(Actor By, Priority Priority) : ConversationEvent;

    [EventKind("conversation.team_assigned.v1")]
    public sealed record TeamAssigned(Actor By, TeamCard Team) : ConversationEvent;

    [EventKind("conversation.team_unassigned.v1")]
    public sealed record TeamUnassigned(Actor By, TeamCard Team) : ConversationEvent;

    /// <param name="Department">Null: it has none any more.</param>
    [EventKind("conversation.department_changed.v1")]
    public sealed record DepartmentChanged(Actor By, DepartmentCard? Department) : ConversationEvent;

    [EventKind("conversation.participant_added.v1")]
    public sealed record ParticipantAdded(Actor By, AgentCard Agent) : ConversationEvent;

    [EventKind("conversation.participant_removed.v1")]
    public sealed record ParticipantRemoved(Actor By, AgentCard Agent) : ConversationEvent;

    /// <summary>The contact is called so from now on.</summary>
    [EventKind("conversation.contact_renamed.v1")]
    public sealed record ContactRenamed(string Name) : ConversationEvent;

    /// <param name="Customer">Null: the contact is linked to none any more.</param>
    [EventKind("conversation.customer_changed.v1")]
    public sealed record CustomerChanged(CustomerCard? Customer) : ConversationEvent;

    /// <summary>Something happened to the contact while the conversation was open.</summary>
    [EventKind("conversation.contact_noticed.v1")]
    public sealed record ContactNoticed(Actor.Agent By, ContactHappening Happening) : ConversationEvent;

    /// <summary>A program outside says so.</summary>
    [EventKind("conversation.event_reported.v1")]
    public sealed record EventReported(Actor.Agent By, ReportedEvent Event) : ConversationEvent;

    [EventKind("messaging_window.expiring.v1")]
    public sealed record WindowExpiring(DateTimeOffset ExpiresAt) : ConversationEvent;

    [EventKind("messaging_window.closed.v1")]
    public sealed record WindowClosed(DateTimeOffset ClosedAt) : ConversationEvent;

    [EventKind("conversation.transcript_sent.v1")]
    public sealed record TranscriptSent(Actor.Agent By, AgentCard Agent) : ConversationEvent;

    /// <summary>Somebody was given the conversation as a file.</summary>
    [EventKind("conversation.downloaded.v1")]
    public sealed record Downloaded(Actor.Agent By) : ConversationEvent;

    /// <summary>A rule matched: what it did follows, and is written with it.</summary>
    [EventKind("rule.fired.v1")]
    public sealed record RuleFired(Actor.Rule By, ImmutableArray<RuleOutcome> Outcomes) : ConversationEvent;

    /// <summary>A rule wants a member of the team to have the conversation; its outbox looks for one.</summary>
    /// <param name="From">Who had it then. Whoever gets it meanwhile keeps it.</param>
    [EventKind("rule.member_sought.v1")]
    public sealed record MemberSought(Actor.Rule By, TeamCard Team, MemberChoice Choice, AgentId? From) : ConversationEvent;

    /// <summary>What a rule had begun came to nothing.</summary>
    [EventKind("rule.action_skipped.v1")]
    public sealed record RuleActionSkipped(Actor.Rule By, RuleOutcome Outcome) : ConversationEvent;

    /// <summary>All that was before it is deleted for good (S0-14).</summary>
    /// <param name="Reason">May be empty.</param>
    [EventKind("conversation.erased.v1")]
    public sealed record Erased(Actor.Agent By, string Reason) : ConversationEvent;
}
