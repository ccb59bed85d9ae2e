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
        : Task.FromResult(_agents.GetValueOrDefault(workspace.Key(agent.Value))?.Profile is { IsActive: true } profile ? profile : null);

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

        public Task<AgentResult> Change(Actor.Agent by, string name, string email, AgentRole role, CancellationToken cancellationToken = default) => Task.FromResult(
            role != AgentRole.Administrator && IsLast() ? new AgentResult(null, new Rejection.LastAdministrator())
            : IsTaken(email) ? new AgentResult(null, new Rejection.EmailTaken())
            : Change(profile => profile with { Name = name, Email = email, Role = role }));

        public Task<AgentResult> SetPassword(Actor.Agent by, string passwordHash, CancellationToken cancellationToken = default) => Task.FromResult(
            agents._agents.GetValueOrDefault(key)?.Profile is { IsActive: false } ? new AgentResult(null, new Rejection.UnknownAgent())
            : Change(profile => profile with { SessionEpoch = profile.SessionEpoch + 1 }, passwordHash));

        public Task<AgentResult> SetActive(Actor.Agent by, bool active, CancellationToken cancellationToken = default) => Task.FromResult(
            !active && IsLast() ? new AgentResult(null, new Rejection.LastAdministrator())
            : Change(profile => profile with { DeactivatedAt = active ? null : DateTimeOffset.UnixEpoch, SessionEpoch = profile.SessionEpoch + (active ? 0 : 1) }));

        public Task<AgentResult> Ensure(string name, string email, AgentRole role, string passwordHash, CancellationToken cancellationToken = default)
        {
            if (agents.Fault is { } fault) throw fault;
            if (IsTaken(email)) return Task.FromResult(new AgentResult(null, new Rejection.EmailTaken()));
            var profile = new AgentProfile(new AgentId(Id), name, email, role);
            agents.Add(new AgentCredentials(Workspace, profile, passwordHash));
            return Task.FromResult(new AgentResult(profile, null));
        }

        private WorkspaceId Workspace => new(key.Split('/')[0]);
        private string Id => key.Split('/')[1];

        private bool IsTaken(string email) => agents._agents.Any(known => known.Key != key && known.Value.Profile.Email == email);

        private bool IsLast() => agents._agents.Values.Where(known => known.Workspace == Workspace && known.Profile is { Role: AgentRole.Administrator, IsActive: true })
            .All(known => known.Profile.Id.Value == Id);

        private AgentResult Change(Func<AgentProfile, AgentProfile> change, string? passwordHash = null)
        {
            if (!agents._agents.TryGetValue(key, out var known)) return new AgentResult(null, new Rejection.UnknownAgent());
            var profile = change(known.Profile);
            agents.Add(known with { Profile = profile, PasswordHash = passwordHash ?? known.PasswordHash });
            return new AgentResult(profile, null);
        }
    }
}
