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
        api.MapPut("/conversations/{id}/labels/{name}", AddAsync).WithName("addLabel").WithSummary("Adds a label, by its name or its id; one that the catalogue lacks is created");
        api.MapDelete("/conversations/{id}/labels/{name}", RemoveAsync).WithName("removeLabel").WithSummary("Takes a label away, by its name or its id");
    }

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> AddAsync(
        string name, [AsParameters] ConversationTarget target)
    {
        // Asked first, so that a wrong address leaves nothing in the catalogue.
        if (await target.FindAsync() is null) return new ProblemResult(KnownProblems.NotFound);
        if (await FindAsync(name, target) is { } known) return await target.AnswerAsync(by => new ConversationCommand.AddLabel(by, known.Id));
        var ensured = await Catalogue(target).EnsureLabel(name, null, target.CancellationToken);
        return ensured.Label is { } label
            ? await target.AnswerAsync(by => new ConversationCommand.AddLabel(by, label.Id))
            : new ProblemResult(KnownProblems.Of(ensured.Rejection!));
    }

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> RemoveAsync(string name, [AsParameters] ConversationTarget target)
    {
        var id = (await FindAsync(name, target))?.Id ?? name;
        return await target.AnswerAsync(by => new ConversationCommand.RemoveLabel(by, id));
    }

    /// <summary>By its name or, when none is called so, by its id.</summary>
    public static async Task<LabelView?> FindLabelAsync(this IWorkspaceGrain catalogue, string name, CancellationToken cancellationToken)
    {
        var labels = await catalogue.Labels(cancellationToken);
        return labels.FirstOrDefault(label => string.Equals(label.Name, name, StringComparison.OrdinalIgnoreCase)) ?? labels.FirstOrDefault(label => label.Id == name);
    }

    private static Task<LabelView?> FindAsync(string name, ConversationTarget target) => Catalogue(target).FindLabelAsync(name, target.CancellationToken);

    private static IWorkspaceGrain Catalogue(ConversationTarget target) => target.Grains.GetGrain<IWorkspaceGrain>(target.Caller.Workspace.Value);
}
