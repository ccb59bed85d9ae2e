using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Contacts;

internal abstract record ContactIdentityEvent
{
    private ContactIdentityEvent() { }

    [EventKind("contact_identity.linked.v1")]
    public sealed record Linked(ContactId Contact) : ContactIdentityEvent;

    /// <param name="Owner">The contact's owner then: the assignee from the start (rule C3).</param>
    [EventKind("contact_identity.conversation_started.v1")]
    public sealed record ConversationStarted(ConversationId Conversation, long DisplayNumber, AgentCard? Owner) : ContactIdentityEvent;

    [EventKind("contact_identity.conversation_resumed.v1")]
    public sealed record ConversationResumed(ConversationId Conversation) : ContactIdentityEvent;

    /// <summary>This id is another name of the primary one.</summary>
    [EventKind("contact_identity.pointed.v1")]
    public sealed record Pointed(string Primary) : ContactIdentityEvent;

    /// <summary>The customer is known by that other id as well.</summary>
    [EventKind("contact_identity.alias_added.v1")]
    public sealed record AliasAdded(string ProviderId) : ContactIdentityEvent;
}

/// <param name="Current">Where the customer's next message goes; null before the first.</param>
/// <param name="Primary">The provider's id that this one is another name of; null when it is no other's.</param>
internal sealed record ContactIdentityState(ContactId? Contact, StartedConversation? Current, string? Primary, ImmutableArray<string> Aliases)
{
    public static ContactIdentityState Initial { get; } = new(null, null, null, []);

    public static ContactIdentityState Evolve(ContactIdentityState state, Recorded<ContactIdentityEvent> recorded) => recorded.Event switch
    {
        ContactIdentityEvent.Linked linked => state with { Contact = linked.Contact },
        ContactIdentityEvent.ConversationStarted started => state with { Current = new(started.Conversation, started.DisplayNumber, started.Owner) },
        ContactIdentityEvent.ConversationResumed resumed => state with { Current = new(resumed.Conversation, 0, null) },
        ContactIdentityEvent.Pointed pointed => state with { Primary = pointed.Primary },
        ContactIdentityEvent.AliasAdded alias => state with { Aliases = state.Aliases.Add(alias.ProviderId) },
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of an identity."),
    };
}

/// <param name="DisplayNumber">Needed only until the conversation is opened.</param>
internal sealed record StartedConversation(ConversationId Id, long DisplayNumber, AgentCard? Owner);

internal static class ContactIdentityRules
{
    /// <summary>An id that is another's name leads nowhere itself, and no two ids are each other's names.</summary>
    public static Decision<ContactIdentityEvent> PointTo(ContactIdentityState state, string self, string primary) =>
        state.Primary is not null || primary == self || state.Aliases.Contains(primary) ? Decision<ContactIdentityEvent>.Nothing
        : Accept(new ContactIdentityEvent.Pointed(primary));

    public static IdentityLink? LinkOf(ContactIdentityState state) =>
        state.Contact is { } contact ? new IdentityLink(contact, state.Current?.Id, state.Current?.DisplayNumber ?? 0, state.Current?.Owner) : null;

    /// <summary>Takes another id in, and who it was known as, unless this one is known as somebody already.</summary>
    public static Decision<ContactIdentityEvent> Adopt(ContactIdentityState state, string alias, IdentityLink? known)
    {
        if (state.Aliases.Contains(alias)) return Decision<ContactIdentityEvent>.Nothing;
        var added = new ContactIdentityEvent.AliasAdded(alias);
        if (known is null || state.Contact is not null) return Accept(added);
        var linked = new ContactIdentityEvent.Linked(known.Contact);
        return known.Conversation is { } conversation
            ? Accept(added, linked, new ContactIdentityEvent.ConversationStarted(conversation, known.DisplayNumber, known.Owner))
            : Accept(added, linked);
    }

    /// <summary>An id that was made another's name meanwhile gets neither a contact nor a conversation of its own.</summary>
    public static Decision<ContactIdentityEvent> Begin(ContactIdentityState state, ContactId contact, ContactIdentityEvent.ConversationStarted started) =>
        state.Contact is null && state.Primary is null
            ? Accept(new ContactIdentityEvent.Linked(contact), started)
            : Decision<ContactIdentityEvent>.Nothing;

    public static Decision<ContactIdentityEvent> Start(ContactIdentityState state, ContactIdentityEvent.ConversationStarted started) =>
        state.Primary is null ? Accept(started) : Decision<ContactIdentityEvent>.Nothing;

    /// <summary>Ids of the same person that this identity does not know yet: the customer's user id, and a number changed to.</summary>
    public static ImmutableArray<CustomerIdentity> NewAliases(ContactIdentityState state, string self, CustomerIdentity identity, ImmutableArray<InboundEnvelope> envelopes)
    {
        var told = envelopes.Select(envelope => (envelope.Item as InboundItem.SystemNotice)?.NewIdentity).OfType<CustomerIdentity>();
        if (identity.UserId is { } userId) told = told.Prepend(new CustomerIdentity(null, userId, identity.Name));
        return [.. told.Where(alias => alias.ProviderId != self && !state.Aliases.Contains(alias.ProviderId)).DistinctBy(alias => alias.ProviderId)];
    }

    private static Decision<ContactIdentityEvent> Accept(params ImmutableArray<ContactIdentityEvent> events) =>
        new Decision<ContactIdentityEvent>.Accepted([.. events.Select(@event => new Draft<ContactIdentityEvent>(@event))]);
}
