using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Forms;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <summary>The forms that agents send (S0-08): kept by administrators, read by all.</summary>
internal static class Forms
{
    public static void MapForms(this IEndpointRouteBuilder api)
    {
        api.MapGet("/forms", ListAsync).WithName("forms").WithSummary("The forms of the workspace, by name, those that are archived as well");
        var administration = api.MapGroup("/forms").RequireAuthorization(Schemes.Administrators);
        administration.MapPost("", CreateAsync).WithName("createForm").WithSummary("Creates a form");
        administration.MapPut("/{id}", ChangeAsync).WithName("changeForm").WithSummary("Writes a form anew, or archives it; what was sent before stays as it was");
    }

    private static async Task<Ok<Page<FormView>>> ListAsync(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await Grain(caller, grains).List(cancellationToken)));

    private static async Task<Results<Created<FormView>, ProblemResult>> CreateAsync(
        FormDraft request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var result = await Grain(caller, grains).Create(caller.Actor, request, cancellationToken);
        return result.Form is { } form ? TypedResults.Created((string?)null, form) : new ProblemResult(KnownProblems.Of(result.Rejection!));
    }

    private static async Task<Results<Ok<FormView>, ProblemResult>> ChangeAsync(
        string id, FormDraft request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        var result = await Grain(caller, grains).Change(caller.Actor, new FormId(id), request, cancellationToken);
        return result.Form is { } form ? TypedResults.Ok(form) : new ProblemResult(KnownProblems.Of(result.Rejection!));
    }

    private static IFormsGrain Grain(Caller caller, IGrainFactory grains) => grains.GetGrain<IFormsGrain>(caller.Workspace.Value);
}
