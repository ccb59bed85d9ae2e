using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Workspaces;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="TimeZone">IANA name, such as <c>Europe/Paris</c>.</param>
public sealed record TimeZoneRequest(string TimeZone);

/// <param name="Inboxes">Null: every inbox.</param>
public sealed record AgentInboxesRequest(IReadOnlyList<InboxId>? Inboxes);

internal static class Agents
{
    public static void MapAgents(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agents", ListAsync).WithName("agents").WithSummary("The agents of the workspace");
        api.MapPut("/me/time-zone", SetTimeZoneAsync).WithName("setTimeZone").WithSummary("The zone in which the caller means nine o'clock");
        api.MapPut("/agents/{id}/inboxes", SetInboxesAsync).RequireAuthorization(Schemes.Administrators)
            .WithName("setInboxes").WithSummary("Which inboxes an agent sees");
    }

    private static async Task<Ok<Page<AgentProfile>>> ListAsync(Caller caller, IAgentQueries agents, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await agents.List(caller.Workspace, cancellationToken)));

    private static async Task<Results<Ok<AgentProfile>, ProblemResult>> SetTimeZoneAsync(
        TimeZoneRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        Answer(await grains.GetGrain<IAgentGrain>(caller.Workspace.Key(caller.Agent.Id.Value)).SetTimeZone(request.TimeZone, cancellationToken));

    private static async Task<Results<Ok<AgentProfile>, ProblemResult>> SetInboxesAsync(
        string id, AgentInboxesRequest request, Caller caller, IGrainFactory grains, IInboxQueries inboxes, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        if (request.Inboxes is { } asked)
        {
            var known = (await inboxes.List(caller.Workspace, cancellationToken)).Select(inbox => inbox.Id).ToHashSet();
            if (!asked.All(known.Contains)) return new ProblemResult(KnownProblems.UnknownInbox);
        }
        var result = await grains.GetGrain<IAgentGrain>(caller.Workspace.Key(id))
            .SetInboxes(request.Inboxes is null ? null : [.. request.Inboxes.Distinct()], cancellationToken);
        return result.Rejection is Rejection.UnknownAgent ? new ProblemResult(KnownProblems.NotFound) : Answer(result);
    }

    private static Results<Ok<AgentProfile>, ProblemResult> Answer(AgentResult result) =>
        result.Agent is { } agent ? TypedResults.Ok(agent) : new ProblemResult(KnownProblems.Of(result.Rejection!));
}
