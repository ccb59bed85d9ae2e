using System.Text.Json.Serialization;
using Parloir.Grains.Channels;
using Parloir.Grains.Views;

namespace Parloir.Grains.Conversations;

/// <summary>Reads of conversations straight from the database, by any node: no grain is activated for them.</summary>
public interface IConversationQueries
{
    /// <param name="cursor">The <see cref="ConversationPage.NextCursor"/> of the page before; null for the first.</param>
    /// <exception cref="FormatException">The cursor is not one of ours.</exception>
    Task<ConversationPage> List(WorkspaceId workspace, ConversationFilter filter, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>Those of some contacts that may be seen, over all channels, the one that was opened last first (S1-30, S4-22).</summary>
    /// <exception cref="FormatException">The cursor is not one of ours.</exception>
    Task<ConversationPage> OfContacts(
        WorkspaceId workspace, ImmutableArray<ContactId> contacts, AgentAccess access, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>Null when the workspace has no such conversation.</summary>
    Task<ConversationView?> Find(WorkspaceId workspace, ConversationId conversation, CancellationToken cancellationToken);

    /// <summary>Items before (older than) or after a sequence; the newest page when neither is given. Null when there is no such conversation.</summary>
    Task<TimelinePage?> Timeline(WorkspaceId workspace, ConversationId conversation, long? before, long? after, int limit, CancellationToken cancellationToken);

    /// <summary>What happened after <paramref name="sequence"/>, as one delta up to <paramref name="head"/>; null when it is more than <paramref name="limit"/> events, or the sequence is beyond the head.</summary>
    Task<ConversationDelta?> Since(WorkspaceId workspace, ConversationView head, long sequence, int limit, CancellationToken cancellationToken);
}

public sealed record ConversationPage(ImmutableArray<ConversationView> Items, string? NextCursor);

[JsonConverter(typeof(JsonStringEnumConverter<ConversationTab>))]
public enum ConversationTab { Mine, Unassigned, Teams, All }

/// <summary>Newest and oldest by their last activity; waiting is longest waiting first, of those that wait; priority is urgent first, of those that are not resolved.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConversationSort>))]
public enum ConversationSort { Newest, Oldest, Waiting, Priority }

/// <summary>
/// S2-17 to S2-22, S4-02 to S4-09. A conversation has one of the values of each, of labels, keywords and participants any of them; whatever is null does not matter,
/// and <see cref="None"/> asks for conversations that have none.
/// </summary>
/// <param name="Viewer">Whose "mine" and whose teams it is, and who looks when <see cref="Scoped"/>.</param>
/// <param name="Status">Null: every status.</param>
/// <param name="Label">By their ids.</param>
public sealed record ConversationFilter(ConversationTab Tab, AgentId Viewer, OneOf<ConversationStatus>? Status, OneOf<string>? Label)
{
    public const string None = "none";

    /// <summary>By their ids.</summary>
    public OneOf<string>? Keyword { get; init; }
    public OneOf<ChannelType>? Channel { get; init; }
    public OneOf<ChannelAccountId>? Account { get; init; }
    public OneOf<InboxId>? Inbox { get; init; }
    public OneOf<TeamId>? Team { get; init; }
    public OneOf<DepartmentId>? Department { get; init; }
    public OneOf<Priority>? Priority { get; init; }
    public OneOf<AgentId>? Assignee { get; init; }
    public OneOf<AgentId>? Participant { get; init; }
    /// <summary>A saved view, whose conditions hold besides the others.</summary>
    public SavedViewId? View { get; init; }
    public ConversationSort Sort { get; init; }

    /// <summary>Only what the viewer may see.</summary>
    public bool Scoped { get; init; }

    /// <summary>Whether two agents who ask the same see different lists.</summary>
    [JsonIgnore]
    public bool IsPersonal => Tab is ConversationTab.Mine or ConversationTab.Teams || Scoped;
}
