using System.Collections.Concurrent;
using Parloir.Grains;
using Parloir.Grains.Agents;

namespace Parloir.Web.Tests.World;

internal sealed class FakePreferences : IAgentPreferences
{
    private readonly ConcurrentDictionary<(WorkspaceId, AgentId), AgentPreferences> _preferences = new();

    public Rejection? Rejection { get; set; }

    public Task<AgentPreferences> Find(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken) =>
        Task.FromResult(_preferences.GetValueOrDefault((workspace, agent)) ?? new AgentPreferences());

    public Task<Rejection?> Save(WorkspaceId workspace, AgentId agent, AgentPreferences preferences, CancellationToken cancellationToken)
    {
        if (Rejection is null) _preferences[(workspace, agent)] = preferences;
        return Task.FromResult(Rejection);
    }
}
