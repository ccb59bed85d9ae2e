using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Agents;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

internal static class Preferences
{
    public static void MapPreferences(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me/preferences", FindAsync).WithName("preferences").WithSummary("How the caller wants the desk");
        api.MapPut("/me/preferences", SaveAsync).WithName("setPreferences").WithSummary("Changes all of it: what is left out is as it was in the beginning");
    }

    private static async Task<Ok<AgentPreferences>> FindAsync(Caller caller, IAgentPreferences preferences, CancellationToken cancellationToken) =>
        TypedResults.Ok(await preferences.Find(caller.Workspace, caller.Agent.Id, cancellationToken));

    private static async Task<Results<Ok<AgentPreferences>, ProblemResult>> SaveAsync(
        AgentPreferences request, Caller caller, IAgentPreferences preferences, CancellationToken cancellationToken) =>
        await preferences.Save(caller.Workspace, caller.Agent.Id, request, cancellationToken) is { } reason
            ? new ProblemResult(KnownProblems.Of(reason))
            : TypedResults.Ok(request);
}
