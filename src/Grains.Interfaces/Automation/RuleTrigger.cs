using System.Text.Json.Serialization;

namespace Parloir.Grains.Automation;

/// <summary>What a rule waits for. What a rule did is none of it: rules do not set off each other.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "on")]
[JsonDerivedType(typeof(ConversationOpened), "conversation_opened")]
[JsonDerivedType(typeof(LabelAdded), "label_added")]
[JsonDerivedType(typeof(KeywordAdded), "keyword_added")]
[JsonDerivedType(typeof(DepartmentChanged), "department_changed")]
[JsonDerivedType(typeof(MessageReceived), "message_received")]
public abstract record RuleTrigger
{
    private RuleTrigger() { }

    /// <summary>New, or back from resolved.</summary>
    public sealed record ConversationOpened : RuleTrigger;
    /// <param name="Labels">One of these, by id; any label when there are none.</param>
    public sealed record LabelAdded(ImmutableArray<string> Labels) : RuleTrigger;
    /// <param name="Keywords">One of these, by id; any keyword when there are none.</param>
    public sealed record KeywordAdded(ImmutableArray<string> Keywords) : RuleTrigger;
    /// <summary>The department drives distribution (S1-12).</summary>
    /// <param name="Departments">To one of these, by id; any change when there are none, also to no department.</param>
    public sealed record DepartmentChanged(ImmutableArray<string> Departments) : RuleTrigger;
    /// <summary>From the customer.</summary>
    public sealed record MessageReceived : RuleTrigger;
}
