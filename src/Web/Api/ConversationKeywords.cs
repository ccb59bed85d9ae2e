using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Workspaces;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

internal static class ConversationKeywords
{
    public static void MapConversationKeywords(this IEndpointRouteBuilder api)
    {
        api.MapPut("/conversations/{id}/keywords/{name}", AddAsync).WithName("addKeyword").WithSummary("Adds a keyword of the catalogue, by its name or its id");
        api.MapDelete("/conversations/{id}/keywords/{name}", RemoveAsync).WithName("removeKeyword").WithSummary("Takes a keyword away, by its name or its id");
    }

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> AddAsync(string name, [AsParameters] ConversationTarget target) =>
        await FindAsync(name, target) is { } keyword
            ? await target.AnswerAsync(by => new ConversationCommand.AddKeyword(by, keyword.Id))
            : new ProblemResult(KnownProblems.Of(new Rejection.UnknownKeyword()));

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> RemoveAsync(string name, [AsParameters] ConversationTarget target)
    {
        var id = (await FindAsync(name, target))?.Id ?? name;
        return await target.AnswerAsync(by => new ConversationCommand.RemoveKeyword(by, id));
    }

    /// <summary>By its name or, when none is called so, by its id.</summary>
    public static async Task<KeywordView?> FindKeywordAsync(this IWorkspaceGrain catalogue, string name, CancellationToken cancellationToken)
    {
        var keywords = await catalogue.Keywords(cancellationToken);
        return keywords.FirstOrDefault(keyword => string.Equals(keyword.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? keywords.FirstOrDefault(keyword => keyword.Id == name);
    }

    private static Task<KeywordView?> FindAsync(string name, ConversationTarget target) =>
        target.Grains.GetGrain<IWorkspaceGrain>(target.Caller.Workspace.Value).FindKeywordAsync(name, target.CancellationToken);
}
