using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Remarks;

namespace Parloir.Grains.Contacts;

/// <summary>A customer. Key: <c>workspace/contact</c>.</summary>
public interface IContactGrain : IGrainWithStringKey
{
    Task<ContactView?> Get(CancellationToken cancellationToken = default);

    /// <summary>Creates the contact, or learns what is new of the identity: an id, or the name by which the provider calls him.</summary>
    Task<KnownContact> Ensure(CustomerIdentity identity, ChannelCard channel, CancellationToken cancellationToken = default);

    /// <summary>Null when there is no such contact.</summary>
    Task<KnownContact?> Introduce(CancellationToken cancellationToken = default);

    /// <summary>Makes the agent the contact's owner (S3-06, C9).</summary>
    /// <param name="replace">False: only where nobody owns the contact yet.</param>
    Task Own(AgentCard agent, bool replace, CancellationToken cancellationToken = default);

    /// <summary>Decides and appends; done when durable. Conversations that show the contact are told afterwards, at least once.</summary>
    Task<ContactResult> Execute(ContactCommand command, CancellationToken cancellationToken = default);

    /// <summary>Writes a remark on the contact, for the team only (S1-13).</summary>
    /// <param name="clientMessageId">A repeat is answered as the first was; another remark under it is refused.</param>
    Task<RemarkResult> AddRemark(Actor.Agent by, string clientMessageId, string text, CancellationToken cancellationToken = default);

    /// <summary>Tells the open conversations what they have to know of the contact.</summary>
    [OneWay]
    Task TellConversations();

    /// <summary>Tells a conversation that was reopened what the contact is called now.</summary>
    Task Greet(ConversationId conversation, CancellationToken cancellationToken = default);
}

/// <summary>What a new conversation has to know of its contact.</summary>
public sealed record KnownContact(ContactCard Card, AgentCard? Owner);
