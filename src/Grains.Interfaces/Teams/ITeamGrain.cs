namespace Parloir.Grains.Teams;

/// <summary>A group of agents that conversations can be given to (S2-38, S4-07). Key: <c>workspace/team</c>.</summary>
public interface ITeamGrain : IGrainWithStringKey
{
    Task<TeamView?> Get(CancellationToken cancellationToken = default);

    /// <summary>Creates the team, or renames it. Names are unique in the workspace, compared without case.</summary>
    Task<TeamResult> SetName(string name, CancellationToken cancellationToken = default);

    /// <summary>Null when there is no such team.</summary>
    Task<TeamView?> SetMember(AgentId agent, bool isMember, CancellationToken cancellationToken = default);
}

public sealed record TeamView(TeamId Id, string Name, ImmutableArray<AgentId> Members);

/// <summary>Either of the two is set.</summary>
public sealed record TeamResult(TeamView? Team, Rejection? Rejection);

/// <summary>Reads of teams, by any node.</summary>
public interface ITeamQueries
{
    Task<ImmutableArray<TeamView>> List(WorkspaceId workspace, CancellationToken cancellationToken);
    Task<TeamView?> Find(WorkspaceId workspace, TeamId team, CancellationToken cancellationToken);
    /// <summary>The teams that an agent belongs to.</summary>
    Task<ImmutableArray<TeamId>> Of(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken);
}
