using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Conversations;

/// <summary>What the rules of a conversation need to know of its past. Bounded: it does not grow with the number of messages.</summary>
/// <param name="Opening">Null until the conversation is opened.</param>
/// <param name="WindowExpiresAt">24 hours after the customer's last message; null while the customer never wrote.</param>
/// <param name="WindowReminder">The reminder that is set for the window; null when none is.</param>
/// <param name="SnoozedUntil">While snoozed; null then means: until the customer writes.</param>
/// <param name="Deliveries">Outbound messages that can still change, by sequence; the newest <see cref="TrackedDeliveries"/>.</param>
/// <param name="Leaving">Outbound messages that an outbox has in hand at the moment; null when there is none.</param>
/// <param name="IsErased">It was deleted for good: nothing else is known of it.</param>
/// <param name="AssignedBy">Sequence of the event that gave it to the assignee, or took it away from the last one; null when there was none, or it is older than this member.</param>
internal sealed record ConversationState(
    ConversationId Id,
    ConversationOpening? Opening,
    ConversationStatus Status,
    AgentCard? Assignee,
    ImmutableArray<string> Labels,
    MessagePreview? Preview,
    DateTimeOffset OpenedAt,
    DateTimeOffset LastActivityAt,
    DateTimeOffset? ResolvedAt,
    DateTimeOffset? WaitingSince,
    DateTimeOffset? WindowExpiresAt,
    WindowReminder? WindowReminder,
    bool Answered,
    long LastMessageSequence,
    ImmutableSortedDictionary<long, DeliveryStatus> Deliveries,
    long Sequence,
    Priority Priority,
    DateTimeOffset? SnoozedUntil,
    TeamCard? Team,
    DepartmentCard? Department,
    ImmutableArray<string> Keywords,
    ImmutableArray<AgentCard> Participants,
    ImmutableSortedSet<long>? Leaving,
    bool IsErased = false,
    long? AssignedBy = null)
{
    public const int TrackedDeliveries = 100;
    private const int PreviewLength = 160;

    public static ConversationState Initial { get; } = new(
        default, null, ConversationStatus.Open, null, [], null, default, default, null, null, null, null, false, 0,
        ImmutableSortedDictionary<long, DeliveryStatus>.Empty, 0, Priority.None, null, null, null, [], [], null);

    // Snapshots that are older than these members lack them.
    public ImmutableArray<string> Keywords { get; init; } = Keywords.IsDefault ? [] : Keywords;
    public ImmutableArray<AgentCard> Participants { get; init; } = Participants.IsDefault ? [] : Participants;

    public bool Exists => Opening is not null;

    public bool IsLeaving(long message) => Leaving?.Contains(message) == true;

    public static ConversationState Evolve(ConversationState state, Recorded<ConversationEvent> recorded) =>
        state.Apply(recorded) with { Sequence = recorded.Sequence };

    private ConversationState Apply(Recorded<ConversationEvent> recorded) => recorded.Event switch
    {
        ConversationEvent.Opened opened => this with
        {
            Id = opened.Id,
            Opening = opened.Opening,
            OpenedAt = recorded.OccurredAt,
            LastActivityAt = recorded.OccurredAt,
        },
        ConversationEvent.MessageReceived received => Received(received, recorded),
        // A reaction answers nobody.
        ConversationEvent.MessageQueued { Content: MessageContent.Reaction } => this with { Deliveries = Track(recorded.Sequence, DeliveryStatus.Queued) },
        ConversationEvent.MessageQueued queued => Sent(recorded, queued.Content) with { Deliveries = Track(recorded.Sequence, DeliveryStatus.Queued) },
        ConversationEvent.MessageEchoed echoed => Sent(recorded, echoed.Content) with { Deliveries = Track(recorded.Sequence, DeliveryStatus.Sent) },
        ConversationEvent.MessageSending sending => this with
        {
            Deliveries = Advance(sending.Message, DeliveryStatus.Sending),
            Leaving = (Leaving ?? []).Add(sending.Message),
        },
        ConversationEvent.MessageDeferred deferred => this with { Leaving = Without(deferred.Message) },
        ConversationEvent.DeliveryChanged changed => this with
        {
            Deliveries = Advance(changed.Message, changed.Status),
            Leaving = Without(changed.Message),
            Preview = Preview?.Message == changed.Message ? Preview with { IsUndelivered = changed.Status == DeliveryStatus.Failed } : Preview,
        },
        ConversationEvent.RecipientChanged changed => this with { Opening = Opening! with { Identity = changed.Identity } },
        ConversationEvent.AgentAssigned assigned => this with { Assignee = assigned.Agent, AssignedBy = recorded.Sequence },
        ConversationEvent.AgentUnassigned => this with { Assignee = null, AssignedBy = recorded.Sequence },
        ConversationEvent.StatusChanged changed => In(changed.Status),
        ConversationEvent.Snoozed snoozed => In(ConversationStatus.Snoozed) with { SnoozedUntil = snoozed.Until },
        ConversationEvent.Unsnoozed => In(ConversationStatus.Open) with { LastActivityAt = Later(recorded.OccurredAt) },
        ConversationEvent.Resolved => In(ConversationStatus.Resolved) with { ResolvedAt = recorded.OccurredAt, WaitingSince = null },
        ConversationEvent.Reopened => In(ConversationStatus.Open) with { ResolvedAt = null, LastActivityAt = Later(recorded.OccurredAt) },
        ConversationEvent.LabelAdded added => this with { Labels = Labels.Add(added.Label) },
        ConversationEvent.LabelRemoved removed => this with { Labels = Labels.Remove(removed.Label) },
        ConversationEvent.KeywordAdded added => this with { Keywords = Keywords.Add(added.Keyword) },
        ConversationEvent.KeywordRemoved removed => this with { Keywords = Keywords.Remove(removed.Keyword) },
        ConversationEvent.PriorityChanged changed => this with { Priority = changed.Priority },
        ConversationEvent.TeamAssigned assigned => this with { Team = assigned.Team },
        ConversationEvent.TeamUnassigned => this with { Team = null },
        ConversationEvent.DepartmentChanged changed => this with { Department = changed.Department },
        ConversationEvent.ParticipantAdded added => this with { Participants = Participants.Add(added.Agent) },
        ConversationEvent.ParticipantRemoved removed => this with { Participants = Participants.RemoveAll(agent => agent.Id == removed.Agent.Id) },
        ConversationEvent.ContactRenamed renamed => this with { Opening = Opening! with { Contact = Opening.Contact with { Name = renamed.Name } } },
        ConversationEvent.CustomerChanged changed => this with { Opening = Opening! with { Contact = Opening.Contact with { Customer = changed.Customer } } },
        ConversationEvent.WindowExpiring => this with { WindowReminder = Conversations.WindowReminder.Expiry },
        ConversationEvent.WindowClosed => this with { WindowReminder = null },
        ConversationEvent.Erased => Initial with { IsErased = true },
        ConversationEvent.NoteAdded or ConversationEvent.ReactionReceived or ConversationEvent.MessageEdited or ConversationEvent.MessageRevoked
            or ConversationEvent.ChannelEventReceived or ConversationEvent.Referred or ConversationEvent.BotStatusChanged or ConversationEvent.MessageIdentified
            or ConversationEvent.AttachmentStored or ConversationEvent.AttachmentFailed or ConversationEvent.ContactNoticed or ConversationEvent.TranscriptSent
            or ConversationEvent.Downloaded
            or ConversationEvent.EventReported or ConversationEvent.RuleFired or ConversationEvent.MemberSought or ConversationEvent.RuleActionSkipped
            or ConversationEvent.FormSubmitted or ConversationEvent.ContactUpdated => this,
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of a conversation."),
    };

    private ConversationState In(ConversationStatus status) => this with { Status = status, SnoozedUntil = null };

    private ConversationState Received(ConversationEvent.MessageReceived received, Recorded<ConversationEvent> recorded)
    {
        var windowExpiresAt = MessagingWindowRules.Renew(Opening!.Channel.Type, WindowExpiresAt, recorded.OccurredAt);
        return this with
        {
            Preview = PreviewOf(MessageDirection.Inbound, received.Content, recorded),
            LastActivityAt = Later(recorded.OccurredAt),
            LastMessageSequence = recorded.Sequence,
            WaitingSince = WaitingSince < recorded.OccurredAt ? WaitingSince : recorded.OccurredAt,
            WindowExpiresAt = windowExpiresAt,
            // A late message that renews nothing must not announce the same end again.
            WindowReminder = windowExpiresAt == WindowExpiresAt ? WindowReminder : MessagingWindowRules.FirstReminder(Opening.Channel.Type),
        };
    }

    private ConversationState Sent(Recorded<ConversationEvent> recorded, MessageContent content) => this with
    {
        Preview = PreviewOf(MessageDirection.Outbound, content, recorded),
        LastActivityAt = Later(recorded.OccurredAt),
        WaitingSince = null,
        Answered = true,
    };

    private MessagePreview? PreviewOf(MessageDirection direction, MessageContent content, Recorded<ConversationEvent> recorded) =>
        Preview is not null && Preview.At > recorded.OccurredAt
            ? Preview
            : new MessagePreview(direction, content.Kind, Excerpt.Of(content.Words, PreviewLength), recorded.OccurredAt, recorded.Sequence);

    private DateTimeOffset Later(DateTimeOffset at) => at > LastActivityAt ? at : LastActivityAt;

    private ImmutableSortedDictionary<long, DeliveryStatus> Track(long message, DeliveryStatus status)
    {
        var tracked = Deliveries.SetItem(message, status);
        return tracked.Count > TrackedDeliveries ? tracked.Remove(tracked.First().Key) : tracked;
    }

    private ImmutableSortedSet<long>? Without(long message) => Leaving?.Remove(message) is { IsEmpty: false } others ? others : null;

    private ImmutableSortedDictionary<long, DeliveryStatus> Advance(long message, DeliveryStatus status) =>
        !Deliveries.ContainsKey(message) ? Deliveries
        : status == DeliveryStatus.Read ? Deliveries.Remove(message)
        : Deliveries.SetItem(message, status);
}

/// <summary>Which reminder is set for the messaging window: an hour before its end, then at its end.</summary>
internal enum WindowReminder { Expiring, Expiry }
