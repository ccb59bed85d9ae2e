using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Agents;
using Parloir.Web.Auth;

namespace Parloir.Web.Api;

internal static class Agents
{
    public static void MapAgents(this IEndpointRouteBuilder api) =>
        api.MapGet("/agents", ListAsync).WithName("agents").WithSummary("The agents of the workspace");

    private static async Task<Ok<Page<AgentProfile>>> ListAsync(Caller caller, IAgentQueries agents, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await agents.List(caller.Workspace, cancellationToken)));
}
