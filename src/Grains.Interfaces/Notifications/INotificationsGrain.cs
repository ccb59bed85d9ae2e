using System.Text.Json.Serialization;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;

namespace Parloir.Grains.Notifications;

/// <summary>What an agent is told: he was mentioned (S3-34), got a conversation, a customer wrote in one of his, its window ends in an hour, its snooze is over, somebody sent him a transcript (S4-16), or a rule calls him (S2-44).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotificationKind>))]
public enum NotificationKind { Mention, Assigned, Message, WindowExpiring, SnoozeEnded, Transcript, Rule }

/// <summary>Something that an agent should know of. Never of his own act, and never of what he may not see.</summary>
/// <param name="Id">Unique for the agent. <see cref="NotificationKind.Message"/> has one for each conversation: it says since when something is unread, and is raised anew once it was read; and so has each <see cref="NotificationKind.Rule"/>.</param>
/// <param name="Conversation">Null: it is about a contact.</param>
/// <param name="Sequence">Of the event in the conversation, or in the contact, that it is about.</param>
/// <param name="By">Who did it; with <see cref="NotificationKind.Rule"/> the rule, by its name.</param>
/// <param name="Excerpt">Of the note, the remark or the message; empty for the others.</param>
/// <param name="ExpiresAt">When the window ends, with <see cref="NotificationKind.WindowExpiring"/>.</param>
/// <param name="ReadAt">Null: unread.</param>
/// <param name="Contact">Who was remarked on; null: it is about a conversation.</param>
public sealed record NotificationView(
    string Id, NotificationKind Kind, NotificationSubject? Conversation, long Sequence, Actor By, string Excerpt, DateTimeOffset At, DateTimeOffset? ExpiresAt, DateTimeOffset? ReadAt,
    ContactCard? Contact = null);

/// <summary>The conversation, as it was called then.</summary>
public sealed record NotificationSubject(ConversationId Id, long DisplayNumber, ContactCard Contact, ChannelCard Channel);

/// <summary>Which notifications were read: one, those of one conversation, or (both null) all.</summary>
public sealed record NotificationsRead(string? Id, ConversationId? Conversation, DateTimeOffset At);

/// <summary>Either of the two is set.</summary>
/// <param name="Position">Counts what the agent's screens were told.</param>
public sealed record NotificationDelta(ViewPosition Position, NotificationView? Raised, NotificationsRead? Read);

/// <summary>The notifications of one agent: tells his screens what is raised and read, and forgets what is old. Key: <c>workspace/agent</c>.</summary>
public interface INotificationsGrain : IGrainWithStringKey
{
    /// <summary>Tells <paramref name="observer"/> every later change, for two minutes; call again to go on. Whoever stands elsewhere than the answer says reads anew.</summary>
    Task<ViewPosition> Watch(INotificationObserver observer, CancellationToken cancellationToken = default);

    Task Unwatch(INotificationObserver observer);

    /// <summary>Something was written for the agent; from the conversation or the contact, once it is durable.</summary>
    [OneWay]
    Task Raise(NotificationView notification);

    /// <param name="id">One of them.</param>
    /// <param name="conversation">Those of a conversation; with neither, all.</param>
    Task MarkRead(string? id, ConversationId? conversation, CancellationToken cancellationToken = default);
}

public interface INotificationObserver : IGrainObserver
{
    [OneWay]
    Task Changed(NotificationDelta delta);
}

/// <summary>Reads of notifications, by any node.</summary>
public interface INotificationQueries
{
    /// <summary>Newest first. What the agent may no longer see is left out.</summary>
    /// <param name="cursor">The <see cref="NotificationPage.NextCursor"/> of the page before; null for the first.</param>
    /// <exception cref="FormatException">The cursor is not one of ours.</exception>
    Task<NotificationPage> List(WorkspaceId workspace, AgentId agent, bool scoped, bool unreadOnly, string? cursor, int limit, CancellationToken cancellationToken);
}

/// <param name="Unread">Of all of them, counted to 100.</param>
public sealed record NotificationPage(ImmutableArray<NotificationView> Items, string? NextCursor, ViewCount Unread);
