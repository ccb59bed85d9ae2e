using System.Text.Json.Serialization;
using Parloir.Grains.Views;

namespace Parloir.Grains.Automation;

[JsonConverter(typeof(IdConverter<AutomationRuleId>))]
public readonly record struct AutomationRuleId(string Value) : IId<AutomationRuleId>
{
    public static AutomationRuleId Of(string value) => new(value);
    public static AutomationRuleId New(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("N"));
    public override string ToString() => Value;
}

/// <summary>Whether every rule that matches an event fires, in their order, or only the first of them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExecutionMode>))]
public enum ExecutionMode
{
    [JsonStringEnumMemberName("all")] All,
    [JsonStringEnumMemberName("first_match")] FirstMatch,
}

/// <summary>What is done by itself when something happens in a conversation (S2-40, S2-44).</summary>
/// <param name="Name">Unique among the workspace's rules; history names the rule by it.</param>
/// <param name="Condition">Asked of the conversation as it is after what happened.</param>
/// <param name="Actions">Done in this order.</param>
public sealed record AutomationRule(
    AutomationRuleId Id, string Name, bool Enabled, RuleTrigger Trigger, ConversationCondition Condition, ImmutableArray<RuleAction> Actions);

/// <summary>What an administrator writes down as a rule.</summary>
public sealed record AutomationRuleDraft(
    string Name, RuleTrigger Trigger, ConversationCondition Condition, ImmutableArray<RuleAction> Actions, bool Enabled = true);

/// <summary>The rules of a workspace, in the order in which they are asked.</summary>
public sealed record AutomationRules(ExecutionMode Mode, ImmutableArray<AutomationRule> Items)
{
    public static AutomationRules None { get; } = new(ExecutionMode.All, []);
}
