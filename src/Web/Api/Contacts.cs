using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Agent">Null: nobody owns the contact.</param>
public sealed record OwnerRequest(AgentId? Agent);

/// <param name="Q">Beginnings of words of name, telephone number, e-mail address or id; every word must be there.</param>
/// <param name="Type">By its key.</param>
/// <param name="Stage">By its key, or <c>none</c>.</param>
/// <param name="Owner">An agent's id, or <c>none</c>.</param>
/// <param name="Attribute">A key and a value, <c>tier:gold</c>; several must all be there.</param>
/// <param name="Customer">The id of a customer that they are linked to.</param>
/// <param name="Limit">1 to 100; 50 when absent.</param>
internal readonly record struct ContactListQuery(string? Q, string? Type, string? Stage, string? Owner, string[]? Attribute, string? Customer, string? Cursor, int? Limit)
{
    private const int LongestText = 200;

    /// <summary>Null for what cannot be looked for.</summary>
    public ContactFilter? Filter() =>
        new[] { Q, Type, Stage, Owner, Customer }.Concat(Attribute ?? []).Any(text => text is { Length: > LongestText } || text?.Contains('\0') == true) ? null
        : (Attribute ?? []).Any(text => !text.Contains(':')) ? null
        : new ContactFilter(Q, Told(Type), OrNone(Told(Stage)), OrNone(Told(Owner)) is { } owner ? new AgentId(owner) : null)
        {
            Customer = Told(Customer) is { } customer ? new CustomerId(customer) : null,
            Attributes = [.. (Attribute ?? []).Select(text => text.Split(':', 2)).Select(parts => new ContactAttribute(parts[0], parts[1]))],
        };

    private static string? Told(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? OrNone(string? text) => text == ConversationFilter.None ? "" : text;
}

internal static class Contacts
{
    public static void MapContacts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/contacts", ListAsync).WithName("contacts").WithSummary("Contacts by name, or what a search finds");
        api.MapPost("/contacts", CreateAsync).WithName("createContact").WithSummary("Writes somebody down who was not met yet");
        api.MapGet("/contacts/{id}", FindAsync).WithName("contact").WithSummary("A contact");
        api.MapGet("/contacts/{id}/conversations", ConversationsAsync).WithName("contactConversations")
            .WithSummary("The contact's conversations on every channel that the caller may see, the one opened last first");
        api.MapPatch("/contacts/{id}", ChangeAsync).WithName("changeContact").WithSummary("Writes fields of a contact; what is absent stays");
        api.MapPut("/contacts/{id}/owner", SetOwnerAsync).WithName("setContactOwner").WithSummary("Who gets the contact's next conversation");
    }

    private static async Task<Results<Ok<ContactPage>, ProblemResult>> ListAsync(
        [AsParameters] ContactListQuery query, Caller caller, IContactQueries contacts, Visibility visibility, CancellationToken cancellationToken)
    {
        if (query.Filter() is not { } filter) return new ProblemResult(KnownProblems.QueryInvalid("A parameter is too long, or an attribute has no value."));
        if (!Inputs.TryLimit(query.Limit, out var limit, out var problem)) return problem;
        var access = await visibility.AccessAsync(caller, cancellationToken);
        return await Inputs.PageAsync(() => contacts.List(caller.Workspace, filter, access, query.Cursor, limit, cancellationToken));
    }

    /// <summary>Whoever sees only some conversations sees no contact without any: he makes none.</summary>
    private static async Task<Results<Created<ContactView>, ProblemResult>> CreateAsync(ContactPatch request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (caller.Agent.IsRestricted) return new ProblemResult(KnownProblems.Forbidden);
        return await grains.GetGrain<IContactRegistryGrain>(caller.Workspace.Value).Create(caller.Actor, request.Changes, cancellationToken) switch
        {
            { Created: { } contact } => TypedResults.Created((string?)null, contact),
            { Existing: { } existing } => new ProblemResult(KnownProblems.ContactExists(existing)),
            { Rejection: { } reason } => new ProblemResult(KnownProblems.Of(reason)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<Results<Ok<ContactView>, ProblemResult>> FindAsync([AsParameters] ContactTarget target) =>
        await target.FindAsync() is { } contact ? TypedResults.Ok(contact) : new ProblemResult(KnownProblems.NotFound);

    private static async Task<Results<Ok<ConversationPage>, ProblemResult>> ConversationsAsync(
        string? cursor, int? limit, IConversationQueries conversations, [AsParameters] ContactTarget target)
    {
        if (!Inputs.TryLimit(limit, out var size, out var problem)) return problem;
        if (await target.FindAsync() is not { } contact) return new ProblemResult(KnownProblems.NotFound);
        var access = await target.Visibility.AccessAsync(target.Caller, target.CancellationToken);
        return await Inputs.PageAsync(() => conversations.OfContacts(target.Caller.Workspace, contact.Members, access, cursor, size, target.CancellationToken));
    }

    private static Task<Results<Ok<ContactView>, ProblemResult>> ChangeAsync(ContactPatch request, [AsParameters] ContactTarget target) =>
        target.AnswerAsync(by => new ContactCommand.Edit(by, request.Changes));

    private static async Task<Results<Ok<ContactView>, ProblemResult>> SetOwnerAsync(
        OwnerRequest request, [AsParameters] ContactTarget target, IAgentQueries agents)
    {
        AgentCard? owner = null;
        if (request.Agent is { } agentId)
        {
            if (await agents.Find(target.Caller.Workspace, agentId, target.CancellationToken) is not { } agent)
                return new ProblemResult(KnownProblems.Of(new Rejection.UnknownAgent()));
            owner = new AgentCard(agent.Id, agent.Name);
        }
        return await target.AnswerAsync(by => new ContactCommand.SetOwner(by, owner));
    }
}
