using Parloir.Grains.Conversations;
using Parloir.Grains.Views;

namespace Parloir.Grains.Automation;

/// <summary>What can be a rule: short, bounded, and about what is there.</summary>
internal static class RuleDraftRules
{
    public const int NameLimit = 60;
    public const int ActionLimit = 10;
    /// <summary>Of the labels, keywords or departments of one trigger.</summary>
    public const int TriggerLimit = 50;
    /// <summary>Of one notification.</summary>
    public const int AgentLimit = 20;

    /// <summary>Null when it can be stored.</summary>
    public static Rejection? FaultOf(AutomationRuleDraft draft, RuleDirectory directory) =>
        !TextRules.IsName(draft.Name, NameLimit) ? new Rejection.NameInvalid(NameLimit)
        : FaultOf(draft.Trigger, directory) is { } fault ? fault
        : ConditionRules.FaultOf(draft.Condition) is { } field ? new Rejection.AutomationRuleInvalid(field)
        : draft.Actions.IsDefaultOrEmpty || draft.Actions.Length > ActionLimit || draft.Actions.Any(action => action is null) ? new Rejection.AutomationRuleInvalid("actions")
        : draft.Actions.Select(action => FaultOf(action, directory)).FirstOrDefault(wrong => wrong is not null);

    private static Rejection? FaultOf(RuleTrigger trigger, RuleDirectory directory) => trigger switch
    {
        RuleTrigger.LabelAdded on => FaultOf(on.Labels, "labels", directory.Labels.ContainsKey, new Rejection.UnknownLabel()),
        RuleTrigger.KeywordAdded on => FaultOf(on.Keywords, "keywords", directory.Keywords.ContainsKey, new Rejection.UnknownKeyword()),
        RuleTrigger.DepartmentChanged on => FaultOf(on.Departments, "departments", id => directory.FindDepartment(new DepartmentId(id)) is not null, new Rejection.UnknownDepartment()),
        RuleTrigger.ConversationOpened or RuleTrigger.MessageReceived => null,
        _ => throw new InvalidOperationException($"No rule for {trigger.GetType()}."),
    };

    private static Rejection? FaultOf(ImmutableArray<string> ids, string field, Func<string, bool> isKnown, Rejection unknown) =>
        ids.IsDefault || ids.Length > TriggerLimit || ids.Any(id => id is null) ? new Rejection.AutomationRuleInvalid(field)
        : ids.All(isKnown) ? null
        : unknown;

    private static Rejection? FaultOf(RuleAction action, RuleDirectory directory) => action switch
    {
        RuleAction.AssignAgent assign => directory.FindAgent(assign.Agent) is null ? new Rejection.UnknownAgent() : null,
        RuleAction.AssignTeam assign => directory.FindTeam(assign.Team) is null ? new Rejection.UnknownTeam() : null,
        RuleAction.AssignMember assign => directory.FindTeam(assign.Team) is null ? new Rejection.UnknownTeam()
            : Enum.IsDefined(assign.Choice) ? null : new Rejection.AutomationRuleInvalid("choice"),
        RuleAction.SetPriority set => Enum.IsDefined(set.Priority) ? null : new Rejection.AutomationRuleInvalid("priority"),
        RuleAction.SetDepartment set => directory.FindDepartment(set.Department) is null ? new Rejection.UnknownDepartment() : null,
        RuleAction.AddLabel add => directory.Labels.ContainsKey(add.Label) ? null : new Rejection.UnknownLabel(),
        RuleAction.AddKeyword add => directory.Keywords.ContainsKey(add.Keyword) ? null : new Rejection.UnknownKeyword(),
        RuleAction.Notify notify => notify.Agents.IsDefaultOrEmpty || notify.Agents.Length > AgentLimit || notify.Agents.Distinct().Count() < notify.Agents.Length
            ? new Rejection.AutomationRuleInvalid("agents")
            : notify.Agents.All(agent => directory.FindAgent(agent) is not null) ? null : new Rejection.UnknownAgent(),
        _ => throw new InvalidOperationException($"No rule for {action.GetType()}."),
    };
}
