using System.Text.Json.Serialization;
using Parloir.Grains.Attachments;
using Parloir.Grains.Automation;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Workspaces;

namespace Parloir.Grains.Conversations;

/// <summary>One thread with one contact in one inbox. Key: <c>workspace/conversation</c>.</summary>
public interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>Null when the conversation does not exist.</summary>
    Task<ConversationView?> Get(CancellationToken cancellationToken = default);

    /// <summary>Decides, appends and tells the watchers, in this order; done when durable.</summary>
    Task<CommandResult> Execute(ConversationCommand command, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes in what one webhook brought from this contact, as one append; what was taken in before is left out.
    /// A conversation that does not exist yet is opened with <paramref name="opening"/>.
    /// </summary>
    Task<ReceiveResult> Receive(ImmutableArray<InboundEnvelope> envelopes, ConversationOpening opening, CancellationToken cancellationToken = default);

    /// <summary>Writes to a customer first: opens the conversation and queues the template as one append, or does in an open one what <see cref="Execute"/> does.</summary>
    Task<CommandResult> Start(ConversationOpening opening, ConversationCommand.SendTemplate template, CancellationToken cancellationToken = default);

    /// <summary>What became of the file of a customer's message; told at least once, the first word counts.</summary>
    /// <param name="attachment">Stored or failed.</param>
    Task RecordAttachment(long message, Attachment attachment, CancellationToken cancellationToken = default);

    /// <summary>What the provider says became of messages that were sent from here. False when there is no such conversation: nothing was taken in.</summary>
    Task<bool> RecordStatuses(ImmutableArray<StatusReport> reports, CancellationToken cancellationToken = default);

    /// <summary>Marks a queued message as leaving, durably, before the provider is called. False when it has an outcome already and must not be sent.</summary>
    Task<bool> BeginSend(long message, CancellationToken cancellationToken = default);

    /// <summary>The provider's answer to a send; called by the outbox, at least once.</summary>
    /// <param name="nextAttemptAt">When the outbox tries again, with <see cref="SendOutcome.TryLater"/>; null when it gave up.</param>
    Task RecordOutcome(long message, SendOutcome outcome, DateTimeOffset? nextAttemptAt, CancellationToken cancellationToken = default);

    /// <summary>What became of the answers to a form that were written to the contact; told at least once, shown once.</summary>
    /// <param name="submission">Sequence of the event that they came with.</param>
    Task RecordContactUpdate(long submission, ContactUpdateOutcome outcome, CancellationToken cancellationToken = default);

    /// <summary>Resolves the conversation when nothing has happened in it since; from its inbox, which looks for such ones. False: it was left as it is.</summary>
    /// <param name="evenWaiting">Also when the customer waits for an answer.</param>
    Task<bool> ResolveInactive(DateTimeOffset since, bool evenWaiting, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes the conversation for good (S0-14, S0-30): its events, rows, files, reminders and what waits to be sent, in one step. A tombstone without content
    /// stays. Watchers are told, and nothing that comes late brings any of it back. False when there never was one.
    /// </summary>
    /// <param name="reason">At most 500 characters; may be empty.</param>
    Task<bool> Erase(Actor.Agent by, string reason, CancellationToken cancellationToken = default);

    Task<bool> IsErased(CancellationToken cancellationToken = default);

    /// <summary>Takes away a label, a keyword or the department that its catalogue no longer has.</summary>
    Task Withdraw(CatalogueEntry entry, CancellationToken cancellationToken = default);

    /// <summary>What the contact is called now, whose customer he is, and what happened to him while the conversation was open; a resolved one learns nothing. Told at least once.</summary>
    /// <param name="card">Null: as before. Its id and address may be those of the contact that this one was merged into.</param>
    Task Acquaint(ContactId contact, ContactCard? card, ImmutableArray<ContactNotice> notices, CancellationToken cancellationToken = default);

    /// <summary>The end of a search that a rule began: assigns whoever was found, unless somebody got the conversation since. Told at least once, the first word counts.</summary>
    /// <param name="found">Null: nobody is available.</param>
    /// <returns>Whether he got it.</returns>
    Task<bool> AssignMember(MemberSearch search, AgentCard? found, CancellationToken cancellationToken = default);

    /// <summary>What a rule would do here now; it does nothing. Null when the conversation does not exist.</summary>
    Task<RuleTrial?> Try(AutomationRuleDraft rule, CancellationToken cancellationToken = default);

    /// <summary>Tells <paramref name="observer"/> every later change, for two minutes; call again to go on. Answers the head as it is now.</summary>
    Task<ConversationView?> Watch(IConversationObserver observer, CancellationToken cancellationToken = default);

    Task Unwatch(IConversationObserver observer);
}

public interface IConversationObserver : IGrainObserver
{
    [OneWay]
    Task Changed(ConversationDelta delta);

    /// <summary>It was deleted for good: there is nothing to watch any more.</summary>
    [OneWay]
    Task Erased();
}

/// <param name="Message">Sequence of the message that it is about.</param>
public sealed record StatusReport(
    long Message, string DedupeKey, string ProviderMessageId, DateTimeOffset OccurredAt, DeliveryStatus Status, DeliveryError? Error);

/// <summary>Labels of a form's fields, by what the contact's own rules said to their answers.</summary>
/// <param name="Form">Its title.</param>
public sealed record ContactUpdateOutcome(string Form, ImmutableArray<string> Taken, ImmutableArray<string> Refused);

/// <summary>What a conversation needs to know at its birth.</summary>
/// <param name="Owner">The contact's owner, who becomes the assignee (rule C3).</param>
public sealed record ConversationOpening(
    ContactCard Contact, CustomerIdentity Identity, InboxId Inbox, ChannelCard Channel, long DisplayNumber, AgentCard? Owner);

/// <summary>What to do when a customer writes after the conversation was resolved (conflict C2).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "policy")]
[JsonDerivedType(typeof(Reopen), "reopen")]
[JsonDerivedType(typeof(NewConversation), "new_conversation")]
[JsonDerivedType(typeof(ReopenWithin), "reopen_within")]
public abstract record ReopenPolicy
{
    private ReopenPolicy() { }

    public sealed record Reopen : ReopenPolicy;
    public sealed record NewConversation : ReopenPolicy;
    public sealed record ReopenWithin(int Days) : ReopenPolicy;
}

public enum ReceiveResult
{
    Received,
    /// <summary>The conversation is resolved and its inbox wants a new one, or it was deleted: nothing was taken in.</summary>
    NeedsNewConversation,
}
