using Microsoft.Extensions.DependencyInjection;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Customers;
using Parloir.Grains.Journaling;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests;

/// <summary>S2-12, S2-63, S2-64, S2-65, S2-66: customers' records, and the contacts that are linked to them.</summary>
public sealed class CustomerTests
{
    private static readonly CustomerDraft Garage = new("C-1", "Garage du Port", "Port SARL", "Atelier@garage.test", "+33 2 34 56 78 02", "https://crm.test/1");

    [Fact]
    public async Task Search_WhenWrittenAnyWay_FindsTheCustomer()
    {
        await using var desk = await Desk.OpenAsync();
        var garage = (await Customer(desk, "garage").Write(Garage)).Customer!;
        await Customer(desk, "bakery").Write(new CustomerDraft("C-2", "Boulangerie Été"));
        foreach (var text in new[] { "garage", "PORT", "sarl gar", "c-1", "atelier@garage", "02 34 56", "port C-1" })
            Assert.Equal(garage, Assert.Single((await SearchAsync(desk, text)).Items));
        Assert.Equal("Boulangerie Été", Assert.Single((await SearchAsync(desk, "ete")).Items).Name);
        Assert.Empty((await SearchAsync(desk, "garage boulangerie")).Items);
        Assert.Equal(garage, await Directory(desk).Find(desk.Workspace, garage.Id, default));
        Assert.Null(await Directory(desk).Find(new WorkspaceId("zenith"), garage.Id, default));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("cust")]
    public async Task Search_WhenPaged_HasNoGapAndNoRepeat(string? text)
    {
        await using var desk = await Desk.OpenAsync();
        for (var i = 0; i < 7; i++) await Customer(desk, $"c{i}").Write(new CustomerDraft($"R{i}", $"Customer {i % 2} Custom"));
        var found = new List<CustomerId>();
        string? cursor = null;
        do
        {
            var page = await Directory(desk).Search(desk.Workspace, text, cursor, 3, default);
            found.AddRange(page.Items.Select(customer => customer.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        Assert.Equal(7, found.Count);
        Assert.Equal(7, found.Distinct().Count());
        await Assert.ThrowsAsync<FormatException>(() => Directory(desk).Search(desk.Workspace, text, "forged", 3, default));
    }

    [Fact]
    public async Task Write_WhenTheReferenceIsTaken_IsRefused()
    {
        await using var desk = await Desk.OpenAsync();
        var garage = (await Customer(desk, "garage").Write(Garage)).Customer!;
        Assert.Equal(("atelier@garage.test", "33234567802"), (garage.Email, garage.Phone));
        Assert.Equal(new Rejection.CustomerExists(), (await Customer(desk, "other").Write(Garage)).Rejection);
        Assert.Equal(garage with { Name = "Garage" }, (await Customer(desk, "garage").Write(Garage with { Name = "Garage" })).Customer);
    }

    [Theory]
    [InlineData("reference")]
    [InlineData("name")]
    [InlineData("company")]
    [InlineData("email")]
    [InlineData("phone")]
    [InlineData("url")]
    public void Write_WhenAMemberIsWrong_NamesIt(string field)
    {
        var draft = field switch
        {
            "reference" => Garage with { Reference = "" },
            "name" => Garage with { Name = " " },
            "company" => Garage with { Company = "" },
            "email" => Garage with { Email = "x" },
            "phone" => Garage with { Phone = "12" },
            _ => Garage with { Url = "javascript:alert(1)" },
        };
        var decision = CustomerRules.Write(CustomerState.Initial, new CustomerId("x"), draft);
        Assert.Equal(new Rejection.CustomerInvalid(field), Assert.IsType<Decision<CustomerEvent>.Rejected>(decision).Reason);
    }

    [Fact]
    public async Task Link_WhenAContactIsLinked_TheCustomerShowsItsHistory()
    {
        await using var desk = await Desk.OpenAsync();
        var garage = (await Customer(desk, "garage").Write(Garage)).Customer!;
        var (carla, dora) = (await desk.OpenConversationAsync(), await desk.OpenConversationAsync(new("33600000001", null, "Dora")));
        await desk.OpenConversationAsync(new("33600000002", null, "Emma"));
        foreach (var view in new[] { carla, dora })
            await desk.Contact(view.Contact.Id).Execute(new ContactCommand.LinkCustomer(Alice, new CustomerCard(garage.Id, garage.Name)));
        Assert.Equal(garage.Name, (await desk.Contact(carla.Contact.Id).Get())!.Customer!.Name);
        Assert.Equal([carla.Contact.Id, dora.Contact.Id], (await LinkedAsync(desk, garage)).Select(contact => contact.Id));

        await desk.Contact(carla.Contact.Id).Execute(new ContactCommand.Merge(Alice, "m", dora.Contact.Id));
        Assert.Equal([carla.Contact.Id, dora.Contact.Id], Assert.Single(await LinkedAsync(desk, garage)).Members.ToArray());
        Assert.Null((await desk.Contact(carla.Contact.Id).Execute(new ContactCommand.LinkCustomer(Alice, null))).Contact!.Customer);
        Assert.Empty(await LinkedAsync(desk, garage));
    }

    /// <summary>S2-12: a row of the list carries the link.</summary>
    [Fact]
    public async Task Link_WhenItChanges_ReachesTheContactsOpenConversations()
    {
        await using var desk = await Desk.OpenAsync();
        var garage = (await Customer(desk, "garage").Write(Garage)).Customer!;
        var card = new CustomerCard(garage.Id, garage.Name);
        var (carla, dora) = (await desk.OpenConversationAsync(), await desk.OpenConversationAsync(new("33600000001", null, "Dora")));
        var watcher = new ConversationWatcher();
        await watcher.WatchAsync(desk, carla.Id);

        await desk.Contact(carla.Contact.Id).Execute(new ContactCommand.LinkCustomer(Alice, card));
        var delta = await watcher.Next();
        Assert.Equal((card, 0), (delta.Head.Contact.Customer, delta.Changes.Length));
        Assert.Equal(card, (await desk.Silo.Queries.Find(desk.Workspace, carla.Id, default))!.Contact.Customer);

        // The conversations of whoever is merged into the contact are that customer's, until they are separated.
        await desk.Contact(carla.Contact.Id).Execute(new ContactCommand.Merge(Alice, "m", dora.Contact.Id));
        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => (await CustomerOfAsync(desk, dora)) == card));
        await desk.Contact(carla.Contact.Id).Execute(new ContactCommand.Unmerge(Alice, "u", dora.Contact.Id));
        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => (await CustomerOfAsync(desk, dora)) is null));

