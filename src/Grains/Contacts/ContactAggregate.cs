using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Contacts;

internal abstract record ContactEvent
{
    private ContactEvent() { }

    [EventKind("contact.created.v1")]
    public sealed record Created(ContactId Id, string Name, CustomerIdentity Identity, ChannelCard Channel) : ContactEvent;

    [EventKind("contact.renamed.v1")]
    public sealed record Renamed(string Name) : ContactEvent;

    [EventKind("contact.owner_changed.v1")]
    public sealed record OwnerChanged(AgentCard Owner) : ContactEvent;

    [EventKind("contact.owner_removed.v1")]
    public sealed record OwnerRemoved : ContactEvent;
}

/// <param name="View">Null until the contact is created.</param>
internal sealed record ContactState(ContactView? View)
{
    public static ContactState Initial { get; } = new((ContactView?)null);

    public static ContactState Evolve(ContactState state, Recorded<ContactEvent> recorded) => recorded.Event switch
    {
        ContactEvent.Created created => new(new ContactView(
            created.Id, created.Name, ContactRules.AddressOf(created.Identity), null, created.Channel, recorded.RecordedAt)),
        ContactEvent.Renamed renamed => new(state.View! with { Name = renamed.Name }),
        ContactEvent.OwnerChanged changed => new(state.View! with { Owner = changed.Owner }),
        ContactEvent.OwnerRemoved => new(state.View! with { Owner = null }),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of a contact."),
    };
}

internal static class ContactRules
{
    private const int NameLimit = 200;

    public static Decision<ContactEvent> Ensure(ContactState state, ContactId id, CustomerIdentity identity, ChannelCard channel)
    {
        var name = NameOf(identity);
        if (state.View is null) return Accept(new ContactEvent.Created(id, name, identity, channel));
        // A provider that tells no name this time does not take the known one away.
        return string.IsNullOrWhiteSpace(identity.Name) || state.View.Name == name ? Decision<ContactEvent>.Nothing : Accept(new ContactEvent.Renamed(name));
    }

    public static Decision<ContactEvent> Own(ContactState state, AgentCard agent, bool replace) => state.View switch
    {
        null => Decision<ContactEvent>.Nothing,
        { Owner: { } owner } when !replace || owner.Id == agent.Id => Decision<ContactEvent>.Nothing,
        _ => Accept(new ContactEvent.OwnerChanged(agent)),
    };

    public static Decision<ContactEvent> SetOwner(ContactState state, AgentCard? agent) =>
        agent is not null ? Own(state, agent, replace: true)
        : state.View?.Owner is null ? Decision<ContactEvent>.Nothing
        : Accept(new ContactEvent.OwnerRemoved());

    /// <summary>What people call somebody who told no name: the address.</summary>
    public static string NameOf(CustomerIdentity identity) =>
        string.IsNullOrWhiteSpace(identity.Name) ? AddressOf(identity) : TextRules.Storable(Excerpt.Of(identity.Name.Trim(), NameLimit));

    public static string AddressOf(CustomerIdentity identity) => identity.PhoneNumber is { } number ? $"+{number}" : identity.ProviderId;

    private static Decision<ContactEvent>.Accepted Accept(ContactEvent @event) => new([new(@event)]);
}
