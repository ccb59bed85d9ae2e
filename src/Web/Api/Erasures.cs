using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Conversations;
using Parloir.Grains.Erasure;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <summary>Deletion for good (S0-14, S0-30), by administrators only; and what remains of it.</summary>
internal static class Erasures
{
    private const int MaxReason = 500;

    public static void MapErasures(this IEndpointRouteBuilder api)
    {
        var erasures = api.MapGroup("").RequireAuthorization(Schemes.Administrators);
        erasures.MapDelete("/conversations/{id}", EraseAsync).WithName("eraseConversation").WithSummary("Deletes a conversation for good; nobody can bring it back");
        erasures.MapGet("/erasures", ListAsync).WithName("erasures").WithSummary("The tombstones of deleted conversations, the latest first");
    }

    private static async Task<Results<NoContent, ProblemResult>> EraseAsync(string id, string? reason, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (reason is { Length: > MaxReason } || reason?.Contains('\0') == true)
            return new ProblemResult(KnownProblems.QueryInvalid($"reason has at most {MaxReason} characters, without NUL."));
        return Inputs.IsId(id) && await grains.GetGrain<IConversationGrain>(caller.Workspace.Key(id)).Erase(caller.Actor, reason ?? "", cancellationToken)
            ? TypedResults.NoContent()
            : new ProblemResult(KnownProblems.NotFound);
    }

    private static async Task<Results<Ok<TombstonePage>, ProblemResult>> ListAsync(
        string? cursor, int? limit, Caller caller, IErasures erasures, CancellationToken cancellationToken)
    {
        if (!Inputs.TryLimit(limit, out var size, out var problem)) return problem;
        try
        {
            return TypedResults.Ok(await erasures.List(caller.Workspace, cursor, size, cancellationToken));
        }
        catch (FormatException)
        {
            return new ProblemResult(KnownProblems.QueryInvalid("cursor is not one of this list."));
        }
    }
}
