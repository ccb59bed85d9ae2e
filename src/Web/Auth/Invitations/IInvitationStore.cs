using Parloir.Grains;

namespace Parloir.Web.Auth.Invitations;

/// <summary>The links with which agents choose their passwords, one for each agent at most.</summary>
internal interface IInvitationStore
{
    /// <summary>In place of the one that the agent had.</summary>
    Task SaveAsync(WorkspaceId workspace, AgentId agent, byte[] hash, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    /// <summary>Null when there is none, or none any more.</summary>
    Task<(WorkspaceId Workspace, AgentId Agent)?> FindAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken);

    Task RemoveAsync(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken);
}
