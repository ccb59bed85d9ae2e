using System.Collections.Concurrent;
using Parloir.Grains;
using Parloir.Web.Auth.Invitations;

namespace Parloir.Web.Tests.World;

internal sealed class MemoryInvitationStore : IInvitationStore
{
    private readonly ConcurrentDictionary<(WorkspaceId Workspace, AgentId Agent), (string Hash, DateTimeOffset ExpiresAt)> _invitations = new();

    public Task SaveAsync(WorkspaceId workspace, AgentId agent, byte[] hash, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        _invitations[(workspace, agent)] = (Convert.ToHexString(hash), expiresAt);
        return Task.CompletedTask;
    }

    public Task<(WorkspaceId Workspace, AgentId Agent)?> FindAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var asked = Convert.ToHexString(hash);
        foreach (var (agent, invitation) in _invitations)
            if (invitation.Hash == asked && invitation.ExpiresAt > now) return Task.FromResult<(WorkspaceId, AgentId)?>(agent);
        return Task.FromResult<(WorkspaceId, AgentId)?>(null);
    }

    public Task RemoveAsync(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken)
    {
        _invitations.TryRemove((workspace, agent), out _);
        return Task.CompletedTask;
    }
}
