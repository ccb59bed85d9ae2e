using System.Text.Json.Serialization;
using Parloir.Grains.Channels;
using Parloir.Grains.Forms;

namespace Parloir.Grains.Conversations;

/// <summary>What an agent can ask of a conversation.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(SendMessage), "send_message")]
[JsonDerivedType(typeof(SendTemplate), "send_template")]
[JsonDerivedType(typeof(SendForm), "send_form")]
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
[JsonDerivedType(typeof(Snooze), "snooze")]
[JsonDerivedType(typeof(HandToAi), "hand_to_ai")]
[JsonDerivedType(typeof(TakeOver), "take_over")]
[JsonDerivedType(typeof(SetPriority), "set_priority")]
[JsonDerivedType(typeof(AssignTeam), "assign_team")]
[JsonDerivedType(typeof(LeaveTeam), "leave_team")]
[JsonDerivedType(typeof(Transfer), "transfer")]
[JsonDerivedType(typeof(SetDepartment), "set_department")]
[JsonDerivedType(typeof(AddParticipant), "add_participant")]
[JsonDerivedType(typeof(RemoveParticipant), "remove_participant")]
[JsonDerivedType(typeof(AddKeyword), "add_keyword")]
[JsonDerivedType(typeof(RemoveKeyword), "remove_keyword")]
[JsonDerivedType(typeof(SendTranscript), "send_transcript")]
[JsonDerivedType(typeof(RecordDownload), "record_download")]
[JsonDerivedType(typeof(Report), "report")]
[JsonDerivedType(typeof(Once), "once")]
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

    /// <summary>Asks the customer to fill in a form of the workspace, within the messaging window (S0-02, S0-08).</summary>
    public sealed record SendForm(Actor.Agent By, string ClientMessageId, FormId Form, long? ExpectedSequence) : ConversationCommand(By);

    /// <param name="Target">Sequence of the message.</param>
    /// <param name="Emoji">Null takes the reaction back.</param>
    public sealed record React(Actor.Agent By, string ClientMessageId, long Target, string? Emoji) : ConversationCommand(By);

    /// <param name="Mentions">Who is called to it: each takes part in the conversation from then on, and is notified (S3-34).</param>
    public sealed record AddNote(Actor.Agent By, string ClientMessageId, string Text, ImmutableArray<AgentCard> Mentions = default) : ConversationCommand(By)
    {
        public ImmutableArray<AgentCard> Mentions { get; init; } = Mentions.IsDefault ? [] : Mentions;
    }
    /// <summary>Take an unassigned conversation, in one atomic step: of many who try, one wins and the others learn the winner's name.</summary>
    public sealed record Claim(Actor.Agent By) : ConversationCommand(By);
    public sealed record AssignAgent(Actor.Agent By, AgentId Agent, string AgentName) : ConversationCommand(By);
    public sealed record Unassign(Actor.Agent By) : ConversationCommand(By);
    /// <param name="Note">Why it is closed, for the team; null for none (S3-08).</param>
    /// <param name="Mentions">Whom the note calls.</param>
    public sealed record Resolve(Actor.Agent By, ClosingNote? Note = null, ImmutableArray<AgentCard> Mentions = default) : ConversationCommand(By)
    {
        public ImmutableArray<AgentCard> Mentions { get; init; } = Mentions.IsDefault ? [] : Mentions;
    }
    /// <summary>Back to open from wherever it is: resolved, pending, snoozed, or with the AI agent.</summary>
    public sealed record Reopen(Actor.Agent By) : ConversationCommand(By);
    public sealed record SetPending(Actor.Agent By) : ConversationCommand(By);
    public sealed record AddLabel(Actor.Agent By, string Label) : ConversationCommand(By);
    public sealed record RemoveLabel(Actor.Agent By, string Label) : ConversationCommand(By);
    /// <summary>Out of the way until a time, or until the customer writes (S2-45).</summary>
    /// <param name="Until">With <see cref="SnoozePreset.Custom"/> only.</param>
    /// <param name="TimeZone">IANA name of the agent's zone, in which nine o'clock is meant.</param>
    public sealed record Snooze(Actor.Agent By, SnoozePreset Preset, DateTimeOffset? Until, string TimeZone) : ConversationCommand(By);
    /// <summary>An AI agent owns the next reply (S4-14).</summary>
    public sealed record HandToAi(Actor.Agent By) : ConversationCommand(By);
    /// <summary>A person owns the next reply again (conflict C11); a reply does the same by itself.</summary>
    public sealed record TakeOver(Actor.Agent By) : ConversationCommand(By);
    public sealed record SetPriority(Actor.Agent By, Priority Priority) : ConversationCommand(By);
    /// <param name="Team">Null takes the team away. The assignee stays.</param>
    public sealed record AssignTeam(Actor.Agent By, TeamCard? Team) : ConversationCommand(By);
    /// <summary>The team was deleted: its successor, when there is one, takes its place. Nothing when the conversation has another one by now.</summary>
    public sealed record LeaveTeam(Actor.Agent By, TeamId Team, TeamCard? Successor) : ConversationCommand(By);
    /// <summary>Hands over to an agent or to a team, with a note for them, in one step (S1-34). To a team: nobody is assigned then.</summary>
    /// <param name="ClientMessageId">As for a note; one transfer, one note.</param>
    /// <param name="Agent">Either of <paramref name="Agent"/> and <paramref name="Team"/> is set.</param>
    /// <param name="Mentions">Who is called to the note, as by any note.</param>
    public sealed record Transfer(Actor.Agent By, string ClientMessageId, AgentCard? Agent, TeamCard? Team, string? Note, ImmutableArray<AgentCard> Mentions = default) : ConversationCommand(By)
    {
        public ImmutableArray<AgentCard> Mentions { get; init; } = Mentions.IsDefault ? [] : Mentions;
    }
    /// <param name="Department">Null takes the department away.</param>
    public sealed record SetDepartment(Actor.Agent By, DepartmentCard? Department) : ConversationCommand(By);
    public sealed record AddParticipant(Actor.Agent By, AgentCard Agent) : ConversationCommand(By);
    public sealed record RemoveParticipant(Actor.Agent By, AgentId Agent) : ConversationCommand(By);
    public sealed record AddKeyword(Actor.Agent By, string Keyword) : ConversationCommand(By);
    public sealed record RemoveKeyword(Actor.Agent By, string Keyword) : ConversationCommand(By);
    /// <summary>Calls an agent's attention to the whole conversation (S4-16): he is told, and reads or exports it where he is.</summary>
    /// <param name="ClientMessageId">As for a note; one sending, one notification.</param>
    public sealed record SendTranscript(Actor.Agent By, string ClientMessageId, AgentCard Agent) : ConversationCommand(By);
    /// <summary>Takes down who is given the conversation as a file (S0-13, S0-15).</summary>
    /// <param name="ClientKey">One request, one line, however often it is sent.</param>
    public sealed record RecordDownload(Actor.Agent By, string ClientKey) : ConversationCommand(By);
    /// <summary>Takes down what a program outside reports, while the conversation is open (S3-29).</summary>
    /// <param name="ClientKey">Chosen by the program, unique in the conversation; a repeat is answered as the first was, another event under it is refused.</param>
    /// <param name="At">When it happened, not before the conversation was opened; null: now.</param>
    public sealed record Report(Actor.Agent By, string ClientKey, ReportedEvent Event, DateTimeOffset? At) : ConversationCommand(By);
    /// <summary>A command of a bulk action: repeated with the same key it has no second effect, whatever has happened since.</summary>
    /// <param name="Undoes">What the command takes back: refused with <c>changed_since</c> where that no longer stands. Null: nothing.</param>
    public sealed record Once(Actor.Agent By, string ClientKey, ConversationCommand Command, ConversationCommand? Undoes = null) : ConversationCommand(By);
}
