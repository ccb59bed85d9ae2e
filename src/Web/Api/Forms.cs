using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Forms;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Export;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <summary>The forms that agents send (S0-08): kept by administrators, read by all.</summary>
internal static class Forms
{
    private const string Table = "text/csv";

    public static void MapForms(this IEndpointRouteBuilder api)
    {
        api.MapGet("/forms", ListAsync).WithName("forms").WithSummary("The forms of the workspace, by name, those that are archived as well");
        var administration = api.MapGroup("/forms").RequireAuthorization(Schemes.Administrators);
        administration.MapPost("", CreateAsync).WithName("createForm").WithSummary("Creates a form");
        administration.MapPut("/{id}", ChangeAsync).WithName("changeForm").WithSummary("Writes a form anew, or archives it; what was sent before stays as it was");
        administration.MapGet("/{id}/answers", AnswersAsync).WithName("formAnswers")
            .WithSummary("What customers filled in, in the conversations that the caller may see, the newest first");
        administration.MapGet("/{id}/answers.csv", ExportAsync).WithName("exportFormAnswers")
            .WithSummary("The same as a table to save, with the form's labels as headings; language=fr or en").Produces<Stream>(StatusCodes.Status200OK, Table);
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

    private static async Task<Results<Ok<FormAnswerPage>, ProblemResult>> AnswersAsync(
        string id, string? cursor, int? limit, Caller caller, IGrainFactory grains, IFormAnswers answers, Visibility visibility, CancellationToken cancellationToken)
    {
        if (!Inputs.TryLimit(limit, out var size, out var problem)) return problem;
        if (await FindAsync(id, caller, grains, cancellationToken) is not { } form) return new ProblemResult(KnownProblems.NotFound);
        var access = await visibility.AccessAsync(caller, cancellationToken);
        return await Inputs.PageAsync(() => answers.List(caller.Workspace, form.Id, access, cursor, size, cancellationToken));
    }

    private static async Task<IResult> ExportAsync(
        string id, string? language, Caller caller, HttpRequest request, IGrainFactory grains, FormAnswerExport export, Visibility visibility,
        CancellationToken cancellationToken)
    {
        if (FormAnswerWords.In(language) is not { } words) return new ProblemResult(KnownProblems.QueryInvalid("language is fr or en."));
        if (await FindAsync(id, caller, grains, cancellationToken) is not { } form) return new ProblemResult(KnownProblems.NotFound);
        var access = await visibility.AccessAsync(caller, cancellationToken);
        FileDownload.Protect(request.HttpContext.Response);
        return TypedResults.Stream(
            stream => export.WriteAsync(stream, caller.Workspace, form, access, words, AddressOf, cancellationToken), $"{Table}; charset=utf-8", $"{form.Name}.csv");

        string AddressOf(FormAnswerView answer) => string.Create(
            CultureInfo.InvariantCulture, $"{request.Scheme}://{request.Host}/conversations/{answer.Conversation}?at={answer.Message}");
    }

    /// <summary>Null when the workspace has no such form.</summary>
    private static async Task<FormView?> FindAsync(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Inputs.IsId(id) ? await Grain(caller, grains).Find(new FormId(id), cancellationToken) : null;

    private static IFormsGrain Grain(Caller caller, IGrainFactory grains) => grains.GetGrain<IFormsGrain>(caller.Workspace.Value);
}
