namespace Parloir.Grains.Workspaces;

/// <summary>Reads of inboxes, by any node.</summary>
public interface IInboxQueries
{
    Task<ImmutableArray<InboxView>> List(WorkspaceId workspace, CancellationToken cancellationToken);
}
