using System.Net;
using Parloir.Grains;
using Parloir.Grains.Contacts;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>S1-03, S1-04, S1-05, S1-06, S1-07, S1-08, S1-09, S1-13, S1-14, S1-15, S1-16, S1-30, S4-17, S4-21, S4-22: contacts, their fields, their remarks and their history.</summary>
public sealed class ContactApiTests : DeskTest
{
    private const string Zoe = "/api/v1/contacts/zoe";
    private const string Catalogue = "/api/v1/contact-catalogue";
    private HttpClient _alice = null!;
    private HttpClient _admin = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _alice = await Server.LogInAsync("alice");
        _admin = await Server.LogInAsync("admin");
        Server.World.Contacts.All["demo/zoe"] = FakeContacts.Zoe;
        Server.World.Contacts.All["other/theirs"] = FakeContacts.Zoe;
    }

    [Fact]
    public async Task Patch_WhenMembersAreAbsent_LeavesThem()
    {
        (await _alice.SendJsonAsync(HttpMethod.Patch, Zoe, new { stage = "hot_lead", emails = new[] { "a@b.test" } })).ShouldBeOk();
        var edit = Assert.IsType<ContactCommand.Edit>(Assert.Single(Server.World.Contacts.Commands));
        Assert.Equal("alice", edit.By.Id.Value);
        Assert.Equal(["SetStage", "SetEmails"], edit.Changes.Select(change => change.GetType().Name));
        Assert.Equal(["a@b.test"], Assert.IsType<ContactChange.SetEmails>(edit.Changes[1]).Addresses.ToArray());
    }

    [Fact]
    public async Task Patch_WhenMembersAreNull_ClearsThem()
    {
        var body = new { name = (string?)null, type = (string?)null, stage = (string?)null, language = (string?)null, phones = (string[]?)null, attributes = new { tier = (string?)null, age = "7" } };
        (await _alice.SendJsonAsync(HttpMethod.Patch, Zoe, body)).ShouldBeOk();
        var edit = Assert.IsType<ContactCommand.Edit>(Assert.Single(Server.World.Contacts.Commands));
        Assert.Equal(
            [new ContactChange.Rename(null), new ContactChange.SetType(null), new ContactChange.SetStage(null), new ContactChange.SetLanguage(null)],
            edit.Changes.Take(4));
        Assert.Empty(Assert.IsType<ContactChange.SetPhones>(edit.Changes[4]).Numbers);
        Assert.Equal([new ContactChange.SetAttribute("tier", null), new ContactChange.SetAttribute("age", "7")], edit.Changes.Skip(5));
    }

    [Fact]
    public async Task Patch_WhenRefused_NamesTheField()
    {
        Server.World.Contacts.Rejection = new Rejection.AttributeInvalid("tier", "Number");
        var problem = (await _alice.SendJsonAsync(HttpMethod.Patch, Zoe, new { attributes = new { tier = "x" } }))
            .ShouldBe(HttpStatusCode.UnprocessableEntity, "attribute_invalid");
        Assert.Equal(("tier", "Number"), ((string?)problem["field"], (string?)problem["kind"]));
        (await _alice.SendJsonAsync(HttpMethod.Patch, Zoe, new { name = 7 })).ShouldBe(HttpStatusCode.BadRequest, "json_invalid");
        (await _alice.SendJsonAsync(HttpMethod.Patch, Zoe, new { attributes = (object?)null })).ShouldBe(HttpStatusCode.BadRequest, "json_invalid");
    }

    [Fact]
    public async Task List_WhenFiltered_AsksForIt()
    {
        (await _alice.GetJsonAsync("/api/v1/contacts?q=Zo%C3%A9&type=lead&stage=none&owner=bruno&attribute=tier:gold&attribute=site:https://x.test&limit=10")).ShouldBeOk();
        var asked = Server.World.Contacts.LastList!.Value;
        Assert.Equal(("demo", "Zoé", "lead", "", "bruno", 10), (asked.Workspace.Value, asked.Filter.Text, asked.Filter.Type, asked.Filter.Stage, asked.Filter.Owner!.Value.Value, asked.Limit));
        Assert.Equal([new ContactAttribute("tier", "gold"), new ContactAttribute("site", "https://x.test")], asked.Filter.Attributes.ToArray());
        (await _alice.GetJsonAsync("/api/v1/contacts?attribute=tier")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
        (await _alice.GetJsonAsync("/api/v1/contacts?q=%00")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
        (await _alice.GetJsonAsync("/api/v1/contacts?cursor=garbage")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
    }

    [Fact]
    public async Task Catalogue_WhenSet_IsForAdministrators()
    {
        var stages = new { items = new[] { new { key = "trial", name = "Trial" } } };
        (await _alice.SendJsonAsync(HttpMethod.Put, $"{Catalogue}/stages", stages)).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        (await _admin.SendJsonAsync(HttpMethod.Put, $"{Catalogue}/stages", stages)).ShouldBeOk();
        (await _admin.SendJsonAsync(HttpMethod.Put, $"{Catalogue}/types", new { items = new[] { new { key = "user", name = "User" } } })).ShouldBeOk();
        var attributes = new { items = new object[] { new { key = "tier", name = "Tier", type = "List", required = true, options = new[] { "gold" } }, new { key = "age", name = "Age", type = "Number" } } };
        (await _admin.SendJsonAsync(HttpMethod.Put, $"{Catalogue}/attributes", attributes)).ShouldBeOk();
        var shown = (await _alice.GetJsonAsync(Catalogue)).ShouldBeOk();
        Assert.Equal(("trial", "gold", "Number"), ((string?)shown["stages"]![0]!["key"], (string?)shown["attributes"]![0]!["options"]![0], (string?)shown["attributes"]![1]!["type"]));

        Server.World.ContactCatalogue.Rejection = new Rejection.CatalogueInvalid("stages[0].key");
        Assert.Equal("stages[0].key", (string?)(await _admin.SendJsonAsync(HttpMethod.Put, $"{Catalogue}/stages", stages))
            .ShouldBe(HttpStatusCode.UnprocessableEntity, "catalogue_invalid")["field"]);
    }

    [Fact]
    public async Task Remarks_WhenAdded_AreRead()
    {
        var (status, body) = await _alice.PostJsonAsync($"{Zoe}/remarks", new { clientMessageId = "r1", text = "Call back" });
        Assert.Equal((HttpStatusCode.Created, "Alice Martin"), (status, (string?)body!["author"]!["name"]));
        Assert.Equal("Call back", (string?)(await _alice.GetJsonAsync($"{Zoe}/remarks")).ShouldBeOk()["items"]![0]!["text"]);
        (await _alice.GetJsonAsync($"{Zoe}/remarks?cursor=garbage")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
        (await _alice.PostJsonAsync($"{Zoe}/remarks", new { clientMessageId = "", text = "x" })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
    }

    [Fact]
    public async Task Remark_WhenItMentions_CallsOnlyWhoeverMaySeeTheContact() // S3-34, C7, S2-19
    {
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/agents/bruno/inboxes", new { inboxes = new[] { "demo-inbox" } })).ShouldBeOk();
        object Remark(params string[] mentions) => new { clientMessageId = "r1", text = "Ask @Bruno", mentions };
        (await _alice.PostJsonAsync($"{Zoe}/remarks", Remark("bruno"))).ShouldBe(HttpStatusCode.UnprocessableEntity, "agent_without_access");
        (await _alice.PostJsonAsync($"{Zoe}/remarks", Remark("nobody"))).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_agent");
        (await _alice.PostJsonAsync($"{Zoe}/remarks", Remark([.. Enumerable.Repeat("alice", 21)]))).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        Assert.Empty(Server.World.Contacts.Remarks);

        Server.World.Contacts.SeenByAll.Add("zoe");
        Assert.Equal(HttpStatusCode.Created, (await _alice.PostJsonAsync($"{Zoe}/remarks", Remark("bruno", "admin"))).Status);
        Assert.Equal(["bruno", "admin"], Server.World.Contacts.Called.Select(agent => agent.Id.Value));
    }

    [Fact]
    public async Task Conversations_WhenAsked_AreThoseOfTheContact()
    {
        Server.World.AddConversation("c1");
        Server.World.AddConversation("c2").Become(head => head with { Contact = head.Contact with { Id = new ContactId("yann") } });
        Assert.Equal("c1", (string?)Assert.Single((await _alice.GetJsonAsync($"{Zoe}/conversations")).ShouldBeOk()["items"]!.AsArray())!["id"]);
        (await _alice.GetJsonAsync($"{Zoe}/conversations?cursor=garbage")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("PATCH", "")]
    [InlineData("PUT", "/owner")]
    [InlineData("GET", "/remarks")]
    [InlineData("POST", "/remarks")]
    [InlineData("GET", "/conversations")]
    public async Task Call_WhenTheContactMayNotBeSeen_IsNotFound(string method, string path)
    {
        // S2-19: neither one of another workspace, nor one without a conversation that the caller may see.
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/agents/bruno/inboxes", new { inboxes = new[] { "demo-inbox" } })).ShouldBeOk();
        using var bruno = await Server.LogInAsync("bruno");
        object? body = path switch
        {
            "/owner" => new { agent = "bruno" },
            "/remarks" when method == "POST" => new { clientMessageId = "r", text = "x" },
            _ when method == "PATCH" => new { name = "x" },
            _ => null,
        };
        (await bruno.SendJsonAsync(new HttpMethod(method), Zoe + path, body)).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await _alice.SendJsonAsync(new HttpMethod(method), "/api/v1/contacts/theirs" + path, body)).ShouldBe(HttpStatusCode.NotFound, "not_found");
        Assert.Empty(Server.World.Contacts.Commands);
        Server.World.Contacts.SeenByAll.Add("zoe");
        Assert.InRange((int)(await bruno.SendJsonAsync(new HttpMethod(method), Zoe + path, body)).Status, 200, 201);
    }

    [Fact]
    public async Task Create_WhenSomebodyIsWrittenDown_IsAContactWithoutAChannel()
    {
        using var alice = await Server.LogInAsync("alice");
        var made = await alice.PostJsonAsync("/api/v1/contacts", new { name = "Dora", phones = new[] { "+33600000001" } });
        Assert.Equal((HttpStatusCode.Created, "Dora", (string?)null), (made.Status, (string?)made.Body!["name"], (string?)made.Body["channel"]));
        var existing = await alice.PostJsonAsync("/api/v1/contacts", new { name = "Dora", emails = new[] { "zoe@example.test" } });
        existing.ShouldBe(HttpStatusCode.Conflict, "contact_exists");
        Assert.Equal(("zoe", "Zoé"), ((string?)existing.Body!["contact"]!["id"], (string?)existing.Body["contact"]!["name"]));
        Server.World.Contacts.Rejection = new Rejection.ContactPointRequired();
        (await alice.PostJsonAsync("/api/v1/contacts", new { name = "Dora" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "contact_point_required");
    }

    [Fact]
    public async Task Create_WhenTheAgentSeesOnlySomeInboxes_IsForbidden()
    {
        await Server.World.Agents.Grain("demo/bruno").SetInboxes([new InboxId("demo-inbox")]);
        using var bruno = await Server.LogInAsync("bruno");
        (await bruno.PostJsonAsync("/api/v1/contacts", new { name = "Dora", phones = new[] { "+33600000001" } })).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
    }
}
