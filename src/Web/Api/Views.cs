using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Grains.Views;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Team">With visibility <c>Team</c>: one of the caller's, or any for an administrator.</param>
/// <param name="Sort">How the view wants to be sorted.</param>
/// <param name="Revision">Of the view that is changed, as it was read: <c>changed_meanwhile</c> when it is another now; null changes it in any case.</param>
public sealed record ViewRequest(
    string Name, ConversationCondition Condition, ViewVisibility Visibility = ViewVisibility.Personal, TeamId? Team = null, ConversationSort Sort = ConversationSort.Newest,
    long? Revision = null)
{
    internal SavedViewDraft ToDraft() => new(Name, Visibility, Team, Condition, Sort, Revision);
}

internal static class Views
{
    public static void MapViews(this IEndpointRouteBuilder api)
    {
        var views = api.MapGroup("/views");
        views.MapGet("", ListAsync).WithName("views").WithSummary("The saved views that the caller sees, by name");
        views.MapPost("", CreateAsync).WithName("createView").WithSummary("Saves a view for the caller, a team or everybody");
        views.MapPut("/{id}", ChangeAsync).WithName("changeView").WithSummary("Changes a view: its owner's, or an administrator's right where it is not personal");
        views.MapDelete("/{id}", DeleteAsync).WithName("deleteView").WithSummary("Deletes a view");
        views.MapPost("/{id}/restore", RestoreAsync).WithName("restoreView").WithSummary("Gives back a view that was just deleted");
        api.MapGet("/conversations/counts", CountAsync).WithName("conversationCounts").WithSummary("How many conversations stand behind each entry of the navigation");
    }

    private static async Task<Ok<Page<SavedView>>> ListAsync(Caller caller, SavedViews views, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Whole(await views.ListAsync(caller, cancellationToken)));

    private static async Task<Results<Created<SavedView>, ProblemResult>> CreateAsync(
        ViewRequest request, Caller caller, IGrainFactory grains, ITeamQueries teams, CancellationToken cancellationToken)
    {
        if (await TeamFaultAsync(request, caller, teams, cancellationToken) is { } problem) return problem;
        var result = await Grain(caller, grains).Create(caller.Agent.Id, request.ToDraft(), cancellationToken);
        return result.View is { } view ? TypedResults.Created((string?)null, view) : new ProblemResult(KnownProblems.Of(result.Rejection!));
    }

    private static async Task<Results<Ok<SavedView>, ProblemResult>> ChangeAsync(
        string id, ViewRequest request, Caller caller, IGrainFactory grains, ITeamQueries teams, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        if (await TeamFaultAsync(request, caller, teams, cancellationToken) is { } problem) return problem;
        var result = await Grain(caller, grains).Change(caller.Agent.Id, IsAdministrator(caller), new SavedViewId(id), request.ToDraft(), cancellationToken);
        return result.View is { } view ? TypedResults.Ok(view) : new ProblemResult(KnownProblems.Of(result.Rejection!));
    }

    private static async Task<Results<NoContent, ProblemResult>> DeleteAsync(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        await Grain(caller, grains).Delete(caller.Agent.Id, IsAdministrator(caller), new SavedViewId(id), cancellationToken) is { } reason
            ? new ProblemResult(KnownProblems.Of(reason))
            : TypedResults.NoContent();

    private static async Task<Results<Ok<SavedView>, ProblemResult>> RestoreAsync(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        var result = await Grain(caller, grains).Restore(caller.Agent.Id, IsAdministrator(caller), new SavedViewId(id), cancellationToken);
        return result.View is { } view ? TypedResults.Ok(view) : new ProblemResult(KnownProblems.Of(result.Rejection!));
    }

    /// <param name="status">What is counted: open when absent; any but resolved.</param>
    private static async Task<Results<Ok<ConversationCounts>, ProblemResult>> CountAsync(
        string? status, Caller caller, SavedViews views, IConversationCounts counts, CancellationToken cancellationToken)
    {
        var asked = ConversationStatus.Open;
        if (!string.IsNullOrEmpty(status) && !ViewKey.TryParseStatus(status, out asked) || asked == ConversationStatus.Resolved)
            return new ProblemResult(KnownProblems.QueryInvalid("status is one of those that are not resolved."));
        ImmutableArray<SavedView> seen = [.. (await views.ListAsync(caller, cancellationToken)).Take(SavedViews.CountedViews)];
        return TypedResults.Ok(await counts.Count(
            caller.Workspace, caller.Agent.Id, caller.Agent.IsRestricted, asked, seen, cancellationToken));
    }

    /// <summary>Null when the team is one for which the caller may save a view. (That there is one at all where there must be, the rules see to.)</summary>
    private static async Task<ProblemResult?> TeamFaultAsync(ViewRequest request, Caller caller, ITeamQueries teams, CancellationToken cancellationToken)
    {
        if (request.Team is not { } team) return null;
        var known = IsAdministrator(caller)
            ? await teams.Find(caller.Workspace, team, cancellationToken) is not null
            : (await teams.Of(caller.Workspace, caller.Agent.Id, cancellationToken)).Contains(team);
        return known ? null : new ProblemResult(KnownProblems.Of(new Rejection.UnknownTeam()));
    }

    private static bool IsAdministrator(Caller caller) => caller.Agent.Role == AgentRole.Administrator;

    private static ISavedViewsGrain Grain(Caller caller, IGrainFactory grains) => grains.GetGrain<ISavedViewsGrain>(caller.Workspace.Value);
}
