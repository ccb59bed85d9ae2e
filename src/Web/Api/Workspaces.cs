using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Workspaces;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

internal static partial class Workspaces
{
    public static void MapWorkspace(this IEndpointRouteBuilder api)
    {
        api.MapGet("/workspace", FindAsync).WithName("workspaceSettings").WithSummary("What is true of the whole workspace");
        api.MapPut("/workspace", SaveAsync).RequireAuthorization(Schemes.Administrators).WithName("setWorkspaceSettings").WithSummary("Changes all of it");
    }

    private static async Task<Ok<WorkspaceSettings>> FindAsync(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(await grains.GetGrain<IWorkspaceGrain>(caller.Workspace.Value).Settings(cancellationToken));

    private static async Task<Results<Ok<WorkspaceSettings>, ProblemResult>> SaveAsync(
        WorkspaceSettings request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        request.Country is { } country && !Country().IsMatch(country) ? Refuse("country", "Two capital letters of ISO 3166-1, or null.")
        : request.AnswerWithinMinutes is < 1 or > WorkspaceSettings.AnswerWithinLimit ? Refuse("answerWithinMinutes", $"1 to {WorkspaceSettings.AnswerWithinLimit}, or null.")
        : TypedResults.Ok(await grains.GetGrain<IWorkspaceGrain>(caller.Workspace.Value).Change(caller.Actor, request, cancellationToken));

    private static ProblemResult Refuse(string field, string detail) => new(KnownProblems.RequestInvalid(field, detail));

    [GeneratedRegex(@"\A[A-Z]{2}\z")]
    private static partial Regex Country();
}
