using Parloir.Grains.Contacts;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Contacts;

public sealed class ContactRulesTests
{
    private static readonly CustomerIdentity Nameless = new("33612345678", null, null);

    private static ContactState Known(CustomerIdentity? identity = null) =>
        After(ContactState.Initial, ContactRules.Ensure(ContactState.Initial, CarlaCard.Id, identity ?? Carla, WhatsApp));

    private static ContactState After(ContactState state, Decision<ContactEvent> decision) =>
        Told(decision).Aggregate(state, (current, told) => ContactState.Evolve(current, new Recorded<ContactEvent>(1, Noon, Noon, told)));

    private static IEnumerable<ContactEvent> Told(Decision<ContactEvent> decision) =>
        Assert.IsType<Decision<ContactEvent>.Accepted>(decision).Events.Select(draft => draft.Event);

    [Fact]
    public void Ensure_WhenNew_CreatesTheContact() =>
        Assert.Equivalent(
            new ContactView(
                CarlaCard.Id, "Carla", "+33612345678", null, WhatsApp, Noon, "user", null, null,
                [new ContactPoint(ContactPointKind.Phone, "33612345678", WhatsApp.Account)], [], null, [], null),
            Known().View, strict: true);

    [Fact]
    public void Ensure_WhenKnown_ChangesNothing() => Assert.Empty(Told(ContactRules.Ensure(Known(), CarlaCard.Id, Carla, WhatsApp)));

