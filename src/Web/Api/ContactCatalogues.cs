using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Contacts;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Items">The whole list, in the order in which it is offered.</param>
public sealed record ContactOptionsRequest(IReadOnlyList<ContactOption> Items);

/// <param name="Type">It never changes.</param>
/// <param name="Options">With <c>List</c> only.</param>
public sealed record AttributeDefinitionRequest(string Key, string Name, AttributeType Type, bool Required = false, IReadOnlyList<string>? Options = null);

/// <param name="Items">As for options.</param>
public sealed record AttributeDefinitionsRequest(IReadOnlyList<AttributeDefinitionRequest> Items);

/// <summary>What contacts can be.</summary>
internal static class ContactCatalogues
{
    public static void MapContactCatalogue(this IEndpointRouteBuilder api)
    {
        api.MapGet("/contact-catalogue", GetAsync).WithName("contactCatalogue").WithSummary("The types of contacts, the stages of their lifecycle and their custom attributes, in order");
        var administration = api.MapGroup("/contact-catalogue").RequireAuthorization(Schemes.Administrators);
        administration.MapPut("/types", SetTypesAsync).WithName("setContactTypes").WithSummary("Sets the list of types");
        administration.MapPut("/attributes", SetAttributesAsync).WithName("setContactAttributes").WithSummary("Sets the list of custom attributes");
        administration.MapPut("/stages", SetStagesAsync).WithName("setContactStages").WithSummary("Sets the list of lifecycle stages");
    }

    private static async Task<Ok<ContactCatalogue>> GetAsync(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(await Catalogue(caller, grains).Get(cancellationToken));

    private static async Task<Results<Ok<ContactCatalogue>, ProblemResult>> SetTypesAsync(
        ContactOptionsRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer(await Catalogue(caller, grains).SetTypes([.. request.Items], cancellationToken));

    private static async Task<Results<Ok<ContactCatalogue>, ProblemResult>> SetStagesAsync(
        ContactOptionsRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer(await Catalogue(caller, grains).SetStages([.. request.Items], cancellationToken));

    private static async Task<Results<Ok<ContactCatalogue>, ProblemResult>> SetAttributesAsync(
        AttributeDefinitionsRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer(await Catalogue(caller, grains).SetAttributes(
            [.. request.Items.Select(item => new AttributeDefinition(item.Key, item.Name, item.Type, item.Required, [.. item.Options ?? []]))], cancellationToken));

    private static Results<Ok<ContactCatalogue>, ProblemResult> Answer(ContactCatalogueResult result) =>
        result.Catalogue is { } catalogue ? TypedResults.Ok(catalogue) : new ProblemResult(KnownProblems.Of(result.Rejection!));

    private static IContactCatalogueGrain Catalogue(Caller caller, IGrainFactory grains) =>
        grains.GetGrain<IContactCatalogueGrain>(caller.Workspace.Value);
}
