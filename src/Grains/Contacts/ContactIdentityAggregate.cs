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
    public sealed record Pointed(CustomerIdentity Primary) : ContactIdentityEvent;

    /// <summary>The customer is known by that other id as well.</summary>
    [EventKind("contact_identity.alias_added.v1")]
    public sealed record AliasAdded(string ProviderId) : ContactIdentityEvent;
}

/// <param name="Current">Where the customer's next message goes; null before the first.</param>
internal sealed record ContactIdentityState(ContactId? Contact, StartedConversation? Current, CustomerIdentity? Primary, ImmutableArray<string> Aliases)
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
    /// <summary>Ids of the same person that this identity does not know yet: the customer's user id, and a number changed to.</summary>
    public static ImmutableArray<CustomerIdentity> NewAliases(ContactIdentityState state, string self, CustomerIdentity identity, ImmutableArray<InboundEnvelope> envelopes)
    {
        var told = envelopes.Select(envelope => (envelope.Item as InboundItem.SystemNotice)?.NewIdentity).OfType<CustomerIdentity>();
        if (identity.UserId is { } userId) told = told.Prepend(new CustomerIdentity(null, userId, identity.Name));
        return [.. told.Where(alias => alias.ProviderId != self && !state.Aliases.Contains(alias.ProviderId)).DistinctBy(alias => alias.ProviderId)];
    }
}
