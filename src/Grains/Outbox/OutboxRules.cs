using Parloir.Grains.Automation;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Outbox;

/// <summary>Which task follows from which event.</summary>
internal static class OutboxRules
{
    public static OutboxTask? TaskOf(ConversationState after, Recorded<ConversationEvent> recorded)
    {
        var opening = after.Opening!;
        return recorded.Event switch
        {
            ConversationEvent.MessageQueued queued => new OutboxTask.Send(
                opening.Channel.Account, new OutboundMessage(opening.Identity, queued.Content, new CallbackData(after.Id, recorded.Sequence).ToString(), queued.Target)),
            ConversationEvent.AgentAssigned { Undoes: { } assignment } => new OutboxTask.DisownContact(opening.Contact.Id, assignment),
            ConversationEvent.AgentUnassigned { Undoes: { } assignment } => new OutboxTask.DisownContact(opening.Contact.Id, assignment),
            ConversationEvent.AgentAssigned { Reason: AssignmentReason.ContactOwner } => null,
            ConversationEvent.AgentAssigned assigned => new OutboxTask.OwnContact(
                opening.Contact.Id, assigned.Agent, Replace: assigned.Reason != AssignmentReason.FirstReply),
            ConversationEvent.FormSubmitted submitted => new OutboxTask.UpdateContact(opening.Contact.Id, submitted.By, submitted.Form, submitted.Updates),
            ConversationEvent.Reopened { By: Actor.Agent } => new OutboxTask.BecomeCurrent(opening.Channel.Account, opening.Identity, opening.Contact.Id),
            ConversationEvent.Reopened => new OutboxTask.MeetContact(opening.Contact.Id),
            ConversationEvent.MemberSought sought => new OutboxTask.FindMember(new MemberSearch(recorded.Sequence, sought.By, sought.Team, sought.Choice, sought.From)),
            _ => null,
        };
    }
}
