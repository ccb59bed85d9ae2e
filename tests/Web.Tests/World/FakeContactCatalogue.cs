using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Contacts;

namespace Parloir.Web.Tests.World;

internal sealed class FakeContactCatalogue : IContactCatalogueGrain
{
    private ContactCatalogue _catalogue = new([new ContactOption("user", "User")], [], []);

    public Rejection? Rejection { get; set; }

    public Task<ContactCatalogue> Get(CancellationToken cancellationToken = default) => Task.FromResult(_catalogue);

    public Task<ContactCatalogueResult> SetTypes(ImmutableArray<ContactOption> types, CancellationToken cancellationToken = default) =>
        Answer(_catalogue with { Types = types });

    public Task<ContactCatalogueResult> SetStages(ImmutableArray<ContactOption> stages, CancellationToken cancellationToken = default) =>
        Answer(_catalogue with { Stages = stages });

    public Task<ContactCatalogueResult> SetAttributes(ImmutableArray<AttributeDefinition> attributes, CancellationToken cancellationToken = default) =>
        Answer(_catalogue with { Attributes = attributes });

    private Task<ContactCatalogueResult> Answer(ContactCatalogue catalogue)
    {
        if (Rejection is { } reason) return Task.FromResult(new ContactCatalogueResult(null, reason));
        _catalogue = catalogue;
        return Task.FromResult(new ContactCatalogueResult(catalogue, null));
    }
}
