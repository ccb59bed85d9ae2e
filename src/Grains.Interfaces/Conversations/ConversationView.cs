using System.Text.Json.Serialization;
using Parloir.Grains.Channels;
using Parloir.Grains.Customers;

namespace Parloir.Grains.Conversations;

[JsonConverter(typeof(JsonStringEnumConverter<ConversationStatus>))]
public enum ConversationStatus { Open, Pending, Snoozed, AiReply, Resolved }

[JsonConverter(typeof(JsonStringEnumConverter<Priority>))]
public enum Priority { None, Low, Medium, High, Urgent }

/// <summary>A conversation as lists and heads show it, at one sequence of its stream.</summary>
/// <param name="Sequence">Sequence of the last event that is in this view: of two views of one conversation, the higher is the newer.</param>
/// <param name="LastMessageSequence">Sequence of the customer's last message, 0 when there is none: what a reply sends as <c>expectedSequence</c>.</param>
/// <param name="WaitingSince">When the customer wrote what nobody has answered yet; null when nothing waits.</param>
/// <param name="LastActivityAt">Orders the lists, newest first, unless they say otherwise.</param>
/// <param name="SnoozedUntil">While snoozed; null then means: until the customer writes.</param>
/// <param name="Participants">Agents who take part besides the assignee, in the order in which they came.</param>
public sealed record ConversationView(
    ConversationId Id,
    long DisplayNumber,
    ConversationStatus Status,
    ContactCard Contact,
    InboxId Inbox,
    ChannelCard Channel,
    AgentCard? Assignee,
    Priority Priority,
    ImmutableArray<string> Labels,
    MessagePreview? Preview,
    MessagingWindow Window,
    DateTimeOffset OpenedAt,
    DateTimeOffset LastActivityAt,
    DateTimeOffset? WaitingSince,
    long LastMessageSequence,
    long Sequence,
    DateTimeOffset? SnoozedUntil,
    TeamId? Team,
    DepartmentId? Department,
    ImmutableArray<string> Keywords,
    ImmutableArray<AgentCard> Participants)
{
    // Rows that are older than these members lack them.
    public ImmutableArray<string> Keywords { get; init; } = Keywords.IsDefault ? [] : Keywords;
    public ImmutableArray<AgentCard> Participants { get; init; } = Participants.IsDefault ? [] : Participants;
}

/// <param name="Address">The provider's id as people read it: <c>+33 6 12 34 56 78</c> or a business-scoped id.</param>
/// <param name="Customer">Whose record it is linked to; null: none.</param>
public sealed record ContactCard(ContactId Id, string Name, string Address, CustomerCard? Customer);

public sealed record AgentCard(AgentId Id, string Name);

public sealed record TeamCard(TeamId Id, string Name);

public sealed record DepartmentCard(DepartmentId Id, string Name);

public sealed record ChannelCard(ChannelType Type, ChannelAccountId Account);

/// <param name="Text">At most 160 characters; empty for media without caption, whose <paramref name="Kind"/> tells what it is.</param>
/// <param name="Message">Its sequence; 0 in previews that are older than this member.</param>
/// <param name="IsUndelivered">It went out and failed.</param>
public sealed record MessagePreview(
    MessageDirection Direction, MessageKind Kind, string Text, DateTimeOffset At, long Message = 0, bool IsUndelivered = false);

/// <summary>Whether free text may be sent now.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "state")]
[JsonDerivedType(typeof(NotApplicable), "not_applicable")]
[JsonDerivedType(typeof(Open), "open")]
[JsonDerivedType(typeof(Closed), "closed")]
public abstract record MessagingWindow
{
    private MessagingWindow() { }

    public sealed record NotApplicable : MessagingWindow;
    public sealed record Open(DateTimeOffset ExpiresAt) : MessagingWindow;
    public sealed record Closed(DateTimeOffset? ClosedAt) : MessagingWindow;
}
