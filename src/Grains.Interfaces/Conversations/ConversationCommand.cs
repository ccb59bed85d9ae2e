using System.Text.Json.Serialization;

namespace Parloir.Grains.Conversations;

/// <summary>What an agent can ask of a conversation.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(SendMessage), "send_message")]
[JsonDerivedType(typeof(AddNote), "add_note")]
[JsonDerivedType(typeof(Claim), "claim")]
[JsonDerivedType(typeof(AssignAgent), "assign_agent")]
[JsonDerivedType(typeof(Unassign), "unassign")]
[JsonDerivedType(typeof(Resolve), "resolve")]
[JsonDerivedType(typeof(Reopen), "reopen")]
[JsonDerivedType(typeof(SetPending), "set_pending")]
[JsonDerivedType(typeof(AddLabel), "add_label")]
[JsonDerivedType(typeof(RemoveLabel), "remove_label")]
public abstract record ConversationCommand(Actor.Agent By)
{
    /// <param name="ClientMessageId">Chosen by the client, unique in the conversation; a repeat is answered as the first was and sends nothing.</param>
    /// <param name="ExpectedSequence">Last customer message that the agent had seen; refused with <c>stale_reply</c> when another one came since. Null: no check.</param>
    public sealed record SendMessage(Actor.Agent By, string ClientMessageId, string Text, long? ExpectedSequence) : ConversationCommand(By);
    public sealed record AddNote(Actor.Agent By, string ClientMessageId, string Text) : ConversationCommand(By);
    /// <summary>Take an unassigned conversation, in one atomic step: of many who try, one wins and the others learn the winner's name.</summary>
    public sealed record Claim(Actor.Agent By) : ConversationCommand(By);
    public sealed record AssignAgent(Actor.Agent By, AgentId Agent, string AgentName) : ConversationCommand(By);
    public sealed record Unassign(Actor.Agent By) : ConversationCommand(By);
    public sealed record Resolve(Actor.Agent By) : ConversationCommand(By);
    public sealed record Reopen(Actor.Agent By) : ConversationCommand(By);
    public sealed record SetPending(Actor.Agent By) : ConversationCommand(By);
    public sealed record AddLabel(Actor.Agent By, string Label) : ConversationCommand(By);
    public sealed record RemoveLabel(Actor.Agent By, string Label) : ConversationCommand(By);
}
