using System.Text.RegularExpressions;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Contacts;

internal abstract record ContactCatalogueEvent
{
    private ContactCatalogueEvent() { }

    [EventKind("contact_catalogue.types_set.v1")]
    public sealed record TypesSet(ImmutableArray<ContactOption> Types) : ContactCatalogueEvent;

    [EventKind("contact_catalogue.stages_set.v1")]
    public sealed record StagesSet(ImmutableArray<ContactOption> Stages) : ContactCatalogueEvent;

    [EventKind("contact_catalogue.attributes_set.v1")]
    public sealed record AttributesSet(ImmutableArray<AttributeDefinition> Attributes) : ContactCatalogueEvent;
}

/// <param name="AttributeTypes">Of every attribute that there ever was: contacts may have values of those that were taken out.</param>
internal sealed record ContactCatalogueState(ContactCatalogue Catalogue, ImmutableSortedDictionary<string, AttributeType> AttributeTypes)
{
    /// <summary>The types are those of the guides (S1-05), the stages a beginning.</summary>
    public static ContactCatalogueState Initial { get; } = new(new ContactCatalogue(
        [new("visitor", "Visitor"), new(ContactView.DefaultType, "User"), new("lead", "Lead"), new("client", "Client")],
        [new("new_lead", "New lead"), new("hot_lead", "Hot lead"), new("payment", "Payment"), new("customer", "Customer")],
        []), ImmutableSortedDictionary<string, AttributeType>.Empty);

    public static ContactCatalogueState Evolve(ContactCatalogueState state, Recorded<ContactCatalogueEvent> recorded) => recorded.Event switch
    {
        ContactCatalogueEvent.TypesSet set => state with { Catalogue = state.Catalogue with { Types = set.Types } },
        ContactCatalogueEvent.StagesSet set => state with { Catalogue = state.Catalogue with { Stages = set.Stages } },
        ContactCatalogueEvent.AttributesSet set => new(
            state.Catalogue with { Attributes = set.Attributes },
            state.AttributeTypes.SetItems(set.Attributes.Select(attribute => KeyValuePair.Create(attribute.Key, attribute.Type)))),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the catalogue of contacts."),
    };
}

internal static partial class ContactCatalogueRules
{
    public const int Limit = 100;
    public const int NameLimit = 60;

    public static Decision<ContactCatalogueEvent> SetTypes(ContactCatalogueState state, ImmutableArray<ContactOption> types) =>
        FaultOf(types, "types") is { } fault ? Refuse(fault)
        : types.All(type => type.Key != ContactView.DefaultType) ? Refuse(new Rejection.CatalogueInvalid($"types.{ContactView.DefaultType}"))
        : types.SequenceEqual(state.Catalogue.Types) ? Decision<ContactCatalogueEvent>.Nothing
        : Accept(new ContactCatalogueEvent.TypesSet(types));

    public static Decision<ContactCatalogueEvent> SetStages(ContactCatalogueState state, ImmutableArray<ContactOption> stages) =>
        FaultOf(stages, "stages") is { } fault ? Refuse(fault)
        : stages.SequenceEqual(state.Catalogue.Stages) ? Decision<ContactCatalogueEvent>.Nothing
        : Accept(new ContactCatalogueEvent.StagesSet(stages));

    public static Decision<ContactCatalogueEvent> SetAttributes(ContactCatalogueState state, ImmutableArray<AttributeDefinition> attributes)
    {
        if (FaultOf([.. attributes.Select(attribute => new ContactOption(attribute.Key, attribute.Name))], "attributes") is { } fault) return Refuse(fault);
        for (var i = 0; i < attributes.Length; i++)
        {
            if (!HasItsOptions(attributes[i])) return Refuse(new Rejection.CatalogueInvalid($"attributes[{i}].options"));
            if (state.AttributeTypes.TryGetValue(attributes[i].Key, out var type) && type != attributes[i].Type)
                return Refuse(new Rejection.AttributeTypeFixed(attributes[i].Key));
        }
        return AreSame(attributes, state.Catalogue.Attributes) ? Decision<ContactCatalogueEvent>.Nothing : Accept(new ContactCatalogueEvent.AttributesSet(attributes));
    }

    private static bool HasItsOptions(AttributeDefinition attribute) => attribute.Type == AttributeType.List
        ? attribute.Options.Length is > 0 and <= Limit
            && attribute.Options.All(option => TextRules.IsName(option, NameLimit)) && attribute.Options.Distinct().Count() == attribute.Options.Length
        : attribute.Options.IsEmpty;

    /// <summary>Records compare arrays by reference.</summary>
    private static bool AreSame(ImmutableArray<AttributeDefinition> one, ImmutableArray<AttributeDefinition> other) =>
        one.Length == other.Length
        && one.Zip(other).All(pair => pair.First with { Options = pair.Second.Options } == pair.Second && pair.First.Options.SequenceEqual(pair.Second.Options));

    /// <summary>Null when every entry has a key and a name of its own.</summary>
    private static Rejection? FaultOf(ImmutableArray<ContactOption> options, string list)
    {
        if (options.Length > Limit) return new Rejection.CatalogueFull(Limit);
        for (var i = 0; i < options.Length; i++)
        {
            var earlier = options.Take(i).ToList();
            if (!IsKey(options[i].Key) || earlier.Any(option => option.Key == options[i].Key)) return new Rejection.CatalogueInvalid($"{list}[{i}].key");
            if (!TextRules.IsName(options[i].Name, NameLimit)) return new Rejection.CatalogueInvalid($"{list}[{i}].name");
            if (earlier.Any(option => string.Equals(option.Name, options[i].Name, StringComparison.OrdinalIgnoreCase))) return new Rejection.NameTaken();
        }
        return null;
    }

    private static bool IsKey(string text) => Key().IsMatch(text);

    private static Decision<ContactCatalogueEvent>.Accepted Accept(ContactCatalogueEvent @event) => new([new(@event)]);

    private static Decision<ContactCatalogueEvent>.Rejected Refuse(Rejection reason) => new(reason);

    [GeneratedRegex(@"\A[a-z0-9_]{1,40}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
