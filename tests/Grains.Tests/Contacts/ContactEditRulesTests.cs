using Parloir.Grains.Contacts;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Contacts;

/// <summary>S1-03, S1-04, S1-05, S1-06, S1-07, S1-08, S4-17, S4-21: what agents write of a contact.</summary>
public sealed class ContactEditRulesTests
{
    private static readonly ContactCatalogue Catalogue = ContactCatalogueState.Initial.Catalogue with
    {
        Attributes =
        [
            new("note", "Note", AttributeType.Text, false, []), new("age", "Age", AttributeType.Number, false, []), new("vip", "VIP", AttributeType.Boolean, false, []),
            new("since", "Since", AttributeType.Date, false, []), new("tier", "Tier", AttributeType.List, true, ["gold", "silver"]), new("site", "Site", AttributeType.Url, false, []),
        ],
    };

    private static readonly ContactState Known = After(ContactState.Initial, ContactRules.Ensure(ContactState.Initial, CarlaCard.Id, Carla, WhatsApp));

    private static Decision<ContactEvent> Edit(ContactState state, params ImmutableArray<ContactChange> changes) =>
        ContactEditRules.Decide(state, new ContactCommand.Edit(Alice, changes), Catalogue);

    private static ContactState After(ContactState state, Decision<ContactEvent> decision) =>
        Told(decision).Aggregate(state, (current, told) => ContactState.Evolve(current, new Recorded<ContactEvent>(1, Noon, Noon, told)));

    private static ContactEvent[] Told(Decision<ContactEvent> decision) =>
        [.. Assert.IsType<Decision<ContactEvent>.Accepted>(decision).Events.Select(draft => draft.Event)];

    private static Rejection Refusal(Decision<ContactEvent> decision) => Assert.IsType<Decision<ContactEvent>.Rejected>(decision).Reason;

    [Fact]
    public void Rename_WhenTheProviderTellsAnotherNameLater_StaysWhatTheAgentWrote()
    {
        var named = After(Known, Edit(Known, new ContactChange.Rename("Carla Bruni")));
        var told = After(named, ContactRules.Ensure(named, CarlaCard.Id, Carla with { Name = "carla 🌸" }, WhatsApp));
        Assert.Equal("Carla Bruni", told.View!.Name);
        // Cleared, he is called as the provider calls him now.
        Assert.Equal("carla 🌸", After(told, Edit(told, new ContactChange.Rename(null))).View!.Name);
    }

    [Fact]
    public void Rename_WhenItIsTheToldName_HoldsItAgainstTheProvider()
    {
        var named = After(Known, Edit(Known, new ContactChange.Rename("Carla")));
        Assert.Equal("Carla", After(named, ContactRules.Ensure(named, CarlaCard.Id, Carla with { Name = "C." }, WhatsApp)).View!.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" Carla")]
    [InlineData("Car\nla")]
    public void Rename_WhenItIsNoName_IsRefused(string name) =>
        Assert.Equal(new Rejection.NameInvalid(200), Refusal(Edit(Known, new ContactChange.Rename(name))));

    [Fact]
    public void Edit_WhenTwiceTheSame_IsNoSecondEvent()
    {
        ImmutableArray<ContactChange> changes =
        [
            new ContactChange.Rename("Carla Bruni"), new ContactChange.SetType("lead"), new ContactChange.SetStage("hot_lead"), new ContactChange.SetLanguage("fr"),
            new ContactChange.SetPhones(["+33 1 23 45 67 89"]), new ContactChange.SetEmails(["Carla@Example.test"]), new ContactChange.SetAttribute("tier", "gold"),
        ];
        var first = Edit(Known, changes);
        Assert.Equal(changes.Length, Told(first).Length);
        Assert.Empty(Told(Edit(After(Known, first), changes)));
    }

    [Fact]
    public void Edit_WhenOneChangeIsRefused_ChangesNothing() =>
        Assert.Equal(new Rejection.UnknownStage(), Refusal(Edit(Known, new ContactChange.Rename("Dora"), new ContactChange.SetStage("none"))));

    [Fact]
    public void Edit_WhenThereIsNoContact_IsNotFound() => Assert.Equal(new Rejection.NotFound(), Refusal(Edit(ContactState.Initial, new ContactChange.SetType("lead"))));

    [Fact]
    public void Points_WhenWritten_AreCanonicalAndOnce()
    {
        var state = After(Known, Edit(
            Known, new ContactChange.SetPhones(["+33 1.23.45.67.89", "0033123456789", "+33612345678"]), new ContactChange.SetEmails([" Carla@EXAMPLE.test "])));
        Assert.Equal(
            [
                new ContactPoint(ContactPointKind.Phone, "33612345678", WhatsApp.Account), new ContactPoint(ContactPointKind.Phone, "33123456789", null),
                new ContactPoint(ContactPointKind.Email, "carla@example.test", null),
            ],
            state.View!.Points.ToArray());
        // What a provider told stays when what agents wrote is cleared.
        Assert.Equal(["33612345678", "carla@example.test"], After(state, Edit(state, new ContactChange.SetPhones([]))).View!.Points.Select(point => point.Value));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("06 12 34 56 78")]
    [InlineData("call me")]
    public void Phones_WhenOneIsNotInternational_AreRefused(string number) =>
        Assert.Equal(new Rejection.PhoneInvalid(), Refusal(Edit(Known, new ContactChange.SetPhones([number]))));

