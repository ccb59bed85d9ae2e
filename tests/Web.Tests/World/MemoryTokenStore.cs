using System.Collections.Concurrent;
using Parloir.Grains;
using Parloir.Web.Auth.Tokens;

namespace Parloir.Web.Tests.World;

internal sealed class MemoryTokenStore : ITokenStore
{
    private readonly ConcurrentDictionary<string, (WorkspaceId Workspace, AgentId Agent, TokenView View)> _tokens = new();

    public Task AddAsync(TokenView token, WorkspaceId workspace, AgentId agent, byte[] hash, CancellationToken cancellationToken)
    {
        _tokens[Convert.ToHexString(hash)] = (workspace, agent, token);
        return Task.CompletedTask;
    }

    public Task<(WorkspaceId Workspace, AgentId Agent)?> FindAsync(byte[] hash, CancellationToken cancellationToken) =>
        Task.FromResult<(WorkspaceId, AgentId)?>(_tokens.TryGetValue(Convert.ToHexString(hash), out var found) ? (found.Workspace, found.Agent) : null);

    public Task<IReadOnlyList<TokenView>> ListAsync(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TokenView>>(
            [.. _tokens.Values.Where(token => token.Workspace == workspace && token.Agent == agent).Select(token => token.View).OrderByDescending(view => view.Id)]);

    public Task RemoveAllAsync(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken)
    {
        foreach (var (key, token) in _tokens.ToArray())
            if (token.Workspace == workspace && token.Agent == agent) _tokens.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    public Task<byte[]?> RemoveAsync(WorkspaceId workspace, AgentId agent, string id, CancellationToken cancellationToken)
    {
        var key = _tokens.FirstOrDefault(pair => pair.Value.Workspace == workspace && pair.Value.Agent == agent && pair.Value.View.Id == id).Key;
        return Task.FromResult(key is not null && _tokens.TryRemove(key, out _) ? Convert.FromHexString(key) : null);
    }
}
