namespace Parloir.Grains.Contacts;

/// <summary>What contacts can be: their types, the stages of their lifecycle and the attributes that they have besides, each in the order in which it is offered (S1-05, spec 1.6, S3-20, S4-21).</summary>
public sealed record ContactCatalogue(ImmutableArray<ContactOption> Types, ImmutableArray<ContactOption> Stages, ImmutableArray<AttributeDefinition> Attributes);

/// <param name="Key">Lower case letters, digits and underscores: what contacts hold. It never changes; the name may.</param>
public sealed record ContactOption(string Key, string Name);

/// <summary>Either of the two is set.</summary>
public sealed record ContactCatalogueResult(ContactCatalogue? Catalogue, Rejection? Rejection);

/// <summary>The catalogue of a workspace; administrators keep it. Contacts that have an entry which is taken out keep its key until they get another. Key: <c>workspace</c>.</summary>
public interface IContactCatalogueGrain : IGrainWithStringKey
{
    Task<ContactCatalogue> Get(CancellationToken cancellationToken = default);

    /// <summary>The whole list, in its order; <see cref="ContactView.DefaultType"/> is always one of them.</summary>
    Task<ContactCatalogueResult> SetTypes(ImmutableArray<ContactOption> types, CancellationToken cancellationToken = default);

    /// <summary>The whole list, in its order.</summary>
    Task<ContactCatalogueResult> SetStages(ImmutableArray<ContactOption> stages, CancellationToken cancellationToken = default);

    /// <summary>The whole list, in its order. Contacts keep the values of an attribute that is taken out.</summary>
    Task<ContactCatalogueResult> SetAttributes(ImmutableArray<AttributeDefinition> attributes, CancellationToken cancellationToken = default);
}
