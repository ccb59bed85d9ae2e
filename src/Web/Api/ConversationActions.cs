using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Conversations;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Note">Why it is closed, for the team; null for none.</param>
/// <param name="Mentions">Agents whom the note calls: they are told, and take part.</param>
public sealed record ResolveRequest(ClosingNote? Note = null, IReadOnlyList<AgentId>? Mentions = null);

/// <param name="Until">With the preset <c>Custom</c> only.</param>
/// <param name="Minutes">With the preset <c>Custom</c>, in place of <paramref name="Until"/>: from now.</param>
/// <param name="TimeZone">IANA name in which nine o'clock is meant; the agent's own when null.</param>
public sealed record SnoozeRequest(SnoozePreset Preset, DateTimeOffset? Until = null, int? Minutes = null, string? TimeZone = null);

/// <param name="Status">Open, Pending, AiReply or Resolved (or <c>closed</c>, which is the same), in any case. A snooze has a call of its own.</param>
public sealed record StatusRequest(string Status);

/// <summary>What moves a conversation through its life (spec 4.2).</summary>
internal static class ConversationActions
{
    public static void MapConversationActions(this IEndpointRouteBuilder api)
    {
        MapAction(api, "claim", "claim", "Takes an unassigned conversation; of many who try, one wins", by => new ConversationCommand.Claim(by));
        MapAction(api, "reopen", "reopen", "Back to open, from wherever it is", by => new ConversationCommand.Reopen(by));
        MapAction(api, "pending", "setPending", "Sets pending", by => new ConversationCommand.SetPending(by));
        MapAction(api, "take-over", "takeOver", "Takes the next reply from the AI agent", by => new ConversationCommand.TakeOver(by));
        api.MapPost("/conversations/{id}/resolve", ResolveAsync).WithName("resolve").WithSummary("Marks as resolved, with a closing note or without");
        api.MapPost("/conversations/{id}/snooze", SnoozeAsync).WithName("snooze").WithSummary("Out of the way until a time, or until the customer writes");
        api.MapPut("/conversations/{id}/status", SetStatusAsync).WithName("setStatus").WithSummary("Opens, sets pending, hands to the AI agent or resolves");
    }

    private static void MapAction(IEndpointRouteBuilder api, string path, string name, string summary, Func<Actor.Agent, ConversationCommand> command) =>
        api.MapPost("/conversations/{id}/" + path, ([AsParameters] ConversationTarget target) => target.AnswerAsync(command))
            .WithName(name).WithSummary(summary);

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> ResolveAsync(ResolveRequest? request, [AsParameters] ConversationTarget target, IAgentQueries agents)
    {
        var (mentions, fault) = await Mentions.ReadAsync(request?.Mentions, target, agents);
        return fault is not null ? fault : await target.AnswerAsync(by => new ConversationCommand.Resolve(by, request?.Note, mentions));
    }

    private static async Task<Results<Ok<ConversationView>, ProblemResult>> SnoozeAsync(
        SnoozeRequest request, [AsParameters] ConversationTarget target, IAgentQueries agents, TimeProvider time)
    {
        if (Snoozes.FaultOf(request) is { } fault) return fault;
        var zone = request.TimeZone ?? await Snoozes.ZoneAsync(target.Caller, agents, target.CancellationToken);
        var until = Snoozes.Until(request, time.GetUtcNow());
        return await target.AnswerAsync(by => new ConversationCommand.Snooze(by, request.Preset, until, zone));
    }

    private static Task<Results<Ok<ConversationView>, ProblemResult>> SetStatusAsync(StatusRequest request, [AsParameters] ConversationTarget target) =>
        Statuses.CommandOf(request.Status) is { } command
            ? target.AnswerAsync(command)
            : Task.FromResult<Results<Ok<ConversationView>, ProblemResult>>(
                new ProblemResult(KnownProblems.RequestInvalid("status", "Open, Pending, AiReply or Resolved.")));
}
