using System.Globalization;
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

/// <summary>What a conversation was, and what was done to it.</summary>
internal static class ConversationHistory
{
    public static void MapConversationHistory(this IEndpointRouteBuilder api)
    {
        api.MapGet("/conversations/{id}", FindAsync).WithName("conversation").WithSummary("A conversation, as it is or (asOf: a sequence or a time) as it was");
        api.MapGet("/conversations/{id}/activities", ActivitiesAsync).WithName("activities").WithSummary("What was done to a conversation, the newest first");
    }

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> FindAsync(
        string id, string? asOf, Caller caller, Visibility visibility, IConversationHistory history, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id) || await visibility.FindAsync(caller, new ConversationId(id), cancellationToken) is not { } now) return new ProblemResult(KnownProblems.NotFound);
        if (string.IsNullOrEmpty(asOf)) return TypedResults.Ok(now);
        if (!TryPoint(asOf, out var point)) return Refuse("asOf is a sequence or a time (RFC 3339).");
        return await history.AsOf(caller.Workspace, now.Id, point, cancellationToken) is { } then ? TypedResults.Ok(then) : new ProblemResult(KnownProblems.NotFound);
    }

    private static async Task<Results<Ok<ActivityPage>, ProblemResult>> ActivitiesAsync(
        string id, string? category, long? before, int? limit, Caller caller, Visibility visibility, IConversationHistory history, CancellationToken cancellationToken)
    {
        EventCategory? wanted = null;
        if (!string.IsNullOrEmpty(category))
        {
            if (!FilterParameters.TryParseName(category, out EventCategory named)) return Refuse("category has no such value.");
            wanted = named;
        }
        if (before < 0) return Refuse("before is not negative.");
        if (!Inputs.TryLimit(limit, out var size, out var problem)) return problem;
        return Inputs.IsId(id) && await visibility.FindAsync(caller, new ConversationId(id), cancellationToken) is { } conversation
            && await history.Activities(caller.Workspace, conversation.Id, wanted, before, size, cancellationToken) is { } page
                ? TypedResults.Ok(page)
                : new ProblemResult(KnownProblems.NotFound);
    }

    private static bool TryPoint(string text, out HistoryPoint point)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            point = new HistoryPoint.AtSequence(sequence);
            return true;
        }
        var isTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        point = new HistoryPoint.AtTime(time);
        return isTime;
    }

    private static ProblemResult Refuse(string detail) => new(KnownProblems.QueryInvalid(detail));
}
