using System.Text.Json.Serialization;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Contacts;

/// <summary>(channel account, provider id) of a contact: the point where a customer's messages come in, one after the other. Key: <c>workspace/account/id</c>.</summary>
public interface IContactIdentityGrain : IGrainWithStringKey
{
    /// <summary>Finds or makes the contact and the open conversation, and hands the envelopes over; done when durable.</summary>
    Task Receive(IdentityAccount account, CustomerIdentity identity, ImmutableArray<InboundEnvelope> envelopes, CancellationToken cancellationToken = default);

    /// <summary>An agent writes first (S2-67): finds or makes the contact, and writes in the conversation that is open or in a new one. A template that cannot go leaves nothing behind.</summary>
    Task<CommandResult> Start(
        IdentityAccount account, CustomerIdentity identity, ConversationCommand.SendTemplate template, CancellationToken cancellationToken = default);

    /// <summary>This id is another name of the customer whose id is <paramref name="primary"/>: what comes for it goes there from now on.</summary>
    /// <returns>Whom this id was known as until then; null when nobody had written from it.</returns>
    [AlwaysInterleave]
    Task<IdentityLink?> PointTo(string primary, CancellationToken cancellationToken = default);

    /// <summary>An agent reopened the conversation: the customer's next message goes to it, unless a newer one is open.</summary>
    Task ConversationReopened(ConversationId conversation, CancellationToken cancellationToken = default);
}

/// <param name="Conversation">Where the customer's messages went; null before the first.</param>
/// <param name="DisplayNumber">Of the conversation, with <paramref name="Owner"/> needed only until it is opened.</param>
public sealed record IdentityLink(ContactId Contact, ConversationId? Conversation, long DisplayNumber, AgentCard? Owner);

/// <summary>The account through which a customer writes.</summary>
public sealed record IdentityAccount(ChannelCard Channel, InboxId Inbox);

/// <summary>How a provider names a customer. At least one of the two ids is there.</summary>
/// <param name="PhoneNumber">Digits as the provider writes them (<c>wa_id</c>): the canonical phone number.</param>
/// <param name="UserId">Business-scoped user id, for customers who hide their number.</param>
public sealed record CustomerIdentity(string? PhoneNumber, string? UserId, string? Name)
{
    [JsonIgnore]
    public string ProviderId => PhoneNumber ?? UserId ?? throw new InvalidOperationException("A customer identity has a phone number or a user id.");
}