    [Fact]
    public void Ensure_WhenTheProviderTellsAnotherName_TakesIt() =>
        Assert.Equal([new ContactEvent.Renamed("Carla B.")], Told(ContactRules.Ensure(Known(), CarlaCard.Id, Carla with { Name = "Carla B." }, WhatsApp)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Ensure_WhenTheProviderTellsNoName_KeepsTheKnownOne(string? name) =>
        Assert.Empty(Told(ContactRules.Ensure(Known(), CarlaCard.Id, Carla with { Name = name }, WhatsApp)));

    [Fact]
    public void Ensure_WhenANameComesLater_ReplacesTheAddress()
    {
        var known = Known(Nameless);
        Assert.Equal("+33612345678", known.View!.Name);
        Assert.Equal("Carla", After(known, ContactRules.Ensure(known, CarlaCard.Id, Carla, WhatsApp)).View!.Name);
    }

    [Fact]
    public void Ensure_WhenTheProviderTellsANameThatNobodySees_KeepsTheKnownOne() =>
        Assert.Empty(Told(ContactRules.Ensure(Known(), CarlaCard.Id, Carla with { Name = "\u200b\u2800" }, WhatsApp)));

    [Fact]
    public void Ensure_WhenTheProviderTellsAnotherId_LearnsIt()
    {
        var known = After(Known(), ContactRules.Ensure(Known(), CarlaCard.Id, Carla with { UserId = "user-1" }, WhatsApp));
        Assert.Equal(["33612345678", "user-1"], known.View!.Points.Select(point => point.Value));
        Assert.Empty(Told(ContactRules.Ensure(known, CarlaCard.Id, Carla with { UserId = "user-1" }, WhatsApp)));
    }

    [Theory]
    [InlineData("Carla", "Carla")]
    [InlineData("  Carla ", "Carla")]
    [InlineData("Car\nla", "Car la")]
    [InlineData("Car\0la", "Car\ufffdla")]
    [InlineData(null, "+33612345678")]
    [InlineData(" ", "+33612345678")]
    [InlineData("\u200b\u3164\u2060", "+33612345678")]
    [InlineData("\u202e", "+33612345678")]
    [InlineData("\u202eCarla\u202c", "Carla")]
    [InlineData("\u0633\u0627\u0631\u0629", "\u0633\u0627\u0631\u0629")]
    public void NameOf_WhenTold_IsOneLineThatCanBeStored(string? told, string name) => Assert.Equal(name, ContactRules.NameOf(Nameless with { Name = told }));

    [Fact]
    public void NameOf_WhenEndless_IsCut() => Assert.Equal(200, ContactRules.NameOf(Nameless with { Name = new string('x', 5000) }).Length);

    [Fact]
    public void AddressOf_WhenOnlyAUserIdIsKnown_IsThatId() => Assert.Equal("user-1", ContactRules.AddressOf(new CustomerIdentity(null, "user-1", null)));

    [Fact]
    public void ProviderId_WhenNeitherIsKnown_IsABug() => Assert.Throws<InvalidOperationException>(() => new CustomerIdentity(null, null, "x").ProviderId);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Own_WhenNobodyDoes_MakesTheOwner(bool replace) =>
        Assert.Equal([new ContactEvent.OwnerChanged(AliceCard, Assignment)], Told(ContactRules.Own(Known(), AliceCard, replace, Assignment)));

    [Fact]
    public void Own_WhenByAFirstReplyAndSomebodyDoes_ChangesNothing() =>
        Assert.Empty(Told(ContactRules.Own(Owned(), BrunoCard, replace: false, Assignment)));

    [Fact]
    public void Own_WhenByAnAssignmentAndSomebodyDoes_Replaces() =>
        // C9: assigning the conversation assigns the contact.
        Assert.Equal([new ContactEvent.OwnerChanged(BrunoCard, Assignment)], Told(ContactRules.Own(Owned(), BrunoCard, replace: true, Assignment)));

    [Fact]
    public void Own_WhenItIsTheOwner_ChangesNothing() => Assert.Empty(Told(ContactRules.Own(Owned(), AliceCard, replace: true, Assignment)));

    [Fact]
    public void AddRemark_WhenTheTextIsNone_IsRefused()
    {
        Assert.Equal(new Rejection.TextEmpty(), Refusal(ContactRules.AddRemark(Known(), Alice, "r", " ")));
        Assert.Equal(new Rejection.TextTooLong(10_001, 10_000), Refusal(ContactRules.AddRemark(Known(), Alice, "r", new string('x', 10_001))));
        Assert.Equal(new Rejection.ClientMessageIdInvalid(64), Refusal(ContactRules.AddRemark(Known(), Alice, "", "x")));
        Assert.Equal(new Rejection.NotFound(), Refusal(ContactRules.AddRemark(ContactState.Initial, Alice, "r", "x")));
    }

    [Fact]
    public void Told_WhenTheConversationsKnow_ForgetsTheNotices()
    {
        var state = After(Known(), ContactRules.AddRemark(Known(), Alice, "r", "Call back"));
        Assert.Single(state.Notices);
        Assert.Empty(Told(ContactRules.Told(state, 0)));
        Assert.Empty(After(state, ContactRules.Told(state, 1)).Notices);
    }

    private static Rejection Refusal(Decision<ContactEvent> decision) => Assert.IsType<Decision<ContactEvent>.Rejected>(decision).Reason;

    [Fact]
    public void Own_WhenThereIsNoContact_ChangesNothing() => Assert.Empty(Told(ContactRules.Own(ContactState.Initial, AliceCard, replace: true, Assignment)));

    private static readonly AssignmentId Assignment = new(Conversation, 4);

    [Fact]
    public void Disown_WhenTheAssignmentStillStands_PutsTheOwnerBack()
    {
        Assert.Equal([new ContactEvent.OwnerRemoved()], Told(ContactRules.Disown(Owned(), Assignment)));
        var later = Assignment with { Sequence = 9 };
        var state = After(Owned(), ContactRules.Own(Owned(), BrunoCard, replace: true, later));
        Assert.Equal([new ContactEvent.OwnerChanged(AliceCard)], Told(ContactRules.Disown(state, later)));
        Assert.Empty(Told(ContactRules.Disown(state, Assignment)));
    }

    [Fact]
    public void Disown_WhenDoneTwice_IsDoneOnce()
    {
        var state = After(Owned(), ContactRules.Disown(Owned(), Assignment));
        Assert.Null(state.View!.Owner);
        Assert.Empty(Told(ContactRules.Disown(state, Assignment)));
    }

    [Fact]
    public void Disown_WhenTheOwnerWasChosenSince_ChangesNothing()
    {
        // Somebody else, nobody, or the same one: whoever chooses means it.
        foreach (var chosen in new[] { BrunoCard, null, AliceCard })
        {
            var state = After(Owned(), ContactRules.SetOwner(Owned(), chosen));
            Assert.Empty(Told(ContactRules.Disown(state, Assignment)));
            Assert.Equal(chosen, state.View!.Owner);
        }
    }

    [Fact]
    public void Disown_WhenAnotherConversationMadeTheSameOwner_ChangesNothing()
    {
        var state = After(Owned(), ContactRules.Own(Owned(), AliceCard, replace: true, new AssignmentId(new ConversationId("other"), 4)));
        Assert.Equal(AliceCard, state.View!.Owner);
        Assert.Empty(Told(ContactRules.Disown(state, Assignment)));
    }

    [Fact]
    public void Disown_WhenTheAssignmentFoundItsOwner_ChangesNothing()
    {
        var chosen = After(Known(), ContactRules.SetOwner(Known(), AliceCard));
        Assert.Empty(Told(ContactRules.Own(chosen, AliceCard, replace: true, Assignment)));
        Assert.Empty(Told(ContactRules.Disown(chosen, Assignment)));
        Assert.Empty(Told(ContactRules.Disown(ContactState.Initial, Assignment)));
    }

    private static ContactState Owned() => After(Known(), ContactRules.Own(Known(), AliceCard, replace: true, Assignment));
}
