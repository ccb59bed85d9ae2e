using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;

namespace Parloir.Web.Tests.World;

internal sealed class FakeTeams : ITeamQueries
{
    private readonly ConcurrentDictionary<string, TeamView> _teams = new();

    public ConcurrentQueue<(Actor.Agent By, TeamId Team, TeamCard? Successor)> Deletions { get; } = new();

    public void Add(WorkspaceId workspace, TeamView team) => _teams[workspace.Key(team.Id.Value)] = team;

    public ITeamGrain Grain(string key) => new FakeTeamGrain(this, key);

    public Task<ImmutableArray<TeamView>> List(WorkspaceId workspace, CancellationToken cancellationToken) =>
        Task.FromResult(_teams.Where(pair => pair.Key.StartsWith(workspace.Value + "/", StringComparison.Ordinal)).Select(pair => pair.Value).ToImmutableArray());

    public Task<TeamView?> Find(WorkspaceId workspace, TeamId team, CancellationToken cancellationToken) =>
        Task.FromResult(_teams.GetValueOrDefault(workspace.Key(team.Value)) is { DeletedAt: null } found ? found : null);

    public async Task<ImmutableArray<TeamId>> Of(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken) =>
        [.. (await List(workspace, cancellationToken)).Where(team => team.Members.Contains(agent)).Select(team => team.Id)];

    private sealed class FakeTeamGrain(FakeTeams teams, string key) : ITeamGrain
    {
        private TeamView? View => teams._teams.GetValueOrDefault(key) is { DeletedAt: null } team ? team : null;

        public Task<TeamView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(View);

        public Task<TeamResult> SetName(Actor.Agent by, string name, CancellationToken cancellationToken = default)
        {
            if (teams._teams.Any(pair => pair.Key != key && pair.Value.Name == name)) return Task.FromResult(new TeamResult(null, new Rejection.NameTaken()));
            var team = View is { } known ? known with { Name = name } : new TeamView(new TeamId(key.Split('/')[1]), name, []);
            teams._teams[key] = team;
            return Task.FromResult(new TeamResult(team, null));
        }

        public Task<TeamView?> SetMember(AgentId agent, bool isMember, CancellationToken cancellationToken = default)
        {
            if (View is not { } team) return Task.FromResult<TeamView?>(null);
            var members = team.Members.Remove(agent);
            return Task.FromResult<TeamView?>(teams._teams[key] = team with { Members = isMember ? members.Add(agent) : members });
        }

        public Task<bool> Delete(Actor.Agent by, TeamCard? successor, CancellationToken cancellationToken = default)
        {
            if (View is not { } team) return Task.FromResult(false);
            teams._teams[key] = team with { Members = [], DeletedAt = DateTimeOffset.UnixEpoch };
            teams.Deletions.Enqueue((by, team.Id, successor));
            return Task.FromResult(true);
        }
    }
}
