using Parloir.Grains.Views;

namespace Parloir.Grains.Automation;

/// <summary>The automation rules of a workspace. A change is felt by every conversation within ten seconds. Key: <c>workspace</c>.</summary>
public interface IAutomationRulesGrain : IGrainWithStringKey
{
    Task<AutomationRules> List(CancellationToken cancellationToken = default);

    /// <summary>The new rule is the last to be asked.</summary>
    Task<AutomationRuleResult> Create(AgentId by, AutomationRuleDraft draft, CancellationToken cancellationToken = default);

    /// <summary><c>not_found</c> when there is no such rule.</summary>
    Task<AutomationRuleResult> Change(AgentId by, AutomationRuleId id, AutomationRuleDraft draft, CancellationToken cancellationToken = default);

    /// <summary>What was gone before is no error.</summary>
    Task Delete(AgentId by, AutomationRuleId id, CancellationToken cancellationToken = default);

    /// <returns>Why not: <paramref name="order"/> does not name every rule once.</returns>
    Task<Rejection?> Order(AgentId by, ImmutableArray<AutomationRuleId> order, CancellationToken cancellationToken = default);

    Task SetMode(AgentId by, ExecutionMode mode, CancellationToken cancellationToken = default);

    /// <summary>Why the draft cannot be a rule; null when it can. Its name may be taken: it is not stored.</summary>
    Task<Rejection?> Check(AutomationRuleDraft draft, CancellationToken cancellationToken = default);
}

/// <summary>Either of the two is set.</summary>
public sealed record AutomationRuleResult(AutomationRule? Rule, Rejection? Rejection);

/// <summary>How often a rule would have found its condition true, by any node.</summary>
public interface IRecentMatches
{
    /// <summary>Looks at the newest 10,000 conversations in which something happened in the last days, as they are now.</summary>
    Task<RecentMatches> Count(WorkspaceId workspace, ConversationCondition condition, int days, CancellationToken cancellationToken);
}

/// <param name="Matching">Of the <paramref name="Looked"/> conversations that were looked at.</param>
/// <param name="AtLeast">There are more conversations than were looked at.</param>
public sealed record RecentMatches(long Matching, long Looked, bool AtLeast, int Days);
