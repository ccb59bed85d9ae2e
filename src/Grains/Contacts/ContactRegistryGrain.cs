using Parloir.Grains.Conversations;

namespace Parloir.Grains.Contacts;

/// <summary>Holds nothing: its turns are what keeps two agents from writing the same person down at once.</summary>
internal sealed class ContactRegistryGrain(ContactAddresses addresses, TimeProvider clock) : Grain, IContactRegistryGrain
{
    public async Task<ContactCreation> Create(Actor.Agent by, ImmutableArray<ContactChange> fields, CancellationToken cancellationToken)
    {
        var workspace = new WorkspaceId(this.GetPrimaryKeyString());
        var id = ContactId.New(clock.GetUtcNow());
        if (ContactCreationRules.Fault(fields) is { } fault) return new ContactCreation(null, null, fault);
        foreach (var point in ContactCreationRules.PointsOf(fields))
            if (await addresses.FindAsync(workspace, point, cancellationToken) is { } known)
                return new ContactCreation(null, known.Card, null);
        var result = await GrainFactory.GetGrain<IContactGrain>(workspace.Key(id.Value)).Create(by, fields, cancellationToken);
        return new ContactCreation(result.Contact, null, result.Rejection);
    }
}