    [Theory]
    [InlineData("")]
    [InlineData("carla")]
    [InlineData("carla@example")]
    [InlineData("a b@example.test")]
    [InlineData("carla@@example.test")]
    public void Emails_WhenOneIsNone_AreRefused(string address) =>
        Assert.Equal(new Rejection.EmailInvalid(), Refusal(Edit(Known, new ContactChange.SetEmails([address]))));

    [Fact]
    public void APoint_WhenAdded_JoinsWhatAgentsWrote_Once() // S0-10
    {
        var state = After(Known, Edit(Known, new ContactChange.SetEmails(["old@example.test"]), new ContactChange.SetPhones(["+33123456789"])));
        state = After(state, Edit(state, new ContactChange.AddPoint(ContactPointKind.Email, "New@example.test"), new ContactChange.AddPoint(ContactPointKind.Phone, "+33198765432")));
        string[] Of(ContactPointKind kind) => [.. state.View!.Points.Where(point => point.Kind == kind).Select(point => point.Value)];
        Assert.Equal(["old@example.test", "new@example.test"], Of(ContactPointKind.Email));
        Assert.Equal(["33612345678", "33123456789", "33198765432"], Of(ContactPointKind.Phone));
        Assert.Empty(Told(Edit(state, new ContactChange.AddPoint(ContactPointKind.Email, "OLD@example.test"), new ContactChange.AddPoint(ContactPointKind.Phone, "+33612345678"))));
        Assert.Equal(new Rejection.EmailInvalid(), Refusal(Edit(state, new ContactChange.AddPoint(ContactPointKind.Email, "none"))));
        Assert.Equal(new Rejection.PhoneInvalid(), Refusal(Edit(state, new ContactChange.AddPoint(ContactPointKind.Phone, "06 12"))));
    }

    [Fact]
    public void Phones_WhenTooMany_AreRefused() =>
        Assert.Equal(new Rejection.TooManyPoints(50), Refusal(Edit(Known, new ContactChange.SetPhones([.. Enumerable.Range(0, 50).Select(i => $"+331234567{i:00}")]))));

    [Theory]
    [InlineData("fr", true)]
    [InlineData("pt-BR", true)]
    [InlineData("français", false)]
    [InlineData("FR", false)]
    public void Language_WhenWritten_IsATag(string tag, bool isOne)
    {
        var decision = Edit(Known, new ContactChange.SetLanguage(tag));
        if (isOne) Assert.Equal([new ContactEvent.LanguageChanged(Alice, tag)], Told(decision));
        else Assert.Equal(new Rejection.LanguageInvalid(), Refusal(decision));
    }

    [Fact]
    public void Type_WhenUnknown_IsRefused() => Assert.Equal(new Rejection.UnknownContactType(), Refusal(Edit(Known, new ContactChange.SetType("alien"))));

    [Fact]
    public void Stage_WhenChanged_IsANoticeForOpenConversations()
    {
        // S3-20: the name that the stage had then.
        var state = After(Known, Edit(Known, new ContactChange.SetStage("hot_lead")));
        Assert.Equal(new ContactNotice(1, Alice, Noon, new ContactHappening.StageChanged("Hot lead")), Assert.Single(state.Notices));
    }

    [Theory]
    [InlineData("note", "Anything", "Anything")]
    [InlineData("age", "+07.50", "7.5")]
    [InlineData("vip", "true", "true")]
    [InlineData("since", "2024-02-29", "2024-02-29")]
    [InlineData("tier", "silver", "silver")]
    [InlineData("site", "https://example.test/x", "https://example.test/x")]
    public void Attribute_WhenItsTypeTakesIt_IsWrittenCanonically(string key, string value, string written) =>
        Assert.Equal([new ContactEvent.AttributeChanged(Alice, key, written)], Told(Edit(Known, new ContactChange.SetAttribute(key, value))));

    [Theory]
    [InlineData("note", " ", "attribute_invalid")]
    [InlineData("age", "seven", "attribute_invalid")]
    [InlineData("age", "1,5", "attribute_invalid")]
    [InlineData("vip", "yes", "attribute_invalid")]
    [InlineData("since", "2023-02-29", "attribute_invalid")]
    [InlineData("site", "javascript:alert(1)", "attribute_invalid")]
    [InlineData("tier", "bronze", "attribute_option_unknown")]
    [InlineData("tier", null, "attribute_required")]
    [InlineData("other", "x", "unknown_attribute")]
    public void Attribute_WhenItsTypeDoesNotTakeIt_IsRefused(string key, string? value, string code) =>
        Assert.Equal(code, Refusal(Edit(Known, new ContactChange.SetAttribute(key, value))).Code);
}
