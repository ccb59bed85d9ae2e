using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Contacts;

/// <summary>What becomes of each field when two contacts are merged, and when they are separated.</summary>
public sealed class MergeRulesTests
{
    private static readonly CustomerCard Garage = new(new CustomerId("garage"), "Garage");

    private static ContactState Contact(string id, string? name, params ImmutableArray<ContactEvent> events)
    {
        var number = $"336{Math.Abs(id.Sum(c => c)):00000000}";
        var created = Told(ContactRules.Ensure(ContactState.Initial, new ContactId(id), new CustomerIdentity(number, null, name), WhatsApp));
        return created.Concat(events).Aggregate(ContactState.Initial, Evolve);
    }

    private static ContactState Evolve(ContactState state, ContactEvent told) => ContactState.Evolve(state, new Recorded<ContactEvent>(1, Noon, Noon, told));

    private static ContactState After(ContactState state, Decision<ContactEvent> decision) => Told(decision).Aggregate(state, Evolve);

    private static IEnumerable<ContactEvent> Told(Decision<ContactEvent> decision) =>
        Assert.IsType<Decision<ContactEvent>.Accepted>(decision).Events.Select(draft => draft.Event);

    private static Rejection Refusal(Decision<ContactEvent> decision) => Assert.IsType<Decision<ContactEvent>.Rejected>(decision).Reason;

    private static ContactState Merged(ContactState winner, ContactState other)
    {
        var begun = After(winner, MergeRules.Begin(winner, new ContactCommand.Merge(Alice, "k", other.View!.Id), other.Shown));
        return After(begun, MergeRules.Absorb(begun, begun.Underway!, other.Shown!));
    }

    private static ContactState Separated(ContactState winner, ContactState other)
    {
        var begun = After(winner, MergeRules.BeginUnmerge(winner, new ContactCommand.Unmerge(Alice, "k2", other.View!.Id)));
        return After(begun, MergeRules.EndUnmerge(begun, begun.Underway!));
    }

    private static ContactState Rich(string id) => Contact(
        id, "Rich", new ContactEvent.TypeChanged(Alice, "client"), new ContactEvent.StageChanged(Alice, new ContactOption("payment", "Payment")),
        new ContactEvent.LanguageChanged(Alice, "fr"), new ContactEvent.OwnerChanged(BrunoCard), new ContactEvent.CustomerLinked(Alice, Garage),
        new ContactEvent.AttributeChanged(Alice, "tier", "gold"), new ContactEvent.AttributeChanged(Alice, "age", "7"));

    [Fact]
    public void Preview_WhenTheWinnerHasNothing_IsWhatTheMergeDoes()
    {
        var (poor, rich) = (Contact("a", null, new ContactEvent.AttributeChanged(Alice, "tier", "silver")), Rich("b"));
        var preview = MergePreview.Of(poor.Shown!, rich.Shown!);
        Assert.Equal(
            [
                new MergedField("name", null, "Rich", MergeOutcome.Adopted), new MergedField("type", "user", "client", MergeOutcome.Kept), new MergedField("stage", null, "payment", MergeOutcome.Adopted),
                new MergedField("language", null, "fr", MergeOutcome.Adopted), new MergedField("owner", null, "Bruno", MergeOutcome.Adopted), new MergedField("customer", null, "Garage", MergeOutcome.Adopted),
                new MergedField("attributes.age", null, "7", MergeOutcome.Adopted), new MergedField("attributes.tier", "silver", "gold", MergeOutcome.Kept),
            ],
            preview.Fields.ToArray());

        var merged = Merged(poor, rich).Shown!;
        Assert.Equal(("Rich", "user", "payment", "fr", BrunoCard, Garage), (merged.Name, merged.Type, merged.Stage, merged.Language, merged.Owner, merged.Customer));
        Assert.Equal([new ContactAttribute("age", "7"), new ContactAttribute("tier", "silver")], merged.Attributes.ToArray());
    }

    [Fact]
    public void Merge_WhenTheWinnerHasEverything_KeepsIt()
    {
        var rich = Rich("a");
        var merged = Merged(rich, Contact("b", "Other", new ContactEvent.LanguageChanged(Alice, "de"), new ContactEvent.AttributeChanged(Alice, "tier", "silver"))).Shown!;
        Assert.Equivalent(rich.View! with { Points = merged.Points, Merged = merged.Merged }, merged, strict: true);
    }

    [Fact]
    public void Unmerge_WhenNothingChangedMeanwhile_IsAsBefore()
    {
        foreach (var (winner, other) in new[] { (Contact("a", null), Rich("b")), (Rich("a"), Contact("b", "Other")), (Rich("a"), Rich("b")) })
            Assert.Equivalent(winner.Shown, Separated(Merged(winner, other), other).Shown, strict: true);
    }

    [Fact]
    public void Unmerge_WhenAFieldWasChangedMeanwhile_LeavesIt()
    {
        var (poor, rich) = (Contact("a", null), Rich("b"));
        var changed = Evolve(Evolve(Merged(poor, rich), new ContactEvent.LanguageChanged(Alice, "de")), new ContactEvent.AttributeChanged(Alice, "tier", "silver"));
        var separated = Separated(changed, rich).Shown!;
        Assert.Equal(("de", null), (separated.Language, separated.Stage));
        Assert.Equal([new ContactAttribute("tier", "silver")], separated.Attributes.ToArray());
    }

    [Fact]
    public void Yield_WhenAskedTwice_YieldsOnce()
    {
        var contact = Contact("b", "Other");
        var yielded = After(contact, MergeRules.Yield(contact, Alice, new ContactId("a"), "A"));
        Assert.Empty(Told(MergeRules.Yield(yielded, Alice, new ContactId("a"), "A")));
        Assert.Equal(new Rejection.ContactBusy(), Refusal(MergeRules.Yield(yielded, Alice, new ContactId("c"), "C")));
        Assert.Empty(Told(MergeRules.Regain(yielded, Alice, new ContactId("c"), "C")));
        Assert.Null(After(yielded, MergeRules.Regain(yielded, Alice, new ContactId("a"), "A")).MergedInto);
    }

    [Fact]
    public void Yield_WhenItIsAboutToMergeItself_IsRefused()
    {
        var (one, other) = (Contact("a", "A"), Contact("b", "B"));
        var begun = After(one, MergeRules.Begin(one, new ContactCommand.Merge(Alice, "k", other.View!.Id), other.Shown));
        Assert.Equal(new Rejection.ContactBusy(), Refusal(MergeRules.Yield(begun, Alice, other.View.Id, "B")));
        Assert.Equal(new Rejection.ContactBusy(), Refusal(MergeRules.Begin(begun, new ContactCommand.Merge(Alice, "k2", other.View.Id), other.Shown)));
        Assert.Null(After(begun, MergeRules.Abandon(begun, begun.Underway!)).Underway);
    }

    [Fact]
    public void Begin_WhenTooManyWouldBeOne_IsRefused()
    {
        var many = Contact("a", "A").Shown! with { Merged = [.. Enumerable.Range(0, 49).Select(i => new MergedContact(new ContactId($"{i}"), "x", new ContactId("a")))] };
        Assert.Equal(new Rejection.TooManyMerged(50), Refusal(MergeRules.Begin(Contact("b", "B"), new ContactCommand.Merge(Alice, "k", many.Id), many)));
    }
}
