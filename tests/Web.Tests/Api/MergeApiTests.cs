using System.Net;
using Parloir.Grains;
using Parloir.Grains.Contacts;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>S2-63, S2-64, S2-65, S2-66, S3-24: merging contacts, and linking them to customers.</summary>
public sealed class MergeApiTests : DeskTest
{
    private const string Zoe = "/api/v1/contacts/zoe";
    private const string Customers = "/api/v1/customers";
    private HttpClient _alice = null!;
    private HttpClient _admin = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _alice = await Server.LogInAsync("alice");
        _admin = await Server.LogInAsync("admin");
        Server.World.Contacts.All["demo/zoe"] = FakeContacts.Zoe;
        Server.World.Contacts.All["demo/yann"] = FakeContacts.Zoe with { Id = new ContactId("yann"), Name = "Yann", Stage = "payment" };
        Server.World.Contacts.All["other/theirs"] = FakeContacts.Zoe;
    }

    [Fact]
    public async Task Preview_WhenAsked_TellsEachField()
    {
        var preview = (await _alice.GetJsonAsync($"{Zoe}/merge-preview?with=yann")).ShouldBeOk();
        Assert.Equal(["name:Kept", "stage:Adopted"], preview["fields"]!.AsArray().Select(field => $"{field!["field"]}:{field["outcome"]}"));
        (await _alice.GetJsonAsync($"{Zoe}/merge-preview?with=zoe")).ShouldBe(HttpStatusCode.UnprocessableEntity, "merge_same_contact");
        (await _alice.GetJsonAsync($"{Zoe}/merge-preview?with=theirs")).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Merge_WhenAsked_IsTheContactsCommand()
    {
        (await _alice.PostJsonAsync($"{Zoe}/merge", new { clientKey = "m1", contact = "yann" })).ShouldBeOk();
        (await _alice.PostJsonAsync($"{Zoe}/unmerge", new { clientKey = "u1", contact = "yann" })).ShouldBeOk();
        var by = new Actor.Agent(new AgentId("alice"), "Alice Martin");
        Assert.Equal(
            [new ContactCommand.Merge(by, "m1", new ContactId("yann")), new ContactCommand.Unmerge(by, "u1", new ContactId("yann"))], Server.World.Contacts.Commands);
        (await _alice.PostJsonAsync($"{Zoe}/merge", new { clientKey = "", contact = "yann" })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        (await _alice.PostJsonAsync($"{Zoe}/merge", new { clientKey = "m", contact = "theirs" })).ShouldBe(HttpStatusCode.NotFound, "not_found");
        Server.World.Contacts.Rejection = new Rejection.ContactBusy();
        (await _alice.PostJsonAsync($"{Zoe}/merge", new { clientKey = "m2", contact = "yann" })).ShouldBe(HttpStatusCode.Conflict, "contact_busy");
    }

    [Theory]
    [InlineData("zoe", "yann")]
    [InlineData("yann", "zoe")]
    public async Task Merge_WhenOneOfTheTwoMayNotBeSeen_IsNotFound(string one, string other)
    {
        // S2-19.
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/agents/bruno/inboxes", new { inboxes = new[] { "demo-inbox" } })).ShouldBeOk();
        Server.World.Contacts.SeenByAll.Add("zoe");
        using var bruno = await Server.LogInAsync("bruno");
        (await bruno.GetJsonAsync($"/api/v1/contacts/{one}/merge-preview?with={other}")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await bruno.PostJsonAsync($"/api/v1/contacts/{one}/merge", new { clientKey = "m", contact = other })).ShouldBe(HttpStatusCode.NotFound, "not_found");
        Assert.Empty(Server.World.Contacts.Commands);
    }

    [Fact]
    public async Task Customer_WhenMadeByAnAdministrator_CanBeLinked()
    {
        var draft = new { reference = "C-1", name = "Garage" };
        (await _alice.PostJsonAsync(Customers, draft)).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        var (status, made) = await _admin.PostJsonAsync(Customers, draft);
        Assert.Equal(HttpStatusCode.Created, status);
        var id = (string)made!["id"]!;
        Assert.Equal("Port", (string?)(await _admin.SendJsonAsync(HttpMethod.Put, $"{Customers}/{id}", new { reference = "C-1", name = "Port" })).ShouldBeOk()["name"]);
        (await _admin.SendJsonAsync(HttpMethod.Put, $"{Customers}/none", draft)).ShouldBe(HttpStatusCode.NotFound, "not_found");
        Assert.Equal("Port", (string?)(await _alice.GetJsonAsync($"{Customers}?q=po&limit=5")).ShouldBeOk()["items"]![0]!["name"]);
        Assert.Equal(("po", 5), Server.World.Customers.LastSearch);
        (await _alice.GetJsonAsync($"{Customers}?cursor=garbage")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
        (await _alice.GetJsonAsync($"{Customers}/{id}")).ShouldBeOk();

        (await _alice.SendJsonAsync(HttpMethod.Put, $"{Zoe}/customer", new { customer = id })).ShouldBeOk();
        Assert.Equal("Port", Assert.IsType<ContactCommand.LinkCustomer>(Assert.Single(Server.World.Contacts.Commands)).Customer!.Name);
        (await _alice.SendJsonAsync(HttpMethod.Put, $"{Zoe}/customer", new { customer = (string?)null })).ShouldBeOk();
        (await _alice.SendJsonAsync(HttpMethod.Put, $"{Zoe}/customer", new { customer = "none" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_customer");

        Server.World.AddConversation("c1");
        Assert.Equal("c1", (string?)Assert.Single((await _alice.GetJsonAsync($"{Customers}/{id}/conversations")).ShouldBeOk()["items"]!.AsArray())!["id"]);
        Assert.Equal(id, Server.World.Contacts.LastList!.Value.Filter.Customer!.Value.Value);
        (await _alice.GetJsonAsync($"{Customers}/none/conversations")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        Server.World.Customers.Rejection = new Rejection.CustomerInvalid("email");
        Assert.Equal("email", (string?)(await _admin.PostJsonAsync(Customers, draft)).ShouldBe(HttpStatusCode.UnprocessableEntity, "customer_invalid")["field"]);
    }
}
