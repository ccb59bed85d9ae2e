using Parloir.Grains.Conversations;

namespace Parloir.Grains.Remarks;

/// <summary>Reads of remarks, by any node. A remark belongs to a contact or to a conversation, where it is the note that stands in the thread (conflict C7).</summary>
public interface IRemarkQueries
{
    /// <param name="contacts">Several when some of them were merged.</param>
    /// <exception cref="FormatException">The cursor is not one of ours.</exception>
    Task<RemarkPage> OfContacts(WorkspaceId workspace, ImmutableArray<ContactId> contacts, string? cursor, int limit, CancellationToken cancellationToken);

    /// <exception cref="FormatException">The cursor is not one of ours.</exception>
    Task<RemarkPage> OfConversation(WorkspaceId workspace, ConversationId conversation, string? cursor, int limit, CancellationToken cancellationToken);
}

/// <summary>What an agent wrote for the team (S1-13 to S1-16). No channel carries it.</summary>
public sealed record RemarkView(string Id, AgentCard Author, string Text, DateTimeOffset At);

/// <summary>Newest first.</summary>
public sealed record RemarkPage(ImmutableArray<RemarkView> Items, string? NextCursor);

/// <summary>Either of the two is set.</summary>
public sealed record RemarkResult(RemarkView? Remark, Rejection? Rejection);
