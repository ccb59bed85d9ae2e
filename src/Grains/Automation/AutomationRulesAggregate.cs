using System.Text.Json;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Automation;

internal abstract record AutomationRulesEvent
{
    private AutomationRulesEvent() { }

    /// <summary>New, or no longer as it was.</summary>
    [EventKind("automation_rules.written.v1")]
    public sealed record Written(AutomationRule Rule, AgentId By) : AutomationRulesEvent;

    [EventKind("automation_rules.deleted.v1")]
    public sealed record Deleted(AutomationRuleId Id, AgentId By) : AutomationRulesEvent;

    [EventKind("automation_rules.ordered.v1")]
    public sealed record Ordered(ImmutableArray<AutomationRuleId> Order, AgentId By) : AutomationRulesEvent;

    [EventKind("automation_rules.mode_changed.v1")]
    public sealed record ModeChanged(ExecutionMode Mode, AgentId By) : AutomationRulesEvent;
}

internal sealed record AutomationRulesState(AutomationRules Rules)
{
    public static AutomationRulesState Initial { get; } = new(AutomationRules.None);

    public static AutomationRulesState Evolve(AutomationRulesState state, Recorded<AutomationRulesEvent> recorded)
    {
        var rules = state.Rules;
        return new(recorded.Event switch
        {
            AutomationRulesEvent.Written written when rules.Items.Any(rule => rule.Id == written.Rule.Id) =>
                rules with { Items = [.. rules.Items.Select(rule => rule.Id == written.Rule.Id ? written.Rule : rule)] },
            AutomationRulesEvent.Written written => rules with { Items = rules.Items.Add(written.Rule) },
            AutomationRulesEvent.Deleted deleted => rules with { Items = rules.Items.RemoveAll(rule => rule.Id == deleted.Id) },
            AutomationRulesEvent.Ordered ordered => rules with { Items = [.. rules.Items.OrderBy(rule => ordered.Order.IndexOf(rule.Id))] },
            AutomationRulesEvent.ModeChanged changed => rules with { Mode = changed.Mode },
            _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of the automation rules."),
        });
    }
}

/// <summary>What may be in a workspace's list of rules.</summary>
internal static class AutomationCatalogueRules
{
    public const int Limit = 50;

    public static Decision<AutomationRulesEvent> Create(AutomationRulesState state, AgentId by, AutomationRuleId id, AutomationRuleDraft draft, RuleDirectory directory) =>
        state.Rules.Items.Length >= Limit ? Refuse(new Rejection.TooManyAutomationRules(Limit)) : Write(state, by, id, draft, directory);

    public static Decision<AutomationRulesEvent> Change(AutomationRulesState state, AgentId by, AutomationRuleId id, AutomationRuleDraft draft, RuleDirectory directory) =>
        Find(state, id) is null ? Refuse(new Rejection.NotFound()) : Write(state, by, id, draft, directory);

    public static Decision<AutomationRulesEvent> Delete(AutomationRulesState state, AgentId by, AutomationRuleId id) =>
        Find(state, id) is null ? Decision<AutomationRulesEvent>.Nothing : Accept(new AutomationRulesEvent.Deleted(id, by));

    public static Decision<AutomationRulesEvent> Order(AutomationRulesState state, AgentId by, ImmutableArray<AutomationRuleId> order)
    {
        var known = state.Rules.Items.Select(rule => rule.Id).ToArray();
        return order.Length != known.Length || order.ToHashSet().SetEquals(known) is false ? Refuse(new Rejection.AutomationRuleInvalid("rules"))
            : order.SequenceEqual(known) ? Decision<AutomationRulesEvent>.Nothing
            : Accept(new AutomationRulesEvent.Ordered(order, by));
    }

    public static Decision<AutomationRulesEvent> SetMode(AutomationRulesState state, AgentId by, ExecutionMode mode) =>
        state.Rules.Mode == mode ? Decision<AutomationRulesEvent>.Nothing : Accept(new AutomationRulesEvent.ModeChanged(mode, by));

    public static AutomationRule? Find(AutomationRulesState state, AutomationRuleId id) => state.Rules.Items.FirstOrDefault(rule => rule.Id == id);

    private static Decision<AutomationRulesEvent> Write(AutomationRulesState state, AgentId by, AutomationRuleId id, AutomationRuleDraft draft, RuleDirectory directory)
    {
        if (RuleDraftRules.FaultOf(draft, directory) is { } fault) return Refuse(fault);
        if (state.Rules.Items.Any(other => other.Id != id && string.Equals(other.Name, draft.Name, StringComparison.OrdinalIgnoreCase)))
            return Refuse(new Rejection.NameTaken());
        var rule = new AutomationRule(id, draft.Name, draft.Enabled, draft.Trigger, draft.Condition, draft.Actions);
        return Find(state, id) is { } known && Same(known, rule)
            ? Decision<AutomationRulesEvent>.Nothing
            : Accept(new AutomationRulesEvent.Written(rule, by));
    }

    // Arrays have no equality of their own.
    private static bool Same(AutomationRule one, AutomationRule other) =>
        JsonSerializer.SerializeToUtf8Bytes(one, ParloirJson.Default.AutomationRule).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, ParloirJson.Default.AutomationRule));

    private static Decision<AutomationRulesEvent>.Accepted Accept(AutomationRulesEvent told) => new([new(told)]);

    private static Decision<AutomationRulesEvent>.Rejected Refuse(Rejection reason) => new(reason);
}
