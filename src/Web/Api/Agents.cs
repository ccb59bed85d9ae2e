using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Workspaces;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Auth.Invitations;
using Parloir.Web.Auth.Tokens;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Name">One line of at most 60 characters.</param>
/// <param name="Email">What he logs in with; nobody else of the installation has it.</param>
public sealed record AgentRequest(string Name, string Email, AgentRole Role);

public sealed record CreatedAgent(AgentProfile Agent, InvitationView Invitation);

/// <param name="TimeZone">IANA name, such as <c>Europe/Paris</c>.</param>
public sealed record TimeZoneRequest(string TimeZone);

/// <param name="Inboxes">Null: every inbox.</param>
public sealed record AgentInboxesRequest(IReadOnlyList<InboxId>? Inboxes);

internal static class Agents
{
    public static void MapAgents(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agents", ListAsync).WithName("agents").WithSummary("The agents of the workspace, those who are deactivated as well");
        api.MapPut("/me/time-zone", SetTimeZoneAsync).WithName("setTimeZone").WithSummary("The zone in which the caller means nine o'clock");
        var administration = api.MapGroup("/agents").RequireAuthorization(Schemes.Administrators);
        administration.MapPost("", CreateAsync).WithName("createAgent").WithSummary("Creates an agent, with a link to choose his password");
        administration.MapPut("/{id}", ChangeAsync).WithName("changeAgent").WithSummary("Changes an agent's name, address and role");
        administration.MapPut("/{id}/inboxes", SetInboxesAsync).WithName("setInboxes").WithSummary("Which inboxes an agent sees");
        administration.MapPost("/{id}/deactivate", DeactivateAsync).WithName("deactivateAgent").WithSummary("Ends an agent's sessions, tokens and link: nothing new is given to him");
        administration.MapPost("/{id}/activate", ActivateAsync).WithName("activateAgent").WithSummary("Lets an agent work again, with his password of before");
    }

    private static async Task<Ok<Page<AgentProfile>>> ListAsync(Caller caller, IAgentQueries agents, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await agents.List(caller.Workspace, cancellationToken)));

    private static async Task<Results<Created<CreatedAgent>, ProblemResult>> CreateAsync(
        AgentRequest request, Caller caller, IGrainFactory grains, AgentInvitations invitations, Passwords passwords, TimeProvider time, CancellationToken cancellationToken)
    {
        if (FaultOf(request) is { } fault) return fault;
        var id = AgentId.New(time.GetUtcNow());
        var result = await Grain(caller, id.Value, grains).Ensure(request.Name, request.Email, request.Role, passwords.HashOfNone(), cancellationToken);
        return result.Agent is { } agent
            ? TypedResults.Created((string?)null, new CreatedAgent(agent, await invitations.CreateAsync(caller.Workspace, id, cancellationToken)))
            : new ProblemResult(KnownProblems.Of(result.Rejection!));
    }

    private static async Task<Results<Ok<AgentProfile>, ProblemResult>> ChangeAsync(
        string id, AgentRequest request, Caller caller, IGrainFactory grains, AgentDirectory directory, CancellationToken cancellationToken)
    {
        if (FaultOf(request) is { } fault) return fault;
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        var result = await Grain(caller, id, grains).Change(caller.Actor, request.Name, request.Email, request.Role, cancellationToken);
        directory.Forget((caller.Workspace, new AgentId(id)));
        return AnswerOf(result);
    }

    private static async Task<Results<Ok<AgentProfile>, ProblemResult>> DeactivateAsync(
        string id, Caller caller, IGrainFactory grains, AgentDirectory directory, ITokenStore tokens, AgentInvitations invitations, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        var result = await Grain(caller, id, grains).SetActive(caller.Actor, active: false, cancellationToken);
        if (result.Agent is not { } agent) return AnswerOf(result);
        directory.Forget((caller.Workspace, agent.Id));
        await EndAccessAsync(caller.Workspace, agent.Id, tokens, invitations, cancellationToken);
        return TypedResults.Ok(agent);
    }

    private static async Task<Results<Ok<AgentProfile>, ProblemResult>> ActivateAsync(
        string id, Caller caller, IGrainFactory grains, ITokenStore tokens, AgentInvitations invitations, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        // Once more, before he comes back: the process may have died between the deactivation and this.
        if (await Grain(caller, id, grains).Get(cancellationToken) is { IsActive: false } gone)
            await EndAccessAsync(caller.Workspace, gone.Id, tokens, invitations, cancellationToken);
        return AnswerOf(await Grain(caller, id, grains).SetActive(caller.Actor, active: true, cancellationToken));
    }

    private static async Task EndAccessAsync(
        WorkspaceId workspace, AgentId agent, ITokenStore tokens, AgentInvitations invitations, CancellationToken cancellationToken)
    {
        await tokens.RemoveAllAsync(workspace, agent, cancellationToken);
        await invitations.EndAsync(workspace, agent, cancellationToken);
    }

    private static async Task<Results<Ok<AgentProfile>, ProblemResult>> SetTimeZoneAsync(
        TimeZoneRequest request, Caller caller, IGrainFactory grains, AgentDirectory directory, CancellationToken cancellationToken)
    {
        var result = await Grain(caller, caller.Agent.Id.Value, grains).SetTimeZone(request.TimeZone, cancellationToken);
        directory.Forget((caller.Workspace, caller.Agent.Id));
        return AnswerOf(result);
    }

    private static async Task<Results<Ok<AgentProfile>, ProblemResult>> SetInboxesAsync(
        string id, AgentInboxesRequest request, Caller caller, IGrainFactory grains, IInboxQueries inboxes, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        if (request.Inboxes is { } asked)
        {
            var known = (await inboxes.List(caller.Workspace, cancellationToken)).Select(inbox => inbox.Id).ToHashSet();
            if (!asked.All(known.Contains)) return new ProblemResult(KnownProblems.UnknownInbox);
        }
        return AnswerOf(await Grain(caller, id, grains).SetInboxes(request.Inboxes is null ? null : [.. request.Inboxes.Distinct()], cancellationToken));
    }

    private static ProblemResult? FaultOf(AgentRequest request) => Enum.IsDefined(request.Role)
        ? null
        : new ProblemResult(KnownProblems.RequestInvalid("role", $"One of {string.Join(", ", Enum.GetNames<AgentRole>())}."));

    private static IAgentGrain Grain(Caller caller, string id, IGrainFactory grains) => grains.GetGrain<IAgentGrain>(caller.Workspace.Key(id));

    /// <summary>An agent in the address who is unknown is not there.</summary>
    private static Results<Ok<AgentProfile>, ProblemResult> AnswerOf(AgentResult result) => result switch
    {
        { Agent: { } agent } => TypedResults.Ok(agent),
        { Rejection: Rejection.UnknownAgent } => new ProblemResult(KnownProblems.NotFound),
        _ => new ProblemResult(KnownProblems.Of(result.Rejection!)),
    };
}
