using System.Collections.Frozen;
using Parloir.Grains.Agents;
using Parloir.Grains.Automation;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Grains.Tests.Conversations;
using Parloir.Grains.Views;
using Parloir.Grains.Workspaces;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Automation;

/// <summary>The rules that the tests tell of, and what they name.</summary>
internal static class Rules
{
    public static readonly ConversationCondition Always = new ConversationCondition.All([]);

    public static readonly RuleDirectory Named = new(
        [Profile(Alice), Profile(Bruno)], [new TeamView(Sales.Id, Sales.Name, [Bruno.Id])], [new DepartmentView(Marketing.Id, Marketing.Name)],
        new Dictionary<string, string> { ["urgent"] = "Urgent", ["vip"] = "VIP" }.ToFrozenDictionary(),
        new Dictionary<string, string> { ["invoice"] = "Invoice" }.ToFrozenDictionary());

    public static readonly RuleTrigger Urgent = new RuleTrigger.LabelAdded(["urgent"]);
    public static readonly ConversationCommand AddUrgent = new ConversationCommand.AddLabel(Alice, "urgent");
    public static readonly RuleAction ToBruno = new RuleAction.AssignAgent(Bruno.Id);
    public static readonly RuleAction TellBruno = new RuleAction.Notify([Bruno.Id]);

    public static AgentProfile Profile(Actor.Agent agent) => new(agent.Id, agent.Name, $"{agent.Id}@example.test", AgentRole.Agent);

    public static AutomationRule Rule(RuleTrigger trigger, params ImmutableArray<RuleAction> actions) => Rule("r1", trigger, actions);

    public static AutomationRule Rule(string id, RuleTrigger trigger, params ImmutableArray<RuleAction> actions) =>
        new(new AutomationRuleId(id), $"Rule {id}", true, trigger, Always, actions);

    public static AutomationRuleDraft Draft(RuleTrigger trigger, params ImmutableArray<RuleAction> actions) => new("Urgent", trigger, Always, actions);

    public static Actor.Rule By(AutomationRule rule) => new(rule.Id, rule.Name);

    public static Rulebook Book(params ImmutableArray<AutomationRule> rules) => new(ExecutionMode.All, rules, Named);

    /// <summary>What the rules add to what the command does.</summary>
    public static ImmutableArray<ConversationEvent> Added(Story story, Rulebook book, ConversationCommand command)
    {
        var decision = ConversationRules.Decide(story.State, command, story.Now);
        return RuleRunning.Extend(story.State, decision, book, story.Now).Events()[decision.Events().Length..];
    }

    public static ImmutableArray<RuleOutcome> Outcomes(Story story, params ImmutableArray<RuleAction> actions) =>
        RuleActing.Do(actions, story.State, By(Rule(Urgent)), Named, story.Now).Outcomes;
}
