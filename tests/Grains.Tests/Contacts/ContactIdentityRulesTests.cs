using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Contacts;

/// <summary>One customer under several ids: phone number, business-scoped user id, and a number changed to.</summary>
public sealed class ContactIdentityRulesTests
{
    private const string Self = "33612345678";
    private static readonly CustomerIdentity NewNumber = new("33687654321", null, null);
    private static readonly ContactIdentityEvent.ConversationStarted Started = new(Conversation, 7, null);
    private static readonly IdentityLink Somebody = new(new ContactId("dora"), Conversation, 7, AliceCard);

    private static ImmutableArray<CustomerIdentity> NewAliases(ContactIdentityState state, CustomerIdentity identity, params ImmutableArray<InboundItem> items) =>
        ContactIdentityRules.NewAliases(state, Self, identity, [.. items.Select((item, i) => Envelope($"{i}", Noon, item))]);

    private static ContactIdentityState After(ContactIdentityState state, Decision<ContactIdentityEvent> decision) =>
        Told(decision).Aggregate(state, (current, told) => ContactIdentityState.Evolve(current, new Recorded<ContactIdentityEvent>(1, Noon, Noon, told)));

    private static ImmutableArray<ContactIdentityEvent> Told(Decision<ContactIdentityEvent> decision) =>
        [.. Assert.IsType<Decision<ContactIdentityEvent>.Accepted>(decision).Events.Select(draft => draft.Event)];

    [Fact]
    public void NewAliases_WhenOnlyTheNumberIsTold_AreNone() => Assert.Empty(NewAliases(ContactIdentityState.Initial, Carla, EveryItem[0]));

    [Fact]
    public void NewAliases_WhenAUserIdIsToldToo_AreThatId() =>
        Assert.Equal(["user-1"], NewAliases(ContactIdentityState.Initial, Carla with { UserId = "user-1" }).Select(alias => alias.ProviderId));

    [Fact]
    public void NewAliases_WhenTheUserIdIsThisVeryId_AreNone() =>
        Assert.Empty(ContactIdentityRules.NewAliases(ContactIdentityState.Initial, "user-1", new CustomerIdentity(null, "user-1", null), []));

    [Fact]
    public void NewAliases_WhenTheNumberChanged_AreTheNewNumber() =>
        Assert.Equal(NewNumber, Assert.Single(NewAliases(ContactIdentityState.Initial, Carla, new InboundItem.SystemNotice("changed", "", NewNumber))));

    [Fact]
    public void NewAliases_WhenToldTwice_AreToldOnce()
    {
        var notice = new InboundItem.SystemNotice("changed", "", NewNumber);
        Assert.Equal(2, NewAliases(ContactIdentityState.Initial, Carla with { UserId = "user-1" }, notice, notice).Length);
    }

    [Fact]
    public void NewAliases_WhenKnown_AreNone()
    {
        var known = After(ContactIdentityState.Initial, ContactIdentityRules.Adopt(ContactIdentityState.Initial, "user-1", null));
        Assert.Empty(NewAliases(known, Carla with { UserId = "user-1" }));
    }

    [Fact]
    public void PointTo_WhenFree_LeadsToThePrimary() =>
        Assert.Equal(new ContactIdentityEvent.Pointed("33600000000"), Assert.Single(Told(ContactIdentityRules.PointTo(ContactIdentityState.Initial, Self, "33600000000"))));

    [Fact]
    public void PointTo_WhenItPointsAlready_ChangesNothing() =>
        Assert.Empty(Told(ContactIdentityRules.PointTo(ContactIdentityState.Initial with { Primary = "33600000000" }, Self, "33611111111")));

    [Fact]
    public void PointTo_WhenItWouldPointToItself_ChangesNothing() => Assert.Empty(Told(ContactIdentityRules.PointTo(ContactIdentityState.Initial, Self, Self)));

    [Fact]
    public void PointTo_WhenThePrimaryIsItsOwnAlias_MakesNoCircle()
    {
        // A customer who changes back: otherwise each id would wait for the other for ever.
        var state = ContactIdentityState.Initial with { Aliases = ["33600000000"] };
        Assert.Empty(Told(ContactIdentityRules.PointTo(state, Self, "33600000000")));
    }

    [Fact]
    public void Adopt_WhenNobodyIsKnownHere_TakesContactAndConversation()
    {
        var state = After(ContactIdentityState.Initial, ContactIdentityRules.Adopt(ContactIdentityState.Initial, "user-1", Somebody));
        Assert.Equal(Somebody.Contact, state.Contact);
        Assert.Equal(new StartedConversation(Conversation, 7, AliceCard), state.Current);
        Assert.Equal(["user-1"], state.Aliases.AsEnumerable());
    }

    [Fact]
    public void Adopt_WhenTheOtherHadNoConversationYet_TakesTheContact()
    {
        var state = After(ContactIdentityState.Initial, ContactIdentityRules.Adopt(ContactIdentityState.Initial, "user-1", Somebody with { Conversation = null }));
        Assert.Equal((Somebody.Contact, null), (state.Contact, state.Current));
    }

    [Fact]
    public void Adopt_WhenSomebodyIsKnownHere_KeepsTheContact()
    {
        var known = After(ContactIdentityState.Initial, ContactIdentityRules.Begin(ContactIdentityState.Initial, CarlaCard.Id, Started));
        Assert.Equal(CarlaCard.Id, After(known, ContactIdentityRules.Adopt(known, "user-1", Somebody)).Contact);
    }

    [Fact]
    public void Adopt_WhenDoneBefore_ChangesNothing()
    {
        var state = After(ContactIdentityState.Initial, ContactIdentityRules.Adopt(ContactIdentityState.Initial, "user-1", null));
        Assert.Empty(Told(ContactIdentityRules.Adopt(state, "user-1", Somebody)));
    }

    [Fact]
    public void LinkOf_WhenNobodyWrote_IsNone() => Assert.Null(ContactIdentityRules.LinkOf(ContactIdentityState.Initial));

    [Fact]
    public void LinkOf_WhenSomebodyWrote_IsWhatAdoptTakes()
    {
        var state = ContactIdentityState.Initial with { Contact = Somebody.Contact, Current = new StartedConversation(Conversation, 7, AliceCard) };
        Assert.Equal(Somebody, ContactIdentityRules.LinkOf(state));
    }

    [Fact]
    public void BeginAndStart_WhenTakenOverMeanwhile_MakeNothingOfTheirOwn()
    {
        var pointed = ContactIdentityState.Initial with { Primary = "33600000000" };
        Assert.Empty(Told(ContactIdentityRules.Begin(pointed, CarlaCard.Id, Started)));
        Assert.Empty(Told(ContactIdentityRules.Start(pointed, Started)));
    }
}
