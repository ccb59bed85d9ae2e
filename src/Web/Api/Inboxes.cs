using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Workspaces;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

public sealed record InboxRequest(string Name);

/// <param name="ReopenPolicy">Null: another conversation begins.</param>
/// <param name="AutoResolve">Null: conversations stay until somebody resolves them.</param>
/// <param name="ClientKey">Chosen by the client, 1 to 64 characters: sent again by the same agent, the inbox is made once. Null: each request makes one.</param>
public sealed record NewInboxRequest(string Name, ReopenPolicy? ReopenPolicy = null, AutoResolvePolicy? AutoResolve = null, string? ClientKey = null);

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
        api.MapGet("/inboxes", ListAsync).WithName("inboxes").WithSummary("The inboxes of the workspace, those that are deleted as well");
        api.MapPost("/inboxes", CreateAsync).RequireAuthorization(Schemes.Administrators)
            .WithName("createInbox").WithSummary("Creates an inbox; channels can lead into it from then on");
        var administration = api.MapGroup("/inboxes/{id}").RequireAuthorization(Schemes.Administrators);
        administration.MapPut("", RenameAsync).WithName("renameInbox").WithSummary("Renames an inbox, everywhere");
        administration.MapDelete("", DeleteAsync).WithName("deleteInbox").WithSummary("Deletes an inbox into which no account leads; its conversations stay");
        administration.MapPut("/reopen-policy", SetReopenPolicyAsync)
            .WithName("setReopenPolicy").WithSummary("Decides whether a customer who writes after the resolution reopens the conversation or begins another");
        administration.MapPut("/auto-resolve", SetAutoResolveAsync)
            .WithName("setAutoResolve").WithSummary("Resolves conversations of the inbox in which nothing happens any more");
    }

    private static async Task<Ok<Page<InboxView>>> ListAsync(Caller caller, IInboxQueries inboxes, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await inboxes.List(caller.Workspace, cancellationToken)));

    private static async Task<Results<Ok<InboxView>, ProblemResult>> CreateAsync(
        NewInboxRequest request, Caller caller, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        if ((FaultOf(request.ReopenPolicy, "reopenPolicy") ?? FaultOf(request.AutoResolve, "autoResolve")) is { } fault) return fault;
        if (request.ClientKey is not null && Inputs.ClientIdFault(request.ClientKey, "clientKey") is { } wrong) return wrong;
        var id = request.ClientKey is { } key ? InboxId.OfClient(caller.Agent.Id, key) : InboxId.New(time.GetUtcNow());
        var inbox = grains.GetGrain<IInboxGrain>(caller.Workspace.Key(id.Value));
        var (made, refused) = await inbox.Create(caller.Actor, request.Name, request.ReopenPolicy ?? new ReopenPolicy.NewConversation(), request.AutoResolve, cancellationToken);
        return made is not null ? TypedResults.Ok(made) : new ProblemResult(refused is null ? KnownProblems.NotFound : KnownProblems.Of(refused));
    }

    private static async Task<Results<Ok<InboxView>, ProblemResult>> RenameAsync(
        string id, InboxRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        var (inbox, refused) = await grains.GetGrain<IInboxGrain>(caller.Workspace.Key(id)).Rename(caller.Actor, request.Name, cancellationToken);
        return inbox is not null ? TypedResults.Ok(inbox) : new ProblemResult(refused is null ? KnownProblems.NotFound : KnownProblems.Of(refused));
    }

    private static async Task<Results<NoContent, ProblemResult>> DeleteAsync(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        return await grains.GetGrain<IInboxGrain>(caller.Workspace.Key(id)).Delete(caller.Actor, cancellationToken) is { } refused
            ? new ProblemResult(KnownProblems.Of(refused))
            : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<InboxView>, ProblemResult>> SetReopenPolicyAsync(
        string id, ReopenPolicyRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (FaultOf(request.Policy, "policy") is { } fault) return fault;
        return Inputs.IsId(id) && await grains.GetGrain<IInboxGrain>(caller.Workspace.Key(id)).SetReopenPolicy(request.Policy, cancellationToken) is { } inbox
            ? TypedResults.Ok(inbox)
            : new ProblemResult(KnownProblems.NotFound);
    }

    private static async Task<Results<Ok<InboxView>, ProblemResult>> SetAutoResolveAsync(
        string id, AutoResolveRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (FaultOf(request.Policy, "policy") is { } fault) return fault;
        return Inputs.IsId(id) && await grains.GetGrain<IInboxGrain>(caller.Workspace.Key(id)).SetAutoResolve(request.Policy, cancellationToken) is { } inbox
            ? TypedResults.Ok(inbox)
            : new ProblemResult(KnownProblems.NotFound);
    }

    private static ProblemResult? FaultOf(ReopenPolicy? policy, string field) =>
        policy is ReopenPolicy.ReopenWithin { Days: < 1 or > MaxReopenDays } ? new ProblemResult(KnownProblems.RequestInvalid($"{field}.days", $"1 to {MaxReopenDays}.")) : null;

    private static ProblemResult? FaultOf(AutoResolvePolicy? policy, string field) =>
        policy is { AfterMinutes: < 1 or > MaxMinutes } ? new ProblemResult(KnownProblems.RequestInvalid($"{field}.afterMinutes", $"1 to {MaxMinutes}.")) : null;
}
