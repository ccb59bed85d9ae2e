using System.Text.Json.Serialization;
using Parloir.Grains.Channels;

namespace Parloir.Grains.Conversations;

/// <summary>What an agent can ask of a conversation.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(SendMessage), "send_message")]
[JsonDerivedType(typeof(SendTemplate), "send_template")]
[JsonDerivedType(typeof(React), "react")]
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
    /// <param name="ClientMessageId">Chosen by the client, unique in the conversation; a repeat is answered as the first was and sends nothing, another message under it is refused.</param>
    /// <param name="Text">The message, or the caption of <paramref name="Enclosure"/>; empty with an enclosure that goes without words.</param>
    /// <param name="ExpectedSequence">Last customer message that the agent had seen; refused with <c>stale_reply</c> when another one came since. Null: no check.</param>
    /// <param name="InReplyTo">Sequence of the message that is quoted.</param>
    /// <param name="Enclosure">Media (with its stored file), a location or contact cards.</param>
    public sealed record SendMessage(
        Actor.Agent By, string ClientMessageId, string Text, long? ExpectedSequence, long? InReplyTo = null, MessageContent? Enclosure = null) : ConversationCommand(By);

    /// <summary>The one way to write outside the messaging window, and to somebody who never wrote (S2-10, S2-70).</summary>
    public sealed record SendTemplate(
        Actor.Agent By, string ClientMessageId, string Name, string Language, TemplateValues Values, long? ExpectedSequence) : ConversationCommand(By);

    /// <param name="Target">Sequence of the message.</param>
    /// <param name="Emoji">Null takes the reaction back.</param>
    public sealed record React(Actor.Agent By, string ClientMessageId, long Target, string? Emoji) : ConversationCommand(By);

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
