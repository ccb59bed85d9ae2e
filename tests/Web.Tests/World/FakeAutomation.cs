using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Automation;
using Parloir.Grains.Views;

namespace Parloir.Web.Tests.World;

/// <summary>The automation rules of all workspaces, and what was asked to be counted.</summary>
internal sealed class FakeAutomation : IRecentMatches
{
    private readonly Dictionary<string, AutomationRules> _rules = [];

    public Rejection? Rejection { get; set; }
    public (WorkspaceId Workspace, ConversationCondition Condition, int Days)? LastCount { get; private set; }

    public IAutomationRulesGrain Grain(string workspace) => new FakeRulesGrain(this, workspace);

    public AutomationRules Of(string workspace) => _rules.GetValueOrDefault(workspace, AutomationRules.None);

    public Task<RecentMatches> Count(WorkspaceId workspace, ConversationCondition condition, int days, CancellationToken cancellationToken)
    {
        LastCount = (workspace, condition, days);
        return Task.FromResult(new RecentMatches(3, 12, false, days));
    }

    private sealed class FakeRulesGrain(FakeAutomation automation, string workspace) : IAutomationRulesGrain
    {
        private AutomationRules Rules
        {
            get => automation.Of(workspace);
            set => automation._rules[workspace] = value;
        }

        public Task<AutomationRules> List(CancellationToken cancellationToken = default) => Task.FromResult(Rules);

        public Task<AutomationRuleResult> Create(AgentId by, AutomationRuleDraft draft, CancellationToken cancellationToken = default)
        {
            if (automation.Rejection is { } reason) return Task.FromResult(new AutomationRuleResult(null, reason));
            var rule = Written(new AutomationRuleId($"r{Rules.Items.Length}"), draft);
            Rules = Rules with { Items = Rules.Items.Add(rule) };
            return Task.FromResult(new AutomationRuleResult(rule, null));
        }

        public Task<AutomationRuleResult> Change(AgentId by, AutomationRuleId id, AutomationRuleDraft draft, CancellationToken cancellationToken = default)
        {
            if (Rules.Items.All(known => known.Id != id)) return Task.FromResult(new AutomationRuleResult(null, new Rejection.NotFound()));
            var rule = Written(id, draft);
            Rules = Rules with { Items = [.. Rules.Items.Select(known => known.Id == id ? rule : known)] };
            return Task.FromResult(new AutomationRuleResult(rule, null));
        }

        public Task Delete(AgentId by, AutomationRuleId id, CancellationToken cancellationToken = default)
        {
            Rules = Rules with { Items = Rules.Items.RemoveAll(rule => rule.Id == id) };
            return Task.CompletedTask;
        }

        public Task<Rejection?> Order(AgentId by, ImmutableArray<AutomationRuleId> order, CancellationToken cancellationToken = default)
        {
            if (automation.Rejection is null) Rules = Rules with { Items = [.. Rules.Items.OrderBy(rule => order.IndexOf(rule.Id))] };
            return Task.FromResult(automation.Rejection);
        }

        public Task SetMode(AgentId by, ExecutionMode mode, CancellationToken cancellationToken = default)
        {
            Rules = Rules with { Mode = mode };
            return Task.CompletedTask;
        }

        public Task<Rejection?> Check(AutomationRuleDraft draft, CancellationToken cancellationToken = default) => Task.FromResult(automation.Rejection);

        private static AutomationRule Written(AutomationRuleId id, AutomationRuleDraft draft) =>
            new(id, draft.Name, draft.Enabled, draft.Trigger, draft.Condition, draft.Actions);
    }
}
