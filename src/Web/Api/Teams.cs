using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

public sealed record TeamRequest(string Name);

internal static class Teams
{
    public static void MapTeams(this IEndpointRouteBuilder api)
    {
        api.MapGet("/teams", ListAsync).WithName("teams").WithSummary("The teams of the workspace, with their members, those that are deleted as well");
        var administration = api.MapGroup("/teams").RequireAuthorization(Schemes.Administrators);
        administration.MapPost("", CreateAsync).WithName("createTeam").WithSummary("Creates a team");
        administration.MapPut("/{id}", RenameAsync).WithName("renameTeam").WithSummary("Renames a team");
        administration.MapDelete("/{id}", DeleteAsync).WithName("deleteTeam").WithSummary("Deletes a team; its conversations go to its successor, or to no team");
        administration.MapPut("/{id}/members/{agent}", AddMemberAsync).WithName("addTeamMember").WithSummary("Makes an agent a member");
        administration.MapDelete("/{id}/members/{agent}", RemoveMemberAsync).WithName("removeTeamMember").WithSummary("An agent is no longer a member");
    }

    private static async Task<Ok<Page<TeamView>>> ListAsync(Caller caller, ITeamQueries teams, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await teams.List(caller.Workspace, cancellationToken)));

    private static async Task<Results<Ok<TeamView>, ProblemResult>> CreateAsync(
        TeamRequest request, Caller caller, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken) =>
        Answer(await Team(caller, TeamId.New(time.GetUtcNow()).Value, grains).SetName(caller.Actor, request.Name, cancellationToken));

    private static async Task<Results<Ok<TeamView>, ProblemResult>> RenameAsync(
        string id, TeamRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Inputs.IsId(id) && await Team(caller, id, grains).Get(cancellationToken) is not null
            ? Answer(await Team(caller, id, grains).SetName(caller.Actor, request.Name, cancellationToken))
            : new ProblemResult(KnownProblems.NotFound);

    private static async Task<Results<NoContent, ProblemResult>> DeleteAsync(
        string id, string? successor, Caller caller, IGrainFactory grains, ITeamQueries teams, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        TeamCard? heir = null;
        if (successor is not null)
        {
            if (successor == id || !Inputs.IsId(successor) || await teams.Find(caller.Workspace, new TeamId(successor), cancellationToken) is not { } team)
                return new ProblemResult(KnownProblems.Of(new Rejection.UnknownTeam()));
            heir = new TeamCard(team.Id, team.Name);
        }
        return await Team(caller, id, grains).Delete(caller.Actor, heir, cancellationToken) ? TypedResults.NoContent() : new ProblemResult(KnownProblems.NotFound);
    }

    private static async Task<Results<Ok<TeamView>, ProblemResult>> AddMemberAsync(
        string id, string agent, Caller caller, IGrainFactory grains, IAgentQueries agents, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(agent) || await agents.Find(caller.Workspace, new AgentId(agent), cancellationToken) is null)
            return new ProblemResult(KnownProblems.Of(new Rejection.UnknownAgent()));
        return await SetMemberAsync(id, agent, isMember: true, caller, grains, cancellationToken);
    }

    private static Task<Results<Ok<TeamView>, ProblemResult>> RemoveMemberAsync(
        string id, string agent, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        SetMemberAsync(id, agent, isMember: false, caller, grains, cancellationToken);

    private static async Task<Results<Ok<TeamView>, ProblemResult>> SetMemberAsync(
        string id, string agent, bool isMember, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Inputs.IsId(id) && await Team(caller, id, grains).SetMember(new AgentId(agent), isMember, cancellationToken) is { } team
            ? TypedResults.Ok(team)
            : new ProblemResult(KnownProblems.NotFound);

    private static Results<Ok<TeamView>, ProblemResult> Answer(TeamResult result) =>
        result.Team is { } team ? TypedResults.Ok(team) : new ProblemResult(KnownProblems.Of(result.Rejection!));

    private static ITeamGrain Team(Caller caller, string id, IGrainFactory grains) => grains.GetGrain<ITeamGrain>(caller.Workspace.Key(id));
}
