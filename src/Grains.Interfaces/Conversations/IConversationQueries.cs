using System.Text.Json.Serialization;

namespace Parloir.Grains.Conversations;

/// <summary>Reads of conversations straight from the database, by any node: no grain is activated for them.</summary>
public interface IConversationQueries
{
    /// <param name="cursor">The <see cref="ConversationPage.NextCursor"/> of the page before; null for the first.</param>
    /// <exception cref="FormatException">The cursor is not one of ours.</exception>
    Task<ConversationPage> List(WorkspaceId workspace, ConversationFilter filter, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>Null when the workspace has no such conversation.</summary>
    Task<ConversationView?> Find(WorkspaceId workspace, ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>Items before (older than) or after a sequence; the newest page when neither is given. Null when there is no such conversation.</summary>
    Task<TimelinePage?> Timeline(WorkspaceId workspace, ConversationId conversation, long? before, long? after, int limit, CancellationToken cancellationToken);

    /// <summary>What happened after <paramref name="sequence"/>, as one delta up to <paramref name="head"/>; null when it is more than <paramref name="limit"/> events, or the sequence is beyond the head.</summary>
    Task<ConversationDelta?> Since(WorkspaceId workspace, ConversationView head, long sequence, int limit, CancellationToken cancellationToken);
}

public sealed record ConversationPage(ImmutableArray<ConversationView> Items, string? NextCursor);

[JsonConverter(typeof(JsonStringEnumConverter<ConversationTab>))]
public enum ConversationTab { Mine, Unassigned, All }

/// <param name="Viewer">Whose "mine" it is.</param>
/// <param name="Status">Null: every status.</param>
public sealed record ConversationFilter(ConversationTab Tab, AgentId Viewer, ConversationStatus? Status, string? Label);
