using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Conversations;
using Parloir.Grains.Workspaces;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Policy">Null: conversations stay until somebody resolves them.</param>
public sealed record AutoResolveRequest(AutoResolvePolicy? Policy);

/// <param name="Policy">What to do when a customer writes after the resolution: its <c>policy</c> stands first.</param>
public sealed record ReopenPolicyRequest(ReopenPolicy Policy);

internal static class Inboxes
{
    private const int MaxReopenDays = 365;
    private const int MaxMinutes = 525_600;

    public static void MapInboxes(this IEndpointRouteBuilder api)
    {
        api.MapGet("/inboxes", ListAsync).WithName("inboxes").WithSummary("The inboxes of the workspace");
        api.MapPut("/inboxes/{id}/reopen-policy", SetReopenPolicyAsync).RequireAuthorization(Schemes.Administrators)
            .WithName("setReopenPolicy").WithSummary("Decides whether a customer who writes after the resolution reopens the conversation or begins another");
        api.MapPut("/inboxes/{id}/auto-resolve", SetAutoResolveAsync).RequireAuthorization(Schemes.Administrators)
            .WithName("setAutoResolve").WithSummary("Resolves conversations of the inbox in which nothing happens any more");
    }

    private static async Task<Ok<Page<InboxView>>> ListAsync(Caller caller, IInboxQueries inboxes, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await inboxes.List(caller.Workspace, cancellationToken)));

    private static async Task<Results<Ok<InboxView>, ProblemResult>> SetReopenPolicyAsync(
        string id, ReopenPolicyRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (request.Policy is ReopenPolicy.ReopenWithin { Days: < 1 or > MaxReopenDays }) return new ProblemResult(KnownProblems.RequestInvalid("policy.days", $"1 to {MaxReopenDays}."));
        return Inputs.IsId(id) && await grains.GetGrain<IInboxGrain>(caller.Workspace.Key(id)).SetReopenPolicy(request.Policy, cancellationToken) is { } inbox
            ? TypedResults.Ok(inbox)
            : new ProblemResult(KnownProblems.NotFound);
    }

    private static async Task<Results<Ok<InboxView>, ProblemResult>> SetAutoResolveAsync(
        string id, AutoResolveRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (request.Policy is { AfterMinutes: < 1 or > MaxMinutes }) return new ProblemResult(KnownProblems.RequestInvalid("policy.afterMinutes", $"1 to {MaxMinutes}."));
        return Inputs.IsId(id) && await grains.GetGrain<IInboxGrain>(caller.Workspace.Key(id)).SetAutoResolve(request.Policy, cancellationToken) is { } inbox
            ? TypedResults.Ok(inbox)
            : new ProblemResult(KnownProblems.NotFound);
    }
}
