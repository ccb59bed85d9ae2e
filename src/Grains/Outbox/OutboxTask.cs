using System.Text.Json.Serialization;
using Parloir.Grains.Automation;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Forms;

namespace Parloir.Grains.Outbox;

/// <summary>What follows from a conversation's event outside of the conversation. Stored with the event, done at least once.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(Send), "send")]
[JsonDerivedType(typeof(OwnContact), "own_contact")]
[JsonDerivedType(typeof(DisownContact), "disown_contact")]
[JsonDerivedType(typeof(BecomeCurrent), "become_current")]
[JsonDerivedType(typeof(MeetContact), "meet_contact")]
[JsonDerivedType(typeof(FindMember), "find_member")]
[JsonDerivedType(typeof(UpdateContact), "update_contact")]
internal abstract record OutboxTask
{
    private OutboxTask() { }

    public sealed record Send(ChannelAccountId Account, OutboundMessage Message) : OutboxTask;

    /// <summary>Assigning a conversation assigns its contact as well (conflict C9); a reply only where nobody owns it yet (S3-06).</summary>
    public sealed record OwnContact(ContactId Contact, AgentCard Agent, bool Replace) : OutboxTask;

    /// <summary>An assignment was undone: what it did to the contact is taken back (decision 0072).</summary>
    /// <param name="Assignment">Sequence of its event.</param>
    public sealed record DisownContact(ContactId Contact, long Assignment) : OutboxTask;

    /// <summary>A reopened conversation takes the customer's next message.</summary>
    /// <param name="Contact">Whose name it may have missed; null in tasks that are older.</param>
    public sealed record BecomeCurrent(ChannelAccountId Account, CustomerIdentity Identity, ContactId? Contact = null) : OutboxTask;

    /// <summary>A conversation that the customer reopened may have missed what he is called now.</summary>
    public sealed record MeetContact(ContactId Contact) : OutboxTask;

    /// <summary>A rule gives the conversation to a member of a team (S2-40).</summary>
    public sealed record FindMember(MemberSearch Search) : OutboxTask;

    /// <summary>Answers to a form are written to the contact, and the conversation says what became of them (S0-10).</summary>
    public sealed record UpdateContact(ContactId Contact, Actor.Agent By, string Form, ImmutableArray<FieldUpdate> Updates) : OutboxTask;
}
