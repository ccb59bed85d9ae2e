using Parloir.Grains.Conversations;

namespace Parloir.Grains.Erasure;

/// <summary>What was deleted for good, by whom and why (S0-15, conflict C5). By any node.</summary>
public interface IErasures
{
    /// <summary>The latest first.</summary>
    /// <exception cref="FormatException">The cursor is not one of ours.</exception>
    Task<TombstonePage> List(WorkspaceId workspace, string? cursor, int limit, CancellationToken cancellationToken);
}

public sealed record TombstonePage(ImmutableArray<Tombstone> Items, string? NextCursor);

/// <summary>What remains of a deleted conversation.</summary>
/// <param name="Hash">SHA-256 over its events as they were stored, hexadecimal.</param>
public sealed record Tombstone(
    ConversationId Conversation, AgentCard By, DateTimeOffset At, string Reason, long Events, long Messages, long Notes, long Attachments, string Hash);
