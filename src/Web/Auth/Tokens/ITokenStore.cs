using Parloir.Grains;

namespace Parloir.Web.Auth.Tokens;

/// <summary>The API tokens. A token itself is never stored, only its SHA-256.</summary>
internal interface ITokenStore
{
    Task AddAsync(TokenView token, WorkspaceId workspace, AgentId agent, byte[] hash, CancellationToken cancellationToken);

    /// <summary>Null when there is no such token.</summary>
    Task<(WorkspaceId Workspace, AgentId Agent)?> FindAsync(byte[] hash, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<TokenView>> ListAsync(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken);

    /// <summary>The hash of what was removed; null when the agent has no such token.</summary>
    Task<byte[]?> RemoveAsync(WorkspaceId workspace, AgentId agent, string id, CancellationToken cancellationToken);

    /// <summary>All that the agent has.</summary>
    Task RemoveAllAsync(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken);
}

/// <param name="Id">Names the token for its removal; it is not the token.</param>
public sealed record TokenView(string Id, string Name, DateTimeOffset CreatedAt);
