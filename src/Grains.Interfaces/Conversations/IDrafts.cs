using System.Text.Json.Serialization;

namespace Parloir.Grains.Conversations;

/// <summary>What a composer writes: a message to the customer, or an internal note. A conversation can have a draft of each.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DraftMode>))]
public enum DraftMode { Reply, Note }

/// <summary>What an agent has begun to write in a conversation. Nobody else sees it, and nobody else's act changes it.</summary>
/// <param name="ClientMessageId">What the message will be sent under. A draft whose message is written is gone, whoever forgot to discard it.</param>
/// <param name="InReplyTo">Sequence of the message that is quoted.</param>
/// <param name="Attachments">Ids of uploads; one of them may have expired.</param>
public sealed record DraftView(
    DraftMode Mode, string ClientMessageId, string Text, long? InReplyTo, ImmutableArray<string> Attachments, ImmutableArray<AgentId> Mentions, DateTimeOffset SavedAt);

/// <summary>The drafts of agents. No part of a conversation's history: each is one row that is written over.</summary>
public interface IDrafts
{
    /// <summary>At most one of each mode.</summary>
    Task<ImmutableArray<DraftView>> Find(WorkspaceId workspace, AgentId agent, ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>Writes the draft of its mode over; one without words, attachments and quote discards it.</summary>
    /// <returns>Why not: too long, no text, or its message is written (<c>client_message_id_taken</c>), so that a late save brings nothing back.</returns>
    Task<Rejection?> Save(WorkspaceId workspace, AgentId agent, ConversationId conversation, DraftView draft, CancellationToken cancellationToken);

    /// <param name="mode">Null: both.</param>
    Task Discard(WorkspaceId workspace, AgentId agent, ConversationId conversation, DraftMode? mode, CancellationToken cancellationToken);
}
