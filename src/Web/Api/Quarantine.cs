using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Channels;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

internal static class Quarantine
{
    public static void MapQuarantine(this IEndpointRouteBuilder api)
    {
        var quarantine = api.MapGroup("/quarantine").RequireAuthorization(Schemes.Administrators);
        quarantine.MapGet("", ListAsync).WithName("quarantine").WithSummary("What providers sent and nobody could read, newest first");
        quarantine.MapPost("/{id}/replay", ReplayAsync).WithName("replay").WithSummary("Tries an item again");
    }

    private static async Task<Results<Ok<QuarantinePage>, ProblemResult>> ListAsync(
        string? cursor, int? limit, Caller caller, IQuarantine quarantine, CancellationToken cancellationToken)
    {
        if (!Inputs.TryLimit(limit, out var size, out var problem)) return problem;
        try
        {
            return TypedResults.Ok(await quarantine.List(caller.Workspace, cursor, size, cancellationToken));
        }
        catch (FormatException)
        {
            return new ProblemResult(KnownProblems.QueryInvalid("cursor is not one of ours."));
        }
    }

    private static async Task<Results<NoContent, ProblemResult>> ReplayAsync(
        string id, Caller caller, IQuarantine quarantine, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        return await quarantine.Replay(caller.Workspace, new QuarantineId(id), cancellationToken) switch
        {
            ReplayResult.Replayed => TypedResults.NoContent(),
            ReplayResult.StillQuarantined(var reason, var detail) => new ProblemResult(KnownProblems.StillQuarantined(reason, detail)),
            ReplayResult.Unknown => new ProblemResult(KnownProblems.NotFound),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
