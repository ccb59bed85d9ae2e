using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Agent">Null: nobody owns the contact.</param>
public sealed record OwnerRequest(AgentId? Agent);

internal static class Contacts
{
    public static void MapContacts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/contacts/{id}", FindAsync).WithName("contact").WithSummary("A contact");
        api.MapPut("/contacts/{id}/owner", SetOwnerAsync).WithName("setContactOwner").WithSummary("Who gets the contact's next conversation");
    }

    private static async Task<Results<Ok<ContactView>, ProblemResult>> FindAsync(
        string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Inputs.IsId(id) && await grains.GetGrain<IContactGrain>(caller.Workspace.Key(id)).Get(cancellationToken) is { } contact
            ? TypedResults.Ok(contact)
            : new ProblemResult(KnownProblems.NotFound);

    private static async Task<Results<Ok<ContactView>, ProblemResult>> SetOwnerAsync(
        string id, OwnerRequest request, Caller caller, IGrainFactory grains, IAgentQueries agents, CancellationToken cancellationToken)
    {
        AgentCard? owner = null;
        if (request.Agent is { } agentId)
        {
            if (await agents.Find(caller.Workspace, agentId, cancellationToken) is not { } agent)
                return new ProblemResult(KnownProblems.Of(new Rejection.UnknownAgent()));
            owner = new AgentCard(agent.Id, agent.Name);
        }
        return Inputs.IsId(id) && await grains.GetGrain<IContactGrain>(caller.Workspace.Key(id)).SetOwner(owner, cancellationToken) is { } contact
            ? TypedResults.Ok(contact)
            : new ProblemResult(KnownProblems.NotFound);
    }
}
