using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Agent">Null takes the assignee away.</param>
public sealed record AssigneeRequest(AgentId? Agent);

internal static class ConversationActions
{
    public static void MapConversationActions(this IEndpointRouteBuilder api)
    {
        MapAction(api, "claim", "claim", "Takes an unassigned conversation; of many who try, one wins", by => new ConversationCommand.Claim(by));
        MapAction(api, "resolve", "resolve", "Marks as resolved", by => new ConversationCommand.Resolve(by));
        MapAction(api, "reopen", "reopen", "Reopens a resolved conversation", by => new ConversationCommand.Reopen(by));
        MapAction(api, "pending", "setPending", "Sets pending", by => new ConversationCommand.SetPending(by));
        api.MapPut("/conversations/{id}/assignee", AssignAsync).WithName("assign").WithSummary("Assigns to an agent, or to nobody");
    }

    private static void MapAction(IEndpointRouteBuilder api, string path, string name, string summary, Func<Actor.Agent, ConversationCommand> command) =>
        api.MapPost("/conversations/{id}/" + path, ([AsParameters] ConversationTarget target) => target.AnswerAsync(command))
            .WithName(name).WithSummary(summary);

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> AssignAsync(
        AssigneeRequest request, [AsParameters] ConversationTarget target, IAgentQueries agents)
    {
        if (request.Agent is not { } id) return await target.AnswerAsync(by => new ConversationCommand.Unassign(by));
        var agent = await agents.Find(target.Caller.Workspace, id, target.CancellationToken);
        if (agent is null) return new ProblemResult(KnownProblems.Of(new Rejection.UnknownAgent()));
        return await target.AnswerAsync(by => new ConversationCommand.AssignAgent(by, agent.Id, agent.Name));
    }
}
