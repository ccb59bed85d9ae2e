using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Workspaces;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Color">One of gray, red, orange, amber, green, teal, blue, indigo, purple, pink; null: the workspace picks one.</param>
public sealed record LabelRequest(string Name, string? Color = null);

internal static class Labels
{
    private static readonly string[] Palette = ["gray", "red", "orange", "amber", "green", "teal", "blue", "indigo", "purple", "pink"];

    public static void MapLabels(this IEndpointRouteBuilder api)
    {
        api.MapGet("/labels", ListAsync).WithName("labels").WithSummary("The label catalogue of the workspace");
        api.MapPost("/labels", CreateAsync).WithName("createLabel").WithSummary("Creates a label, or answers the one of that name");
    }

    private static async Task<Ok<Page<LabelView>>> ListAsync(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await grains.GetGrain<IWorkspaceGrain>(caller.Workspace.Value).Labels(cancellationToken)));

    private static async Task<Results<Ok<LabelView>, ProblemResult>> CreateAsync(
        LabelRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (request.Color is not null && !Palette.Contains(request.Color))
            return new ProblemResult(KnownProblems.RequestInvalid("color", "One of " + string.Join(", ", Palette) + "."));
        var result = await grains.GetGrain<IWorkspaceGrain>(caller.Workspace.Value).EnsureLabel(request.Name, request.Color, cancellationToken);
        return result.Label is { } label ? TypedResults.Ok(label) : new ProblemResult(KnownProblems.Of(result.Rejection!));
    }
}
