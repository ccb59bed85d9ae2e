using Parloir.Grains.Conversations;

namespace Parloir.Grains.Views;

/// <summary>How many conversations stand behind each entry of the navigation (S4-02, S4-07 to S4-09).</summary>
public interface IConversationCounts
{
    /// <summary>In one look at the conversations that are not resolved: it does not grow with history, and stops at 10,000.</summary>
    /// <param name="scoped">Count only what the viewer may see.</param>
    /// <param name="status">What is counted, but for the views: these have statuses of their own.</param>
    /// <param name="views">Counted by their conditions, of what is not resolved.</param>
    Task<ConversationCounts> Count(
        WorkspaceId workspace, AgentId viewer, bool scoped, ConversationStatus status, ImmutableArray<SavedView> views, CancellationToken cancellationToken);
}

/// <summary>What is not named has none.</summary>
/// <param name="AtLeast">There are more conversations than were looked at: each number is a least one.</param>
/// <param name="Teams">By team; <paramref name="OfTeams"/> is the viewer's teams together.</param>
public sealed record ConversationCounts(
    bool AtLeast, long Mine, long Unassigned, long OfTeams, long All, ImmutableArray<EntryCount> Inboxes, ImmutableArray<EntryCount> Teams,
    ImmutableArray<EntryCount> Departments, ImmutableArray<EntryCount> Labels, ImmutableArray<EntryCount> Keywords, ImmutableArray<EntryCount> Views);

public sealed record EntryCount(string Id, long Count);
