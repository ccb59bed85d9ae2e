using System.Text.Json.Serialization;

namespace Parloir.Grains.Conversations;

/// <summary>What became of a command. Accepted means durable.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Rejected), "rejected")]
public abstract record CommandResult
{
    private CommandResult() { }

    /// <summary>The conversation as it is after the command; a repeated command yields the same answer and no second effect.</summary>
    public sealed record Accepted(ConversationView Conversation) : CommandResult;
    public sealed record Rejected(Rejection Reason) : CommandResult;
}