        await desk.Contact(carla.Contact.Id).Execute(new ContactCommand.LinkCustomer(Alice, null));
        await desk.AdvanceUntilAsync(Waiting.Eventually(async () => (await CustomerOfAsync(desk, carla)) is null));
    }

    [Fact]
    public async Task Link_WhenAConversationBegins_IsKnownToIt()
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.NewConversation());
        var garage = (await Customer(desk, "garage").Write(Garage)).Customer!;
        var first = await desk.OpenConversationAsync();
        await desk.Contact(first.Contact.Id).Execute(new ContactCommand.LinkCustomer(Alice, new CustomerCard(garage.Id, garage.Name)));
        await desk.DoAsync(first.Id, new ConversationCommand.Resolve(Alice));
        var second = await desk.OpenConversationAsync();
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(garage.Name, second.Contact.Customer?.Name);
    }

    private static async Task<CustomerCard?> CustomerOfAsync(Desk desk, ConversationView view) =>
        (await desk.Silo.Queries.Find(desk.Workspace, view.Id, default))!.Contact.Customer;

    private static ICustomerGrain Customer(Desk desk, string id) => desk.Silo.Grains.GetGrain<ICustomerGrain>(desk.Workspace.Key(id));

    private static ICustomerDirectory Directory(Desk desk) => desk.Silo.Services.GetRequiredService<ICustomerDirectory>();

    private static Task<CustomerPage> SearchAsync(Desk desk, string text) => Directory(desk).Search(desk.Workspace, text, null, 10, default);

    private static async Task<ImmutableArray<ContactView>> LinkedAsync(Desk desk, CustomerView customer) =>
        (await desk.Contacts.List(desk.Workspace, new ContactFilter { Customer = customer.Id }, new AgentAccess(Alice.Id, null, []), null, 10, default)).Items;
}
