using Parloir.Grains.Automation;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Automation.Rules;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Automation;

/// <summary>What can be stored as a rule, at the edges of each limit.</summary>
public sealed class RuleDraftRulesTests
{
    private static readonly AutomationRuleDraft Good = Draft(Urgent, ToBruno);

    public static TheoryData<AutomationRuleDraft, Rejection> Wrong => new()
    {
        { Good with { Name = "" }, new Rejection.NameInvalid(RuleDraftRules.NameLimit) },
        { Good with { Name = new string('n', RuleDraftRules.NameLimit + 1) }, new Rejection.NameInvalid(RuleDraftRules.NameLimit) },
        { Good with { Trigger = new RuleTrigger.LabelAdded(["gone"]) }, new Rejection.UnknownLabel() },
        { Good with { Trigger = new RuleTrigger.KeywordAdded(["gone"]) }, new Rejection.UnknownKeyword() },
        { Good with { Trigger = new RuleTrigger.LabelAdded([.. Enumerable.Repeat("urgent", RuleDraftRules.TriggerLimit + 1)]) }, new Rejection.AutomationRuleInvalid("labels") },
        { Good with { Trigger = new RuleTrigger.LabelAdded([null!]) }, new Rejection.AutomationRuleInvalid("labels") },
        { Good with { Trigger = new RuleTrigger.KeywordAdded([.. Enumerable.Repeat("invoice", RuleDraftRules.TriggerLimit + 1)]) }, new Rejection.AutomationRuleInvalid("keywords") },
        { Good with { Trigger = new RuleTrigger.DepartmentChanged(["gone"]) }, new Rejection.UnknownDepartment() },
        { Good with { Trigger = new RuleTrigger.DepartmentChanged([.. Enumerable.Repeat("marketing", RuleDraftRules.TriggerLimit + 1)]) }, new Rejection.AutomationRuleInvalid("departments") },
        { Good with { Condition = new ConversationCondition.Has(ConversationAttribute.Label, []) }, new Rejection.AutomationRuleInvalid("values") },
        { Good with { Actions = [] }, new Rejection.AutomationRuleInvalid("actions") },
        { Good with { Actions = [null!] }, new Rejection.AutomationRuleInvalid("actions") },
        { Good with { Actions = [.. Enumerable.Repeat(ToBruno, RuleDraftRules.ActionLimit + 1)] }, new Rejection.AutomationRuleInvalid("actions") },
        { Draft(Urgent, new RuleAction.AssignAgent(new AgentId("gone"))), new Rejection.UnknownAgent() },
        { Draft(Urgent, new RuleAction.AssignTeam(new TeamId("gone"))), new Rejection.UnknownTeam() },
        { Draft(Urgent, new RuleAction.AssignMember(new TeamId("gone"), MemberChoice.RoundRobin)), new Rejection.UnknownTeam() },
        { Draft(Urgent, new RuleAction.AssignMember(Sales.Id, (MemberChoice)9)), new Rejection.AutomationRuleInvalid("choice") },
        { Draft(Urgent, new RuleAction.SetPriority((Priority)9)), new Rejection.AutomationRuleInvalid("priority") },
        { Draft(Urgent, new RuleAction.SetDepartment(new DepartmentId("gone"))), new Rejection.UnknownDepartment() },
        { Draft(Urgent, new RuleAction.AddLabel("gone")), new Rejection.UnknownLabel() },
        { Draft(Urgent, new RuleAction.AddKeyword("gone")), new Rejection.UnknownKeyword() },
        { Draft(Urgent, new RuleAction.Notify([])), new Rejection.AutomationRuleInvalid("agents") },
        { Draft(Urgent, new RuleAction.Notify([Bruno.Id, Bruno.Id])), new Rejection.AutomationRuleInvalid("agents") },
        { Draft(Urgent, new RuleAction.Notify([.. Enumerable.Range(0, RuleDraftRules.AgentLimit + 1).Select(i => new AgentId($"a{i}"))])), new Rejection.AutomationRuleInvalid("agents") },
        { Draft(Urgent, new RuleAction.Notify([Bruno.Id, new AgentId("gone")])), new Rejection.UnknownAgent() },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void FaultOf_WhenSomethingIsWrong_NamesIt(AutomationRuleDraft draft, Rejection expected) => Assert.Equal(expected, RuleDraftRules.FaultOf(draft, Named));

    [Fact]
    public void FaultOf_WhenAtTheLimits_IsNone()
    {
        var agents = Enumerable.Range(0, RuleDraftRules.AgentLimit).Select(i => new Actor.Agent(new AgentId($"a{i}"), $"Agent {i}")).ToArray();
        var draft = Good with
        {
            Name = new string('n', RuleDraftRules.NameLimit),
            Trigger = new RuleTrigger.LabelAdded([.. Enumerable.Repeat("urgent", RuleDraftRules.TriggerLimit)]),
            Actions = [.. Enumerable.Repeat(new RuleAction.Notify([.. agents.Select(agent => agent.Id)]), RuleDraftRules.ActionLimit)],
        };
        Assert.Null(RuleDraftRules.FaultOf(draft, Named with { Agents = [.. agents.Select(Profile)] }));
    }
}
