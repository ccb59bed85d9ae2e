using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Agents;

namespace Parloir.Web.Tests.World;

internal sealed class FakeAgents : IAgentQueries
{
    private readonly ConcurrentDictionary<string, AgentCredentials> _agents = new();

    public Exception? Fault { get; set; }

    public void Add(AgentCredentials agent) => _agents[agent.Workspace.Key(agent.Profile.Id.Value)] = agent;
    public void Remove(WorkspaceId workspace, string id) => _agents.TryRemove(workspace.Key(id), out _);

    public IAgentGrain Grain(string key) => new FakeAgentGrain(this, key);

    public Task<ImmutableArray<AgentProfile>> List(WorkspaceId workspace, CancellationToken cancellationToken) => Task.FromResult(
        _agents.Values.Where(agent => agent.Workspace == workspace).Select(agent => agent.Profile).OrderBy(agent => agent.Name).ToImmutableArray());

    public Task<AgentProfile?> Find(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken) => Fault is { } fault
        ? throw fault
        : Task.FromResult(_agents.GetValueOrDefault(workspace.Key(agent.Value))?.Profile);

    public Task<AgentCredentials?> FindByEmail(string email, CancellationToken cancellationToken) => Task.FromResult(
        _agents.Values.FirstOrDefault(agent => string.Equals(agent.Profile.Email, email, StringComparison.OrdinalIgnoreCase)));

    public Task<bool> Any(CancellationToken cancellationToken) => Task.FromResult(!_agents.IsEmpty);

    private sealed class FakeAgentGrain(FakeAgents agents, string key) : IAgentGrain
    {
        public Task<AgentProfile?> Get(CancellationToken cancellationToken = default) =>
            Task.FromResult(agents._agents.GetValueOrDefault(key)?.Profile);

        public Task<AgentResult> SetTimeZone(string timeZone, CancellationToken cancellationToken = default) => Task.FromResult(
            timeZone.Contains('/') ? Change(profile => profile with { TimeZone = timeZone }) : new AgentResult(null, new Rejection.TimeZoneUnknown()));

        public Task<AgentResult> SetInboxes(ImmutableArray<InboxId>? inboxes, CancellationToken cancellationToken = default) =>
            Task.FromResult(Change(profile => profile with { Inboxes = inboxes }));

        private AgentResult Change(Func<AgentProfile, AgentProfile> change)
        {
            if (!agents._agents.TryGetValue(key, out var known)) return new AgentResult(null, new Rejection.UnknownAgent());
            var profile = change(known.Profile);
            agents.Add(known with { Profile = profile });
            return new AgentResult(profile, null);
        }

        public Task<AgentProfile> Ensure(string name, string email, AgentRole role, string passwordHash, CancellationToken cancellationToken = default)
        {
            if (agents.Fault is { } fault) throw fault;
            var (workspace, id) = (key.Split('/')[0], key.Split('/')[1]);
            var profile = new AgentProfile(new AgentId(id), name, email, role);
            agents.Add(new AgentCredentials(new WorkspaceId(workspace), profile, passwordHash));
            return Task.FromResult(profile);
        }
    }
}
