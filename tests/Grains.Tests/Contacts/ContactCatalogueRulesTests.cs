using Parloir.Grains.Contacts;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Contacts;

/// <summary>S1-05, S3-20, S4-21: types, stages and custom attributes, as administrators keep them.</summary>
public sealed class ContactCatalogueRulesTests
{
    private static readonly ContactOption User = new("user", "User");

    private static ContactCatalogueState After(ContactCatalogueState state, Decision<ContactCatalogueEvent> decision) =>
        Told(decision).Aggregate(state, (current, told) => ContactCatalogueState.Evolve(current, new Recorded<ContactCatalogueEvent>(1, Noon, Noon, told)));

    private static IEnumerable<ContactCatalogueEvent> Told(Decision<ContactCatalogueEvent> decision) =>
        Assert.IsType<Decision<ContactCatalogueEvent>.Accepted>(decision).Events.Select(draft => draft.Event);

    private static Rejection Refusal(Decision<ContactCatalogueEvent> decision) => Assert.IsType<Decision<ContactCatalogueEvent>.Rejected>(decision).Reason;

    [Fact]
    public void Types_WhenNobodySetThem_AreThoseOfTheGuides() =>
        Assert.Equal(["visitor", "user", "lead", "client"], ContactCatalogueState.Initial.Catalogue.Types.Select(type => type.Key));

    [Fact]
    public void SetStages_WhenInAnotherOrder_KeepsThatOrder()
    {
        ImmutableArray<ContactOption> stages = [new("b", "B"), new("a", "A")];
        var state = After(ContactCatalogueState.Initial, ContactCatalogueRules.SetStages(ContactCatalogueState.Initial, stages));
        Assert.Equal(["b", "a"], state.Catalogue.Stages.Select(stage => stage.Key));
        Assert.Empty(Told(ContactCatalogueRules.SetStages(state, [.. stages])));
        Assert.Empty(After(state, ContactCatalogueRules.SetStages(state, [])).Catalogue.Stages);
    }

    [Theory]
    [InlineData("", "New", "stages[1].key")]
    [InlineData("New", "New", "stages[1].key")]
    [InlineData("user\n", "New", "stages[1].key")]
    [InlineData("user", "Other", "stages[1].key")]
    [InlineData("new", "", "stages[1].name")]
    public void SetStages_WhenAnEntryIsWrong_NamesIt(string key, string name, string field) =>
        Assert.Equal(new Rejection.CatalogueInvalid(field), Refusal(ContactCatalogueRules.SetStages(ContactCatalogueState.Initial, [User, new(key, name)])));

    [Fact]
    public void SetStages_WhenTwoHaveOneName_IsRefused() =>
        Assert.Equal(new Rejection.NameTaken(), Refusal(ContactCatalogueRules.SetStages(ContactCatalogueState.Initial, [User, new("new", "USER")])));

    [Fact]
    public void SetStages_WhenTooMany_IsRefused() => Assert.Equal(
        new Rejection.CatalogueFull(100),
        Refusal(ContactCatalogueRules.SetStages(ContactCatalogueState.Initial, [.. Enumerable.Range(0, 101).Select(i => new ContactOption($"s{i}", $"S{i}"))])));

    [Fact]
    public void SetTypes_WhenTheOneOfNewContactsIsMissing_IsRefused() => Assert.Equal(
        new Rejection.CatalogueInvalid("types.user"), Refusal(ContactCatalogueRules.SetTypes(ContactCatalogueState.Initial, [new("lead", "Lead")])));

    [Theory]
    [InlineData(AttributeType.List, 0)]
    [InlineData(AttributeType.List, 101)]
    [InlineData(AttributeType.Text, 1)]
    public void SetAttributes_WhenTheOptionsAreNotThoseOfTheType_IsRefused(AttributeType type, int options) => Assert.Equal(
        new Rejection.CatalogueInvalid("attributes[0].options"),
        Refusal(SetAttribute(ContactCatalogueState.Initial, type, [.. Enumerable.Range(0, options).Select(i => $"option {i}")])));

    [Fact]
    public void SetAttributes_WhenOneComesBackWithAnotherType_IsRefused()
    {
        var made = After(ContactCatalogueState.Initial, SetAttribute(ContactCatalogueState.Initial, AttributeType.List, ["gold"]));
        Assert.Empty(Told(SetAttribute(made, AttributeType.List, ["gold"])));
        var gone = After(made, ContactCatalogueRules.SetAttributes(made, []));
        Assert.Empty(gone.Catalogue.Attributes);
        Assert.Equal(new Rejection.AttributeTypeFixed("tier"), Refusal(SetAttribute(gone, AttributeType.Text, [])));
        Assert.Equal("silver", After(gone, SetAttribute(gone, AttributeType.List, ["silver"])).Catalogue.Attributes[0].Options[0]);
    }

    private static Decision<ContactCatalogueEvent> SetAttribute(ContactCatalogueState state, AttributeType type, ImmutableArray<string> options) =>
        ContactCatalogueRules.SetAttributes(state, [new AttributeDefinition("tier", "Tier", type, false, options)]);
}
