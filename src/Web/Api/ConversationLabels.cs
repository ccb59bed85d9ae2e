using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains.Conversations;
using Parloir.Grains.Workspaces;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

internal static class ConversationLabels
{
    public static void MapConversationLabels(this IEndpointRouteBuilder api)
    {
        api.MapPut("/conversations/{id}/labels/{name}", AddAsync).WithName("addLabel").WithSummary("Adds a label; one that the catalogue lacks is created");
        api.MapDelete("/conversations/{id}/labels/{name}", RemoveAsync).WithName("removeLabel").WithSummary("Takes a label away");
    }

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> AddAsync(
        string name, [AsParameters] ConversationTarget target, IConversationQueries conversations)
    {
        // Asked first, so that a wrong address leaves nothing in the catalogue.
        if (!Inputs.IsId(target.Id) || await conversations.Find(target.Caller.Workspace, target.Conversation, target.CancellationToken) is null)
            return new ProblemResult(KnownProblems.NotFound);
        var catalogue = target.Grains.GetGrain<IWorkspaceGrain>(target.Caller.Workspace.Value);
        var ensured = await catalogue.EnsureLabel(name, null, target.CancellationToken);
        return ensured.Label is { } label
            ? await target.AnswerAsync(by => new ConversationCommand.AddLabel(by, label.Name))
            : new ProblemResult(KnownProblems.Of(ensured.Rejection!));
    }

    private static Task<Results<Ok<ConversationView>, ProblemResult>> RemoveAsync(string name, [AsParameters] ConversationTarget target) =>
        target.AnswerAsync(by => new ConversationCommand.RemoveLabel(by, name));
}
