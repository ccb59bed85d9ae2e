using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Contacts;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="ClientKey">Chosen by the client: sent again, it is done once.</param>
/// <param name="Contact">The contact that is merged into the one of the address, or separated from it.</param>
public sealed record MergeRequest(string ClientKey, ContactId Contact);

/// <summary>Two contacts that are one person, and back (S3-24).</summary>
internal static class ContactMerging
{
    public static void MapContactMerging(this IEndpointRouteBuilder api)
    {
        api.MapGet("/contacts/{id}/merge-preview", PreviewAsync).WithName("mergePreview").WithSummary("What a merge would do to each field in which the two differ");
        api.MapPost("/contacts/{id}/merge", MergeAsync).WithName("mergeContacts").WithSummary("Merges another contact into this one");
        api.MapPost("/contacts/{id}/unmerge", UnmergeAsync).WithName("unmergeContacts").WithSummary("Separates a contact that was merged into this one");
    }

    private static async Task<Results<Ok<MergePreview>, ProblemResult>> PreviewAsync(
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "with")] string other, [AsParameters] ContactTarget target)
    {
        if (await target.FindAsync() is not { } winner || await (target with { Id = other }).FindAsync() is not { } merged) return new ProblemResult(KnownProblems.NotFound);
        return winner.Id == merged.Id ? new ProblemResult(KnownProblems.Of(new Rejection.MergeSameContact())) : TypedResults.Ok(MergePreview.Of(winner, merged));
    }

    private static async Task<Results<Ok<ContactView>, ProblemResult>> MergeAsync(MergeRequest request, [AsParameters] ContactTarget target)
    {
        if (Inputs.ClientIdFault(request.ClientKey, "clientKey") is { } fault) return fault;
        if (await (target with { Id = request.Contact.Value }).FindAsync() is null) return new ProblemResult(KnownProblems.NotFound);
        return await target.AnswerAsync(by => new ContactCommand.Merge(by, request.ClientKey, request.Contact));
    }

    private static async Task<Results<Ok<ContactView>, ProblemResult>> UnmergeAsync(MergeRequest request, [AsParameters] ContactTarget target) =>
        Inputs.ClientIdFault(request.ClientKey, "clientKey") is { } fault ? fault
        : await target.AnswerAsync(by => new ContactCommand.Unmerge(by, request.ClientKey, request.Contact));
}
