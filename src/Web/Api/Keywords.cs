using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Workspaces;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

public sealed record KeywordRequest(string Name);

/// <summary>Keywords are kept centrally, by administrators (S1-18, conflict C6).</summary>
internal static class Keywords
{
    public static void MapKeywords(this IEndpointRouteBuilder api)
    {
        api.MapGet("/keywords", ListAsync).WithName("keywords").WithSummary("The keywords of the workspace");
        var administration = api.MapGroup("/keywords").RequireAuthorization(Schemes.Administrators);
        administration.MapPost("", CreateAsync).WithName("createKeyword").WithSummary("Creates a keyword");
        administration.MapPut("/{id}", RenameAsync).WithName("renameKeyword").WithSummary("Renames a keyword, everywhere");
        administration.MapDelete("/{id}", DeleteAsync).WithName("deleteKeyword").WithSummary("Takes a keyword out of the catalogue, and then from all conversations");
    }

    private static async Task<Ok<Page<KeywordView>>> ListAsync(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await Catalogue(caller, grains).Keywords(cancellationToken)));

    private static async Task<Results<Ok<KeywordView>, ProblemResult>> CreateAsync(
        KeywordRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer(await Catalogue(caller, grains).EnsureKeyword(request.Name, cancellationToken));

    private static async Task<Results<Ok<KeywordView>, ProblemResult>> RenameAsync(
        string id, KeywordRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer(await Catalogue(caller, grains).RenameKeyword(id, request.Name, cancellationToken));

    private static async Task<Results<NoContent, ProblemResult>> DeleteAsync(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        await Catalogue(caller, grains).Delete(new CatalogueEntry.Keyword(id), cancellationToken) ? TypedResults.NoContent() : new ProblemResult(KnownProblems.NotFound);

    private static Results<Ok<KeywordView>, ProblemResult> Answer(KeywordResult? result) =>
        result?.Keyword is { } keyword ? TypedResults.Ok(keyword) : new ProblemResult(result is null ? KnownProblems.NotFound : KnownProblems.Of(result.Rejection!));

    private static IWorkspaceGrain Catalogue(Caller caller, IGrainFactory grains) => grains.GetGrain<IWorkspaceGrain>(caller.Workspace.Value);
}
