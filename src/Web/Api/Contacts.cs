using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Contacts;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

internal static class Contacts
{
    public static void MapContacts(this IEndpointRouteBuilder api) =>
        api.MapGet("/contacts/{id}", FindAsync).WithName("contact").WithSummary("A contact");

    private static async Task<Results<Ok<ContactView>, ProblemResult>> FindAsync(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Inputs.IsId(id) && await grains.GetGrain<IContactGrain>(caller.Workspace.Key(id)).Get(cancellationToken) is { } contact
            ? TypedResults.Ok(contact)
            : new ProblemResult(KnownProblems.NotFound);
}
