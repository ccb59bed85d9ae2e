using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Automation;
using Parloir.Grains.Conversations;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

/// <param name="Rules">Every rule of the workspace, once.</param>
public sealed record RuleOrderRequest(ImmutableArray<AutomationRuleId> Rules);

public sealed record ExecutionModeRequest(ExecutionMode Mode);

/// <param name="Rule">As it would be stored; it need not be.</param>
/// <param name="Conversation">What would become of this one; null: no question.</param>
/// <param name="Days">How far back conversations are looked at, 1 to 90.</param>
public sealed record RuleTestRequest(AutomationRuleDraft Rule, ConversationId? Conversation = null, int Days = 7);

/// <param name="Trial">Null when no conversation was asked about.</param>
/// <param name="Recent">How many of the conversations of the last days the rule's condition holds for.</param>
public sealed record RuleTestAnswer(RuleTrial? Trial, RecentMatches Recent);

internal static class AutomationRuleList
{
    private const int MostDays = 90;

    public static void MapAutomationRules(this IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/automation-rules").RequireAuthorization(Schemes.Administrators);
        rules.MapGet("", ListAsync).WithName("automationRules").WithSummary("The automation rules of the workspace, in the order in which they are asked");
        rules.MapPost("", CreateAsync).WithName("createAutomationRule").WithSummary("Adds a rule after the others");
        rules.MapPut("/{id}", ChangeAsync).WithName("changeAutomationRule").WithSummary("Rewrites a rule, or switches it on or off");
        rules.MapDelete("/{id}", DeleteAsync).WithName("deleteAutomationRule").WithSummary("Deletes a rule; what it did stays");
        rules.MapPut("/order", OrderAsync).WithName("orderAutomationRules").WithSummary("Sets the order of the rules");
        rules.MapPut("/mode", SetModeAsync).WithName("setExecutionMode").WithSummary("Sets whether all matching rules fire or only the first");
        rules.MapPost("/test", TestAsync).WithName("testAutomationRule").WithSummary("Says what a rule would do, and does nothing");
    }

    private static async Task<Ok<AutomationRules>> ListAsync(Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        TypedResults.Ok(await Grain(caller, grains).List(cancellationToken));

    private static async Task<Results<Created<AutomationRule>, ProblemResult>> CreateAsync(
        AutomationRuleDraft request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var result = await Grain(caller, grains).Create(caller.Agent.Id, request, cancellationToken);
        return result.Rule is { } rule ? TypedResults.Created((string?)null, rule) : new ProblemResult(KnownProblems.Of(result.Rejection!));
    }

    private static async Task<Results<Ok<AutomationRule>, ProblemResult>> ChangeAsync(
        string id, AutomationRuleDraft request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!Inputs.IsId(id)) return new ProblemResult(KnownProblems.NotFound);
        var result = await Grain(caller, grains).Change(caller.Agent.Id, new AutomationRuleId(id), request, cancellationToken);
        return result.Rule is { } rule ? TypedResults.Ok(rule) : new ProblemResult(KnownProblems.Of(result.Rejection!));
    }

    private static async Task<NoContent> DeleteAsync(string id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        await Grain(caller, grains).Delete(caller.Agent.Id, new AutomationRuleId(id), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<AutomationRules>, ProblemResult>> OrderAsync(
        RuleOrderRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        await Grain(caller, grains).Order(caller.Agent.Id, request.Rules, cancellationToken) is { } reason
            ? new ProblemResult(KnownProblems.Of(reason))
            : TypedResults.Ok(await Grain(caller, grains).List(cancellationToken));

    private static async Task<Results<Ok<AutomationRules>, ProblemResult>> SetModeAsync(
        ExecutionModeRequest request, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(request.Mode)) return new ProblemResult(KnownProblems.RequestInvalid("mode", "all or first_match."));
        await Grain(caller, grains).SetMode(caller.Agent.Id, request.Mode, cancellationToken);
        return TypedResults.Ok(await Grain(caller, grains).List(cancellationToken));
    }

    private static async Task<Results<Ok<RuleTestAnswer>, ProblemResult>> TestAsync(
        RuleTestRequest request, Caller caller, IGrainFactory grains, Visibility visibility, IRecentMatches matches, CancellationToken cancellationToken)
    {
        if (request.Days is < 1 or > MostDays) return new ProblemResult(KnownProblems.RequestInvalid("days", $"1 to {MostDays}."));
        if (await Grain(caller, grains).Check(request.Rule, cancellationToken) is { } fault) return new ProblemResult(KnownProblems.Of(fault));
        RuleTrial? trial = null;
        if (request.Conversation is { } id)
        {
            var target = new ConversationTarget(id.Value, caller, grains, visibility, cancellationToken);
            if (await target.FindAsync() is null) return new ProblemResult(KnownProblems.NotFound);
            trial = await grains.GetGrain<IConversationGrain>(caller.Workspace.Key(id.Value)).Try(request.Rule, cancellationToken);
        }
        return TypedResults.Ok(new RuleTestAnswer(trial, await matches.Count(caller.Workspace, request.Rule.Condition, request.Days, cancellationToken)));
    }

    private static IAutomationRulesGrain Grain(Caller caller, IGrainFactory grains) => grains.GetGrain<IAutomationRulesGrain>(caller.Workspace.Value);
}
