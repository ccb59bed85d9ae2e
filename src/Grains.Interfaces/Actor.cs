using System.Text.Json.Serialization;
using Parloir.Grains.Automation;

namespace Parloir.Grains;

/// <summary>Who did it. The name is the one it had then, so that history never changes with a later rename.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Agent), "agent")]
[JsonDerivedType(typeof(Contact), "contact")]
[JsonDerivedType(typeof(Rule), "rule")]
[JsonDerivedType(typeof(System), "system")]
public abstract record Actor
{
    private Actor() { }

    public sealed record Agent(AgentId Id, string Name) : Actor;
    public sealed record Contact(ContactId Id, string Name) : Actor;
    /// <summary>A rule of the workspace.</summary>
    public sealed record Rule(AutomationRuleId Id, string Name) : Actor;
    /// <summary>The engine itself, by a policy or a reminder.</summary>
    public sealed record System : Actor;
}
