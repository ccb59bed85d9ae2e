using Parloir.Grains.Conversations;

namespace Parloir.Grains.Contacts;

/// <summary>Where agents write contacts down, one after the other, so that nobody is written down twice. Key: <c>workspace</c>.</summary>
public interface IContactRegistryGrain : IGrainWithStringKey
{
    /// <summary>A contact needs a name, and a telephone number or an e-mail address that no other contact has.</summary>
    Task<ContactCreation> Create(Actor.Agent by, ImmutableArray<ContactChange> fields, CancellationToken cancellationToken = default);
}

/// <summary>One of the three is set.</summary>
/// <param name="Existing">Who has that number or address already.</param>
public sealed record ContactCreation(ContactView? Created, ContactCard? Existing, Rejection? Rejection);
