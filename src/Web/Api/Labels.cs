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

/// <param name="Color">As for a new label.</param>
public sealed record LabelChangeRequest(string Name, string Color);

internal static class Labels
{
    private static readonly string[] Palette = ["gray", "red", "orange", "amber", "green", "teal", "blue", "indigo", "purple", "pink"];

    public static void MapLabels(this IEndpointRouteBuilder api)
    {
        api.MapGet("/labels", ListAsync).WithName("labels").WithSummary("The label catalogue of the workspace");
        api.MapPost("/labels", CreateAsync).WithName("createLabel").WithSummary("Creates a label, or answers the one of that name");
        var administration = api.MapGroup("/labels/{id}").RequireAuthorization(Schemes.Administrators);
        administration.MapPut("", ChangeAsync).WithName("changeLabel").WithSummary("Renames or recolours a label, everywhere");
        administration.MapDelete("", DeleteAsync).WithName("deleteLabel").WithSummary("Takes a label out of the catalogue, and then from all conversations");
    }

    private static async Task<Ok<Page<LabelView>>> ListAsync(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await Catalogue(caller, grains).Labels(cancellationToken)));

    private static async Task<Results<Ok<LabelView>, ProblemResult>> CreateAsync(
        LabelRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (request.Color is not null && ColorFault(request.Color) is { } fault) return fault;
        return Answer(await Catalogue(caller, grains).EnsureLabel(request.Name, request.Color, cancellationToken));
    }

    private static async Task<Results<Ok<LabelView>, ProblemResult>> ChangeAsync(
        string id, LabelChangeRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        ColorFault(request.Color) is { } fault ? fault : Answer(await Catalogue(caller, grains).ChangeLabel(id, request.Name, request.Color, cancellationToken));

    private static async Task<Results<NoContent, ProblemResult>> DeleteAsync(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        await Catalogue(caller, grains).Delete(new CatalogueEntry.Label(id), cancellationToken) ? TypedResults.NoContent() : new ProblemResult(KnownProblems.NotFound);

    private static Results<Ok<LabelView>, ProblemResult> Answer(LabelResult? result) =>
        result?.Label is { } label ? TypedResults.Ok(label) : new ProblemResult(result is null ? KnownProblems.NotFound : KnownProblems.Of(result.Rejection!));

    private static ProblemResult? ColorFault(string color) =>
        Palette.Contains(color) ? null : new ProblemResult(KnownProblems.RequestInvalid("color", "One of " + string.Join(", ", Palette) + "."));

    private static IWorkspaceGrain Catalogue(Caller caller, IGrainFactory grains) => grains.GetGrain<IWorkspaceGrain>(caller.Workspace.Value);
}
