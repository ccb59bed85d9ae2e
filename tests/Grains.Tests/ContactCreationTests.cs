using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>Contacts that agents write down, on the real journal: who is there already, and who turns out to be him.</summary>
public sealed class ContactCreationTests
{
    private static readonly ContactChange.Rename Dora = new("Dora");

    [Fact]
    public async Task Create_WhenNobodyHasTheNumber_IsAContactThatIsFound()
    {
        await using var desk = await Desk.OpenAsync();
        var made = (await CreateAsync(desk, Dora, new ContactChange.SetPhones(["+33 6 00 00 00 01"]), new ContactChange.SetEmails(["Dora@Example.test"]), new ContactChange.SetLanguage("fr"))).Created!;
        Assert.Equal(("Dora", "+33600000001", "fr", (ChannelCard?)null), (made.Name, made.Address, made.Language, made.Channel));
        Assert.Equal([new ContactPoint(ContactPointKind.Phone, "33600000001", null), new ContactPoint(ContactPointKind.Email, "dora@example.test", null)], made.Points.AsEnumerable());

        await desk.RestartAsync();
        var all = new AgentAccess(Alice.Id, null, []);
        Assert.Equal(made.Id, Assert.Single((await desk.Contacts.List(desk.Workspace, new ContactFilter("dora"), all, null, 10, default)).Items).Id);
        Assert.Equal("Dora B.", (await desk.EditAsync(made.Id, new ContactChange.Rename("Dora B."))).Name);
    }

    [Fact]
    public async Task Create_WhenSomebodyHasTheNumberOrTheAddress_TellsWho()
    {
        await using var desk = await Desk.OpenAsync();
        var carla = (await desk.OpenConversationAsync()).Contact;
        Assert.Equal(carla.Id, (await CreateAsync(desk, Dora, new ContactChange.SetPhones([$"+{Carla.PhoneNumber}"]))).Existing?.Id);
        var made = (await CreateAsync(desk, Dora, new ContactChange.SetEmails(["dora@example.test"]))).Created!;
        Assert.Equal(made.Id, (await CreateAsync(desk, Dora, new ContactChange.SetEmails(["DORA@example.test"]))).Existing?.Id);
        // The end of another number is not that number.
        Assert.NotNull((await CreateAsync(desk, Dora, new ContactChange.SetPhones([Carla.PhoneNumber![1..]]))).Created);
    }

    [Fact]
    public async Task Create_WhenTwoDoAtOnce_MakesOne()
    {
        await using var desk = await Desk.OpenAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => CreateAsync(desk, Dora, new ContactChange.SetEmails(["dora@example.test"]))));
        var made = Assert.Single(outcomes, outcome => outcome.Created is not null).Created!;
        Assert.All(outcomes.Where(outcome => outcome.Created is null), outcome => Assert.Equal(made.Id, outcome.Existing?.Id));
    }

    [Fact]
    public async Task Create_WhenSomethingIsWrong_MakesNobody()
    {
        await using var desk = await Desk.OpenAsync();
        var phone = new ContactChange.SetPhones(["+33600000001"]);
        Assert.Equal(new Rejection.NameInvalid(200), (await CreateAsync(desk, phone)).Rejection);
        Assert.Equal(new Rejection.NameInvalid(200), (await CreateAsync(desk, new ContactChange.Rename(new string('x', 201)), phone)).Rejection);
        Assert.Equal(new Rejection.ContactPointRequired(), (await CreateAsync(desk, Dora)).Rejection);
        Assert.Equal(new Rejection.ContactPointRequired(), (await CreateAsync(desk, Dora, new ContactChange.SetPhones([]))).Rejection);
        Assert.Equal(new Rejection.PhoneInvalid(), (await CreateAsync(desk, Dora, new ContactChange.SetPhones(["12"]))).Rejection);
        Assert.Equal(new Rejection.EmailInvalid(), (await CreateAsync(desk, Dora, new ContactChange.SetEmails(["dora"]))).Rejection);
        Assert.Equal(new Rejection.UnknownStage(), (await CreateAsync(desk, Dora, phone, new ContactChange.SetStage("none"))).Rejection);
        Assert.Equal(0, await desk.CountAsync("contacts"));
        Assert.NotNull((await CreateAsync(desk, new ContactChange.Rename(new string('x', 200)), phone)).Created);
    }

    [Fact]
    public async Task FirstMessage_OfWhomAnAgentWroteDown_IsHis()
    {
        await using var desk = await Desk.OpenAsync();
        var made = (await CreateAsync(desk, Dora, new ContactChange.SetPhones([$"+{Carla.PhoneNumber}"]), new ContactChange.SetEmails(["dora@example.test"]))).Created!;
        await desk.Contact(made.Id).Execute(new ContactCommand.SetOwner(Alice, AliceCard));

        var conversation = await desk.OpenConversationAsync(Carla);
        Assert.Equal((made.Id, "Dora"), (conversation.Contact.Id, conversation.Contact.Name));
        var met = (await desk.Contact(made.Id).Get())!;
        Assert.Equal(desk.Account.Id, met.Channel?.Account);
        Assert.Equal(
            [new ContactPoint(ContactPointKind.Phone, Carla.PhoneNumber!, desk.Account.Id), new ContactPoint(ContactPointKind.Email, "dora@example.test", null)], met.Points.AsEnumerable());
        // What the provider calls him is known as well, for the day on which the given name is taken back.
        Assert.Equal("Carla", (await desk.EditAsync(made.Id, new ContactChange.Rename(null))).Name);
        Assert.Equal(1, await desk.CountAsync("contacts"));
    }

    private static Task<ContactCreation> CreateAsync(Desk desk, params ImmutableArray<ContactChange> fields) =>
        desk.Silo.Grains.GetGrain<IContactRegistryGrain>(desk.Workspace.Value).Create(Alice, fields).Soon();
}
