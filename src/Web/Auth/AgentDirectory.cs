using Parloir.Grains;
using Parloir.Grains.Agents;

namespace Parloir.Web.Auth;

/// <summary>
/// Turns the identity in a cookie or a token into the agent as he is today: who was removed or lost a role feels it within <see cref="Life"/>.
/// </summary>
internal sealed class AgentDirectory(IAgentQueries agents, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(10);
    private const int Capacity = 20_000;

    private readonly ExpiringCache<(WorkspaceId Workspace, AgentId Agent), AgentProfile?> _profiles = new(Life, Capacity, time);

    /// <summary>Null when the workspace has no such agent any more.</summary>
    public async ValueTask<Caller?> FindAsync((WorkspaceId Workspace, AgentId Agent) identity, CancellationToken cancellationToken)
    {
        var profile = await _profiles.GetAsync(identity, (key, token) => agents.Find(key.Workspace, key.Agent, token), cancellationToken);
        return profile is null ? null : new Caller(identity.Workspace, profile);
    }

    /// <summary>On this node he is looked up again.</summary>
    public void Forget((WorkspaceId Workspace, AgentId Agent) identity) => _profiles.Forget(identity);
}
