using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Search;
using Parloir.Grains.Views;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Q">What is looked for, 1 to 200 characters: words (by their beginning, their stem in French or English, without accents), names, telephone numbers (by their end), numbers and ids of conversations.</param>
/// <param name="Kind">message, note or conversation; all when absent.</param>
/// <param name="From">Written at that time or later; RFC 3339.</param>
/// <param name="To">Written before.</param>
/// <param name="Sort">newest, or best (of the newest thousand that match); newest when absent.</param>
/// <param name="Tab">As in the list of conversations; so are the others.</param>
internal readonly record struct SearchListQuery(
    string? Q, string? Kind, DateTimeOffset? From, DateTimeOffset? To, string? Sort, string? Tab, string? Status, string? Label, string? Keyword, string? Channel,
    string? Account, string? Inbox, string? Team, string? Department, string? Priority, string? Assignee, string? Participant, string? View, string? Cursor, int? Limit)
{
    public Dictionary<string, string> Filters() => new ConversationListQuery(
        Tab, Status, Label, Keyword, Channel, Account, Inbox, Team, Department, Priority, Assignee, Participant, View, null, null, null).Filters();
}

internal static class Search
{
    private const int MaxWords = 200;

    public static void MapSearch(this IEndpointRouteBuilder api) =>
        api.MapGet("/search", FindAsync).WithName("search").WithSummary("Messages, notes and conversations with these words, resolved ones as well");

    private static async Task<Results<Ok<SearchPage>, ProblemResult>> FindAsync(
        [AsParameters] SearchListQuery asked, Caller caller, ISearch search, CancellationToken cancellationToken)
    {
        if (asked.Q is not { Length: > 0 and <= MaxWords } words) return Refuse($"q has 1 to {MaxWords} characters.");
        if (!TryName<SearchKind>(asked.Kind, out var kind)) return Refuse("kind has no such value.");
        if (!TryName<SearchSort>(asked.Sort, out var sort)) return Refuse("sort has no such value.");
        if (!FilterParameters.TryRead(asked.Filters(), caller.Agent.Id, caller.Agent.IsRestricted, out var filter, out var wrong)) return new ProblemResult(KnownProblems.FilterInvalid(wrong));
        if (!Inputs.TryLimit(asked.Limit, out var limit, out var problem)) return problem;
        var query = new SearchQuery(words, filter, kind, asked.From?.ToUniversalTime(), asked.To?.ToUniversalTime(), sort ?? SearchSort.Newest);
        try
        {
            return TypedResults.Ok(await search.FindAsync(caller.Workspace, query, asked.Cursor, limit, cancellationToken));
        }
        catch (FormatException)
        {
            return Refuse("cursor is not one of this search.");
        }
    }

    /// <summary>Null and the empty string are as good as nothing.</summary>
    private static bool TryName<TEnum>(string? text, out TEnum? value) where TEnum : struct, Enum
    {
        value = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (!FilterParameters.TryParseName(text, out TEnum named)) return false;
        value = named;
        return true;
    }

    private static ProblemResult Refuse(string detail) => new(KnownProblems.QueryInvalid(detail));
}
