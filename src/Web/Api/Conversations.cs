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

/// <param name="Tab">mine, unassigned or all; all when absent.</param>
/// <param name="Status">A status by its name; every status when absent.</param>
/// <param name="Limit">1 to 100; 50 when absent.</param>
internal readonly record struct ConversationListQuery(string? Tab, string? Status, string? Label, string? Cursor, int? Limit);

internal static class Conversations
{
    public static void MapConversations(this IEndpointRouteBuilder api)
    {
        api.MapGet("/conversations", ListAsync).WithName("conversations").WithSummary("Conversations, the most recently active first");
        api.MapGet("/conversations/{id}", FindAsync).WithName("conversation").WithSummary("A conversation");
        api.MapGet("/conversations/{id}/timeline", TimelineAsync).WithName("timeline").WithSummary("A page of a conversation's timeline, the newest when neither before nor after is given");
    }

    private static async Task<Results<Ok<ConversationPage>, ProblemResult>> ListAsync(
        [AsParameters] ConversationListQuery query, Caller caller, IConversationQueries conversations, CancellationToken cancellationToken)
    {
        if (!ViewKey.TryParseTab(query.Tab, out var tab)) return Refuse("tab is mine, unassigned or all.");
        if (!ViewKey.TryParseStatus(query.Status, out var status)) return Refuse($"status is one of {string.Join(", ", Enum.GetNames<ConversationStatus>())}.");
        if (query.Label?.Contains('\0') is true) return Refuse("label holds a NUL character.");
        if (!Inputs.TryLimit(query.Limit, out var limit, out var problem)) return problem;
        var filter = new ConversationFilter(tab, caller.Agent.Id, status, string.IsNullOrEmpty(query.Label) ? null : query.Label);
        try
        {
            return TypedResults.Ok(await conversations.List(caller.Workspace, filter, query.Cursor, limit, cancellationToken));
        }
        catch (FormatException)
        {
            return Refuse("cursor is not one of ours.");
        }
    }

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> FindAsync(
        string id, Caller caller, IConversationQueries conversations, CancellationToken cancellationToken) =>
        Inputs.IsId(id) && await conversations.Find(caller.Workspace, new ConversationId(id), cancellationToken) is { } conversation
            ? TypedResults.Ok(conversation)
            : new ProblemResult(KnownProblems.NotFound);

    private static async Task<Results<Ok<TimelinePage>, ProblemResult>> TimelineAsync(
        string id, long? before, long? after, int? limit, Caller caller, IConversationQueries conversations, CancellationToken cancellationToken)
    {
        if (before is not null && after is not null) return Refuse("before and after exclude each other.");
        if (before < 0 || after < 0) return Refuse("before and after are not negative.");
        if (!Inputs.TryLimit(limit, out var size, out var problem)) return problem;
        return Inputs.IsId(id)
            && await conversations.Timeline(caller.Workspace, new ConversationId(id), before, after, size, cancellationToken) is { } page
                ? TypedResults.Ok(page)
                : new ProblemResult(KnownProblems.NotFound);
    }

    private static ProblemResult Refuse(string detail) => new(KnownProblems.QueryInvalid(detail));
}
