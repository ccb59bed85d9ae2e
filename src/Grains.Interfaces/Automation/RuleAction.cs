using System.Text.Json.Serialization;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Automation;

/// <summary>What a rule does. What is as it should be already is left as it is.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(AssignAgent), "assign_agent")]
[JsonDerivedType(typeof(AssignTeam), "assign_team")]
[JsonDerivedType(typeof(AssignMember), "assign_member")]
[JsonDerivedType(typeof(SetPriority), "set_priority")]
[JsonDerivedType(typeof(SetDepartment), "set_department")]
[JsonDerivedType(typeof(AddLabel), "add_label")]
[JsonDerivedType(typeof(AddKeyword), "add_keyword")]
[JsonDerivedType(typeof(Notify), "notify")]
public abstract record RuleAction
{
    private RuleAction() { }

    /// <param name="Reassign">Also when somebody else has the conversation.</param>
    public sealed record AssignAgent(AgentId Agent, bool Reassign = false) : RuleAction;

    /// <param name="Reassign">Also when another team has it. The assignee stays.</param>
    public sealed record AssignTeam(TeamId Team, bool Reassign = false) : RuleAction;

    /// <summary>Gives it to the team, and then to a member who is online. When nobody is, it stays with the team, unassigned.</summary>
    /// <param name="Reassign">Also when somebody has the conversation.</param>
    public sealed record AssignMember(TeamId Team, MemberChoice Choice, bool Reassign = false) : RuleAction;

    public sealed record SetPriority(Priority Priority) : RuleAction;
    public sealed record SetDepartment(DepartmentId Department) : RuleAction;
    /// <param name="Label">By its id.</param>
    public sealed record AddLabel(string Label) : RuleAction;
    /// <param name="Keyword">By its id.</param>
    public sealed record AddKeyword(string Keyword) : RuleAction;
    /// <summary>Each gets a notification that names the rule.</summary>
    public sealed record Notify(ImmutableArray<AgentId> Agents) : RuleAction;
}

/// <summary>Who of a team's available members is next: whose last turn is longest ago, or who has the fewest open conversations.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MemberChoice>))]
public enum MemberChoice { RoundRobin, LeastOpen }
