using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Agents;
using Parloir.Runtime;
using Parloir.Web.Auth;

namespace Parloir.Web.Api;

public sealed record StatusChoice(AgentStatus Status);

internal static class Availability
{
    public static void MapAvailability(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agents/availability", ListAsync).WithName("availability").WithSummary("Who of the workspace is there");
        api.MapPut("/me/status", ChooseAsync).WithName("chooseStatus").WithSummary("What the caller says of himself");
    }

    private static async Task<Ok<Page<AgentAvailability>>> ListAsync(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole((await Grain(caller, grains).List(cancellationToken)).Items));

    private static async Task<Ok<AgentAvailability>> ChooseAsync(StatusChoice request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(await Grain(caller, grains).Choose(caller.Agent.Id, request.Status, cancellationToken));

    private static IAvailabilityGrain Grain(Caller caller, IGrainFactory grains) => grains.GetGrain<IAvailabilityGrain>(caller.Workspace.Value);
}
