namespace Parloir.Grains.Journaling;

/// <summary>The stored name of an event: a contract that outlives the class's own name. A changed shape is a new version.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EventKindAttribute(string kind) : Attribute
{
    public string Kind { get; } = kind;
}
