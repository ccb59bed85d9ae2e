using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Tab">mine, unassigned, teams (those of the caller) or all; all when absent.</param>
/// <param name="Status">A status by its name, or <c>closed</c>; every status when absent. Of this and of those below several may be named, with commas between, at most 20: a conversation has one of them.</param>
/// <param name="Label">By its id, as a conversation has it; so are keyword, account, inbox, assignee and participant. Of several labels a conversation has any.</param>
/// <param name="Team">By its id, or <c>none</c>; so are department and assignee.</param>
/// <param name="View">The id of a saved view: its conditions hold besides the others, its order does not.</param>
/// <param name="Sort">newest, oldest, waiting (the longest first, of those that wait) or priority (of those that are not resolved); newest when absent.</param>
/// <param name="Limit">1 to 100; 50 when absent.</param>
internal readonly record struct ConversationListQuery(
    string? Tab, string? Status, string? Label, string? Keyword, string? Channel, string? Account, string? Inbox, string? Team, string? Department,
    string? Priority, string? Assignee, string? Participant, string? View, string? Sort, string? Cursor, int? Limit)
{
    /// <summary>What the request names, by the names of a view.</summary>
    public Dictionary<string, string> Filters()
    {
        var filters = new Dictionary<string, string>();
        foreach (var (name, value) in new (string, string?)[]
        {
            ("tab", Tab), ("status", Status), ("label", Label), ("keyword", Keyword), ("channel", Channel), ("account", Account), ("inbox", Inbox), ("team", Team),
            ("department", Department), ("priority", Priority), ("assignee", Assignee), ("participant", Participant), ("view", View), ("sort", Sort),
        })
        {
            if (value is not null) filters[name] = value;
        }
        return filters;
    }
}

internal static class Conversations
{
    public static void MapConversations(this IEndpointRouteBuilder api)
    {
        api.MapGet("/conversations", ListAsync).WithName("conversations").WithSummary("Conversations, the most recently active first");
        api.MapGet("/conversations/{id}/timeline", TimelineAsync).WithName("timeline").WithSummary("A page of a conversation's timeline, the newest when neither before nor after is given");
    }

    private static async Task<Results<Ok<ConversationPage>, ProblemResult>> ListAsync(
        [AsParameters] ConversationListQuery query, Caller caller, IConversationQueries conversations, SavedViews views, CancellationToken cancellationToken)
    {
        if (!FilterParameters.TryRead(query.Filters(), caller.Agent.Id, caller.Agent.IsRestricted, out var filter, out var wrong)) return new ProblemResult(KnownProblems.FilterInvalid(wrong));
        if (!Inputs.TryLimit(query.Limit, out var limit, out var problem)) return problem;
        if (!await views.SeesAsync(caller, filter.View, cancellationToken)) return new ProblemResult(KnownProblems.NotFound);
        try
        {
            return TypedResults.Ok(await conversations.List(caller.Workspace, filter, query.Cursor, limit, cancellationToken));
        }
        catch (FormatException)
        {
            return Refuse("cursor is not one of ours.");
        }
    }

    private static async Task<Results<Ok<TimelinePage>, ProblemResult>> TimelineAsync(
        string id, long? before, long? after, int? limit, Caller caller, Visibility visibility, IConversationQueries conversations, CancellationToken cancellationToken)
    {
        if (before is not null && after is not null) return Refuse("before and after exclude each other.");
        if (before < 0 || after < 0) return Refuse("before and after are not negative.");
        if (!Inputs.TryLimit(limit, out var size, out var problem)) return problem;
        return Inputs.IsId(id)
            && (!caller.Agent.IsRestricted || await visibility.FindAsync(caller, new ConversationId(id), cancellationToken) is not null)
            && await conversations.Timeline(caller.Workspace, new ConversationId(id), before, after, size, cancellationToken) is { } page
                ? TypedResults.Ok(page)
                : new ProblemResult(KnownProblems.NotFound);
    }

    private static ProblemResult Refuse(string detail) => new(KnownProblems.QueryInvalid(detail));
}
