using Parloir.Grains.Conversations;

namespace Parloir.Grains.Teams;

/// <summary>A group of agents that conversations can be given to (S2-38, S4-07). Key: <c>workspace/team</c>.</summary>
public interface ITeamGrain : IGrainWithStringKey
{
    /// <summary>Null when there is none, or it is deleted.</summary>
    Task<TeamView?> Get(CancellationToken cancellationToken = default);

    /// <summary>Creates the team, or renames it. Names are unique among the teams that are not deleted, compared without case.</summary>
    Task<TeamResult> SetName(Actor.Agent by, string name, CancellationToken cancellationToken = default);

    /// <summary>Null when there is no such team.</summary>
    Task<TeamView?> SetMember(AgentId agent, bool isMember, CancellationToken cancellationToken = default);

    /// <summary>Deletes the team, which keeps its name and has no members any more; its conversations are handed on in the background, on behalf of who deleted it. False when there is no such team.</summary>
    /// <param name="successor">Who gets its conversations; null: no team.</param>
    Task<bool> Delete(Actor.Agent by, TeamCard? successor, CancellationToken cancellationToken = default);
}

public sealed record TeamView(TeamId Id, string Name, ImmutableArray<AgentId> Members)
{
    /// <summary>Null while the team is there. Views and rules that name a deleted one still say which it was.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}

/// <summary>Either of the two is set.</summary>
public sealed record TeamResult(TeamView? Team, Rejection? Rejection);

/// <summary>Reads of teams, by any node.</summary>
public interface ITeamQueries
{
    /// <summary>All of them, those that are deleted as well.</summary>
    Task<ImmutableArray<TeamView>> List(WorkspaceId workspace, CancellationToken cancellationToken);
    /// <summary>Null when there is none of that id, or it is deleted.</summary>
    Task<TeamView?> Find(WorkspaceId workspace, TeamId team, CancellationToken cancellationToken);
    /// <summary>The teams that an agent belongs to.</summary>
    Task<ImmutableArray<TeamId>> Of(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken);
}
