using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Workspaces;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

public sealed record DepartmentRequest(string Name);

/// <summary>The configured list of S1-11.</summary>
internal static class Departments
{
    public static void MapDepartments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/departments", ListAsync).WithName("departments").WithSummary("The departments of the workspace");
        var administration = api.MapGroup("/departments").RequireAuthorization(Schemes.Administrators);
        administration.MapPost("", CreateAsync).WithName("createDepartment").WithSummary("Creates a department");
        administration.MapPut("/{id}", RenameAsync).WithName("renameDepartment").WithSummary("Renames a department, everywhere");
        administration.MapDelete("/{id}", DeleteAsync).WithName("deleteDepartment").WithSummary("Takes a department out of the catalogue, and then from all conversations");
    }

    private static async Task<Ok<Page<DepartmentView>>> ListAsync(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await Catalogue(caller, grains).Departments(cancellationToken)));

    private static async Task<Results<Ok<DepartmentView>, ProblemResult>> CreateAsync(
        DepartmentRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer(await Catalogue(caller, grains).CreateDepartment(request.Name, cancellationToken));

    private static async Task<Results<Ok<DepartmentView>, ProblemResult>> RenameAsync(
        string id, DepartmentRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer(await Catalogue(caller, grains).RenameDepartment(new DepartmentId(id), request.Name, cancellationToken));

    private static async Task<Results<NoContent, ProblemResult>> DeleteAsync(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        await Catalogue(caller, grains).Delete(new CatalogueEntry.Department(id), cancellationToken) ? TypedResults.NoContent() : new ProblemResult(KnownProblems.NotFound);

    private static Results<Ok<DepartmentView>, ProblemResult> Answer(DepartmentResult? result) =>
        result?.Department is { } department ? TypedResults.Ok(department) : new ProblemResult(result is null ? KnownProblems.NotFound : KnownProblems.Of(result.Rejection!));

    private static IWorkspaceGrain Catalogue(Caller caller, IGrainFactory grains) => grains.GetGrain<IWorkspaceGrain>(caller.Workspace.Value);
}
