using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Customer">Null: none.</param>
public sealed record CustomerLinkRequest(CustomerId? Customer);

/// <summary>Customers' records, and which contacts they are (S2-12, S2-63 to S2-66).</summary>
internal static class Customers
{
    private const int LongestText = 200;
    /// <summary>Contacts of one customer whose history is shown.</summary>
    private const int MostContacts = 100;

    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        var customers = api.MapGroup("/customers");
        customers.MapGet("", SearchAsync).WithName("customers").WithSummary("Customers by name, or what a search finds");
        customers.MapGet("/{id}", FindAsync).WithName("customer").WithSummary("A customer's record");
        customers.MapGet("/{id}/conversations", ConversationsAsync).WithName("customerConversations")
            .WithSummary("The conversations of all contacts that are linked to the customer, as far as the caller may see them, the one opened last first");
        customers.MapPost("", CreateAsync).RequireAuthorization(Schemes.Administrators).WithName("createCustomer").WithSummary("Creates a customer");
        customers.MapPut("/{id}", ChangeAsync).RequireAuthorization(Schemes.Administrators).WithName("changeCustomer").WithSummary("Writes a customer's record anew");
        api.MapPut("/contacts/{id}/customer", LinkAsync).WithName("linkCustomer").WithSummary("Which customer the contact is");
    }

    private static async Task<Results<Ok<CustomerPage>, ProblemResult>> SearchAsync(
        string? q, string? cursor, int? limit, Caller caller, ICustomerDirectory customers, CancellationToken cancellationToken)
    {
        if (q is { Length: > LongestText } || q?.Contains('\0') == true) return new ProblemResult(KnownProblems.QueryInvalid("q cannot be looked for."));
        if (!Inputs.TryLimit(limit, out var size, out var problem)) return problem;
        return await Inputs.PageAsync(() => customers.Search(caller.Workspace, q, cursor, size, cancellationToken));
    }

    private static async Task<Results<Ok<CustomerView>, ProblemResult>> FindAsync(
        string id, Caller caller, ICustomerDirectory customers, CancellationToken cancellationToken) =>
        Inputs.IsId(id) && await customers.Find(caller.Workspace, new CustomerId(id), cancellationToken) is { } customer
            ? TypedResults.Ok(customer)
            : new ProblemResult(KnownProblems.NotFound);

    private static async Task<Results<Ok<ConversationPage>, ProblemResult>> ConversationsAsync(
        string id, string? cursor, int? limit, Caller caller, ICustomerDirectory customers, IContactQueries contacts, IConversationQueries conversations,
        Visibility visibility, CancellationToken cancellationToken)
    {
        if (!Inputs.TryLimit(limit, out var size, out var problem)) return problem;
        if (!Inputs.IsId(id) || await customers.Find(caller.Workspace, new CustomerId(id), cancellationToken) is null) return new ProblemResult(KnownProblems.NotFound);
        var access = await visibility.AccessAsync(caller, cancellationToken);
        var linked = await contacts.List(caller.Workspace, new ContactFilter { Customer = new CustomerId(id) }, access, null, MostContacts, cancellationToken);
        return await Inputs.PageAsync(() => conversations.OfContacts(
            caller.Workspace, [.. linked.Items.SelectMany(contact => contact.Members)], access, cursor, size, cancellationToken));
    }

    private static async Task<Results<Created<CustomerView>, ProblemResult>> CreateAsync(
        CustomerDraft request, Caller caller, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        var result = await Customer(caller, CustomerId.New(time.GetUtcNow()).Value, grains).Write(request, cancellationToken);
        return result.Customer is { } customer ? TypedResults.Created((string?)null, customer) : new ProblemResult(KnownProblems.Of(result.Rejection!));
    }

    private static async Task<Results<Ok<CustomerView>, ProblemResult>> ChangeAsync(
        string id, CustomerDraft request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id) || await Customer(caller, id, grains).Get(cancellationToken) is null) return new ProblemResult(KnownProblems.NotFound);
        var result = await Customer(caller, id, grains).Write(request, cancellationToken);
        return result.Customer is { } customer ? TypedResults.Ok(customer) : new ProblemResult(KnownProblems.Of(result.Rejection!));
    }

    private static async Task<Results<Ok<ContactView>, ProblemResult>> LinkAsync(
        CustomerLinkRequest request, [AsParameters] ContactTarget target, ICustomerDirectory customers)
    {
        CustomerCard? card = null;
        if (request.Customer is { } asked)
        {
            if (!Inputs.IsId(asked.Value) || await customers.Find(target.Caller.Workspace, asked, target.CancellationToken) is not { } customer)
                return new ProblemResult(KnownProblems.Of(new Rejection.UnknownCustomer()));
            card = new CustomerCard(customer.Id, customer.Name);
        }
        return await target.AnswerAsync(by => new ContactCommand.LinkCustomer(by, card));
    }

    private static ICustomerGrain Customer(Caller caller, string id, IGrainFactory grains) => grains.GetGrain<ICustomerGrain>(caller.Workspace.Key(id));
}
