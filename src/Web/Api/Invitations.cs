using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Auth.Invitations;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

public sealed record InvitationRequest(string Token);

/// <param name="Password">12 to 200 characters.</param>
public sealed record AcceptedInvitation(string Token, string Password);

/// <summary>Whom an invitation is for.</summary>
public sealed record InvitedAgent(string Name, string Email);

/// <summary>How agents come to a password that nobody else knows.</summary>
internal static class Invitations
{
    public static void MapInvitations(this IEndpointRouteBuilder api)
    {
        api.MapPost("/agents/{id}/invitation", InviteAsync).RequireAuthorization(Schemes.Administrators)
            .WithName("invite").WithSummary("Ends an agent's password and sessions; answers with a link to choose a new one");
        api.MapPost("/invitations/read", ReadAsync).AllowAnonymous().WithName("readInvitation").WithSummary("Whom an invitation is for");
        api.MapPost("/invitations/accept", AcceptAsync).AllowAnonymous().WithName("acceptInvitation").WithSummary("Sets the password, once, and logs in");
    }

    private static async Task<Results<Created<InvitationView>, ProblemResult>> InviteAsync(
        string id, Caller caller, IGrainFactory grains, AgentInvitations invitations, Passwords passwords, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        var result = await grains.GetGrain<IAgentGrain>(caller.Workspace.Key(id)).SetPassword(caller.Actor, passwords.HashOfNone(), cancellationToken);
        return result.Agent is { } agent
            ? TypedResults.Created((string?)null, await invitations.CreateAsync(caller.Workspace, agent.Id, cancellationToken))
            : new ProblemResult(KnownProblems.NotFound);
    }

    private static async Task<Results<Ok<InvitedAgent>, ProblemResult>> ReadAsync(
        InvitationRequest request, AgentInvitations invitations, IAgentQueries agents, CancellationToken cancellationToken) =>
        await invitations.FindAsync(request.Token, cancellationToken) is var (workspace, agent) && await agents.Find(workspace, agent, cancellationToken) is { } profile
            ? TypedResults.Ok(new InvitedAgent(profile.Name, profile.Email))
            : new ProblemResult(KnownProblems.InvitationInvalid);

    private static async Task<Results<Ok<SessionView>, ProblemResult>> AcceptAsync(
        AcceptedInvitation request, HttpContext context, AgentInvitations invitations, AgentDirectory agents, IAgentQueries queries, IGrainFactory grains, Passwords passwords)
    {
        if (Passwords.FaultOf(request.Password) is { } fault) return new ProblemResult(fault);
        var cancellationToken = context.RequestAborted;
        if (await invitations.FindAsync(request.Token, cancellationToken) is not var (workspace, id)
            || await queries.Find(workspace, id, cancellationToken) is not { } invited) return new ProblemResult(KnownProblems.InvitationInvalid);
        var result = await grains.GetGrain<IAgentGrain>(workspace.Key(id.Value))
            .SetPassword(new Actor.Agent(id, invited.Name), passwords.Hash(request.Password), cancellationToken);
        if (result.Agent is not { } agent) return new ProblemResult(KnownProblems.InvitationInvalid);
        // Ended after the password is there: whoever hears of a failure before that uses the same link again.
        await invitations.EndAsync(workspace, id, cancellationToken);
        return await Session.SignInAsync(context, new Caller(workspace, agent), agents);
    }
}
