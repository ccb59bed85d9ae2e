using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Remarks;

namespace Parloir.Grains.Contacts;

/// <summary>A customer. Key: <c>workspace/contact</c>.</summary>
public interface IContactGrain : IGrainWithStringKey
{
    /// <summary>Of a contact that was merged, the one that it was merged into. Null when there is no such contact.</summary>
    [AlwaysInterleave]
    Task<ContactView?> Get(CancellationToken cancellationToken = default);

    /// <summary>Creates the contact, or learns what is new of the identity: an id, or the name by which the provider calls him.</summary>
    Task<KnownContact> Ensure(CustomerIdentity identity, ChannelCard channel, CancellationToken cancellationToken = default);

    /// <summary>Makes the contact of what an agent writes; once it is made, nothing happens any more.</summary>
    Task<ContactResult> Create(Actor.Agent by, ImmutableArray<ContactChange> fields, CancellationToken cancellationToken = default);

    /// <summary>What a new conversation of this very contact has to know, whomever it was merged into. Null when there is no such contact.</summary>
    Task<KnownContact?> Introduce(CancellationToken cancellationToken = default);

    /// <summary>Makes the agent the contact's owner (S3-06, C9).</summary>
    /// <param name="replace">False: only where nobody owns the contact yet.</param>
    /// <param name="by">What made him so.</param>
    Task Own(AgentCard agent, bool replace, AssignmentId by, CancellationToken cancellationToken = default);

    /// <summary>An assignment was taken back: the contact has the owner that it had before, unless another became it since.</summary>
    Task Disown(AssignmentId assignment, CancellationToken cancellationToken = default);

    /// <summary>Decides and appends; done when durable. Conversations that show the contact are told afterwards, at least once.</summary>
    Task<ContactResult> Execute(ContactCommand command, CancellationToken cancellationToken = default);

    /// <summary>Writes a remark on the contact, for the team only (S1-13).</summary>
    /// <param name="clientMessageId">A repeat is answered as the first was; another remark under it is refused.</param>
    /// <param name="mentions">Who is called to it (conflict C7); each of them may see the contact.</param>
    Task<RemarkResult> AddRemark(Actor.Agent by, string clientMessageId, string text, ImmutableArray<AgentCard> mentions, CancellationToken cancellationToken = default);

    /// <summary>Of a merge, the side that gives itself up: from now on its id stands for the winner.</summary>
    /// <returns>The contact as it was.</returns>
    [AlwaysInterleave]
    Task<ContactResult> Yield(Actor.Agent by, ContactId winner, string winnerName, CancellationToken cancellationToken = default);

    /// <summary>Ends what <see cref="Yield"/> began.</summary>
    [AlwaysInterleave]
    Task Regain(Actor.Agent by, ContactId winner, string winnerName, CancellationToken cancellationToken = default);

    /// <summary>A contact that was merged into this one has these ways to reach it.</summary>
    Task<KnownContact?> Accompany(ContactId merged, ImmutableArray<ContactPoint> points, CancellationToken cancellationToken = default);

    /// <summary>Tells the open conversations what they have to know of the contact.</summary>
    [OneWay]
    Task TellConversations();

    /// <summary>Tells a conversation that was reopened what the contact is called now, and whose customer he is.</summary>
    Task Greet(ConversationId conversation, CancellationToken cancellationToken = default);

    /// <summary>Tells <paramref name="observer"/> of every later change, for two minutes; call again to go on. Of a contact that was merged, its winner tells.</summary>
    /// <returns>Where it stands; null when there is no such contact.</returns>
    [AlwaysInterleave]
    Task<ContactPosition?> Watch(IContactObserver observer, CancellationToken cancellationToken = default);

    [AlwaysInterleave]
    Task Unwatch(IContactObserver observer);
}

public interface IContactObserver : IGrainObserver
{
    /// <summary>The contact is not what it was, or stands for another one now: whoever watches asks again.</summary>
    [OneWay]
    Task Changed(ContactPosition position);
}

/// <param name="Contact">Itself, or the one that it was merged into.</param>
public sealed record ContactPosition(ContactId Contact, long Sequence);

/// <summary>The event by which somebody got a conversation.</summary>
public sealed record AssignmentId(ConversationId Conversation, long Sequence);

/// <summary>What a new conversation has to know of its contact.</summary>
public sealed record KnownContact(ContactCard Card, AgentCard? Owner);
