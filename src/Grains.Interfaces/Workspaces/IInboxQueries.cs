namespace Parloir.Grains.Workspaces;

/// <summary>Reads of inboxes, by any node.</summary>
public interface IInboxQueries
{
    /// <summary>All of them, those that are deleted as well: conversations name them.</summary>
    Task<ImmutableArray<InboxView>> List(WorkspaceId workspace, CancellationToken cancellationToken);
}
