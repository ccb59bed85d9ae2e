using System.Text.Json.Serialization;

namespace Parloir.Grains.Automation;

[JsonConverter(typeof(JsonStringEnumConverter<RuleActionKind>))]
public enum RuleActionKind { AssignAgent, AssignTeam, AssignMember, SetPriority, SetDepartment, AddLabel, AddKeyword, Notify }

/// <summary>Why a rule left out an action: it names what is gone, or there was nothing to do, or no room.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleSkip>))]
public enum RuleSkip
{
    UnknownAgent,
    UnknownTeam,
    UnknownDepartment,
    UnknownLabel,
    UnknownKeyword,
    /// <summary>The agent may not see the conversation: he is told nothing of it.</summary>
    AgentWithoutAccess,
    /// <summary>Somebody has it, and the rule does not take it from him; or somebody got it while the rule looked for a member.</summary>
    AlreadyAssigned,
    /// <summary>It is as the rule wants it.</summary>
    AlreadySo,
    TooManyLabels,
    TooManyKeywords,
    /// <summary>No member of the team is online: the conversation stays with the team.</summary>
    NobodyAvailable,
}

/// <summary>What became of an action; of <see cref="RuleActionKind.Notify"/> there is one for each agent.</summary>
/// <param name="Subject">Id of the agent, team, department, label or keyword; of a priority its name.</param>
/// <param name="Name">What the subject was called then; empty when it is gone, and for a priority.</param>
/// <param name="Skipped">Null: it was done. (A member is found a moment later.)</param>
public sealed record RuleOutcome(RuleActionKind Action, string Subject, string Name, RuleSkip? Skipped);

/// <summary>A member of a team is looked for, for a conversation, since an event of it.</summary>
/// <param name="Sequence">Of that event: the search has one outcome, however often it is made.</param>
/// <param name="From">Who had the conversation when the rule fired. Whoever got it since keeps it.</param>
public sealed record MemberSearch(long Sequence, Actor.Rule By, Conversations.TeamCard Team, MemberChoice Choice, AgentId? From);

/// <summary>What a rule would do to a conversation if that which it waits for happened now. Nothing is done.</summary>
/// <param name="Matches">Whether its condition holds.</param>
/// <param name="Outcomes">Empty when it does not.</param>
public sealed record RuleTrial(bool Matches, ImmutableArray<RuleOutcome> Outcomes);
