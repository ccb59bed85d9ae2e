using System.Net;
using System.Text.Json.Nodes;
using Parloir.Grains;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Workspaces;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>S1-10, S1-11, S1-18, S2-38, S4-07, S4-15, S4-18, S4-23: what stands behind ownership, and who may change it.</summary>
public sealed class OwnershipApiTests : DeskTest
{
    private const string Root = "/api/v1/conversations/c1";
    private HttpClient _alice = null!;
    private HttpClient _admin = null!;
    private FakeConversation _conversation = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _alice = await Server.LogInAsync("alice");
        _admin = await Server.LogInAsync("admin");
        _conversation = Server.World.AddConversation("c1");
    }

    [Fact]
    public async Task Team_WhenMadeByAnAdministrator_CanBeGivenConversations()
    {
        var team = (await _admin.PostJsonAsync("/api/v1/teams", new { name = "Sales" })).ShouldBeOk();
        var id = (string)team["id"]!;
        (await _admin.SendJsonAsync(HttpMethod.Put, $"/api/v1/teams/{id}", new { name = "Sellers" })).ShouldBeOk();
        (await _admin.SendJsonAsync(HttpMethod.Put, $"/api/v1/teams/{id}/members/alice")).ShouldBeOk();
        (await _admin.SendJsonAsync(HttpMethod.Put, $"/api/v1/teams/{id}/members/bob")).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_agent");
        var listed = (await _alice.GetJsonAsync("/api/v1/teams")).ShouldBeOk()["items"]![0]!;
        Assert.Equal(("Sellers", "alice"), ((string?)listed["name"], (string?)listed["members"]![0]));
        (await _admin.SendJsonAsync(HttpMethod.Delete, $"/api/v1/teams/{id}/members/alice")).ShouldBeOk();

        (await _alice.SendJsonAsync(HttpMethod.Put, $"{Root}/team", new { team = id })).ShouldBeOk();
        Assert.Equal("Sellers", Assert.IsType<ConversationCommand.AssignTeam>(Assert.Single(_conversation.Commands)).Team!.Name);
        (await _alice.PostJsonAsync($"{Root}/transfer", new { clientMessageId = "t", team = id })).ShouldBeOk();
    }

    [Fact]
    public async Task Team_WhenTheNameIsTaken_IsRefused()
    {
        (await _admin.PostJsonAsync("/api/v1/teams", new { name = "Sales" })).ShouldBeOk();
        (await _admin.PostJsonAsync("/api/v1/teams", new { name = "Sales" })).ShouldBe(HttpStatusCode.Conflict, "name_taken");
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/teams/none", new { name = "x" })).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/teams/none/members/alice")).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("POST", "/api/v1/teams", """{"name":"x"}""")]
    [InlineData("PUT", "/api/v1/teams/t", """{"name":"x"}""")]
    [InlineData("DELETE", "/api/v1/teams/t", null)]
    [InlineData("POST", "/api/v1/inboxes", """{"name":"x"}""")]
    [InlineData("PUT", "/api/v1/inboxes/demo-inbox", """{"name":"x"}""")]
    [InlineData("DELETE", "/api/v1/inboxes/demo-inbox", null)]
    [InlineData("PUT", "/api/v1/teams/t/members/alice", null)]
    [InlineData("DELETE", "/api/v1/teams/t/members/alice", null)]
    [InlineData("POST", "/api/v1/departments", """{"name":"x"}""")]
    [InlineData("PUT", "/api/v1/departments/marketing", """{"name":"x"}""")]
    [InlineData("DELETE", "/api/v1/departments/marketing", null)]
    [InlineData("POST", "/api/v1/keywords", """{"name":"x"}""")]
    [InlineData("PUT", "/api/v1/keywords/refund", """{"name":"x"}""")]
    [InlineData("DELETE", "/api/v1/keywords/refund", null)]
    [InlineData("PUT", "/api/v1/labels/vip", """{"name":"x","color":"red"}""")]
    [InlineData("DELETE", "/api/v1/labels/vip", null)]
    [InlineData("PUT", "/api/v1/agents/alice/inboxes", """{"inboxes":null}""")]
    [InlineData("PUT", "/api/v1/inboxes/demo-inbox/auto-resolve", """{"policy":null}""")]
    public async Task Configuration_WhenTheCallerIsNoAdministrator_IsForbidden(string method, string path, string? body) =>
        (await _alice.SendJsonAsync(new HttpMethod(method), path, body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json")))
            .ShouldBe(HttpStatusCode.Forbidden, "forbidden");

    [Fact]
    public async Task Departments_WhenKeptByAnAdministrator_AreAListForAll()
    {
        Assert.Equal("Marketing", (string?)(await _alice.GetJsonAsync("/api/v1/departments")).ShouldBeOk()["items"]![0]!["name"]);
        (await _admin.PostJsonAsync("/api/v1/departments", new { name = "Support" })).ShouldBeOk();
        (await _admin.PostJsonAsync("/api/v1/departments", new { name = "Marketing" })).ShouldBe(HttpStatusCode.Conflict, "name_taken");
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/departments/none", new { name = "x" })).ShouldBe(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(HttpStatusCode.NoContent, (await _admin.SendJsonAsync(HttpMethod.Delete, "/api/v1/departments/marketing")).Status);
        Assert.Equal(new CatalogueEntry.Department("marketing"), Assert.Single(Server.World.Workspaces.Deleted));
        (await _alice.SendJsonAsync(HttpMethod.Put, $"{Root}/department", new { department = "none" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_department");
    }

    [Fact]
    public async Task Keywords_WhenTheCatalogueLacksOne_AreNotMadeByUse()
    {
        // S1-18, C6: keywords are managed centrally.
        (await _alice.SendJsonAsync(HttpMethod.Put, $"{Root}/keywords/new")).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_keyword");
        (await _admin.PostJsonAsync("/api/v1/keywords", new { name = "" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "keyword_invalid");
        (await _admin.PostJsonAsync("/api/v1/keywords", new { name = "invoice" })).ShouldBeOk();
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/keywords/refund", new { name = "Refunds" })).ShouldBeOk();
        (await _admin.SendJsonAsync(HttpMethod.Delete, "/api/v1/keywords/none")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        Assert.Empty(_conversation.Commands);
    }

    [Fact]
    public async Task Labels_WhenChangedByAnAdministrator_KeepTheirId()
    {
        (await _alice.PostJsonAsync("/api/v1/labels", new { name = "vip" })).ShouldBeOk();
        var changed = (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/labels/vip", new { name = "Important", color = "red" })).ShouldBeOk();
        Assert.Equal(("vip", "Important"), ((string?)changed["id"], (string?)changed["name"]));
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/labels/vip", new { name = "x", color = "mauve" })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/labels/none", new { name = "x", color = "red" })).ShouldBe(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(HttpStatusCode.NoContent, (await _admin.SendJsonAsync(HttpMethod.Delete, "/api/v1/labels/vip")).Status);
    }

    [Fact]
    public async Task Inboxes_WhenAnAgentsAreSet_AreChecked()
    {
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/agents/bruno/inboxes", new { inboxes = new[] { "none" } })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_inbox");
        var bruno = (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/agents/bruno/inboxes", new { inboxes = new[] { "demo-inbox" } })).ShouldBeOk();
        Assert.Equal("demo-inbox", (string?)bruno["inboxes"]![0]);
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/agents/none/inboxes", new { inboxes = (string[]?)null })).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task ReopenPolicy_WhenSetByAnAdministrator_IsTheInboxes() // C2
    {
        const string Address = "/api/v1/inboxes/demo-inbox/reopen-policy";
        foreach (var policy in new object[] { new { policy = "reopen" }, new { policy = "new_conversation" }, new { policy = "reopen_within", days = 365 } })
            (await _admin.SendJsonAsync(HttpMethod.Put, Address, new { policy })).ShouldBeOk();
        Assert.Equal(new ReopenPolicy.ReopenWithin(365), Server.World.Workspaces.Reopen);
        foreach (var days in new[] { 0, 366 })
        {
            var problem = (await _admin.SendJsonAsync(HttpMethod.Put, Address, new { policy = new { policy = "reopen_within", days } })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
            Assert.Equal("policy.days", (string?)problem["field"]);
        }
        (await _admin.SendJsonAsync(HttpMethod.Put, Address, new { policy = new { policy = "never" } })).ShouldBe(HttpStatusCode.BadRequest, "json_invalid");
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/inboxes/none/reopen-policy", new { policy = new { policy = "reopen" } })).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await _alice.SendJsonAsync(HttpMethod.Put, Address, new { policy = new { policy = "reopen" } })).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Inbox_WhenMadeAgainWithTheSameKey_IsTheSame()
    {
        const string Address = "/api/v1/inboxes";
        async Task<string?> MadeAsync(string? clientKey) => (string?)(await _admin.PostJsonAsync(Address, new { name = "Support", clientKey })).ShouldBeOk()["id"];
        var longest = new string('k', 64);
        Assert.Equal(await MadeAsync(longest), await MadeAsync(longest));
        Assert.NotEqual(await MadeAsync(longest), await MadeAsync("other"));
        Assert.NotEqual(await MadeAsync(null), await MadeAsync(null));
        foreach (var wrong in new[] { "", longest + "k" })
            (await _admin.PostJsonAsync(Address, new { name = "Support", clientKey = wrong })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
    }

    [Fact]
    public async Task Inbox_WhenMadeByItself_HasThePoliciesThatWereChosen()
    {
        const string Address = "/api/v1/inboxes";
        var plain = (await _admin.PostJsonAsync(Address, new { name = "Support" })).ShouldBeOk();
        Assert.Equal(("Support", "new_conversation"), ((string?)plain["name"], (string?)plain["reopenPolicy"]!["policy"]));
        Assert.Null(plain["autoResolve"]);
        var chosen = (await _admin.PostJsonAsync(
            Address, new { name = "Mail", reopenPolicy = new { policy = "reopen_within", days = 365 }, autoResolve = new { afterMinutes = 525_600, evenWaiting = true } })).ShouldBeOk();
        Assert.NotEqual((string?)plain["id"], (string?)chosen["id"]);
        Assert.Equal((365, 525_600), ((int)chosen["reopenPolicy"]!["days"]!, (int)chosen["autoResolve"]!["afterMinutes"]!));

        (await _admin.PostJsonAsync(Address, new { name = "" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "name_invalid");
        foreach (var (body, field) in new (object, string)[]
        {
            (new { name = "x", reopenPolicy = new { policy = "reopen_within", days = 366 } }, "reopenPolicy.days"),
            (new { name = "x", autoResolve = new { afterMinutes = 525_601, evenWaiting = true } }, "autoResolve.afterMinutes"),
        })
            Assert.Equal(field, (string?)(await _admin.PostJsonAsync(Address, body)).ShouldBe(HttpStatusCode.BadRequest, "request_invalid")["field"]);
    }

    [Fact]
    public async Task AutoResolve_WhenSetOutOfRange_IsRefused()
    {
        var inbox = (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/inboxes/demo-inbox/auto-resolve", new { policy = new { afterMinutes = 60, evenWaiting = false } })).ShouldBeOk();
        Assert.Equal(60, (int)inbox["autoResolve"]!["afterMinutes"]!);
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/inboxes/demo-inbox/auto-resolve", new { policy = new { afterMinutes = 0, evenWaiting = false } })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/inboxes/none/auto-resolve", new { policy = (object?)null })).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Snooze_WhenTheAgentHasAZone_MeansNineOClockThere()
    {
        (await _alice.SendJsonAsync(HttpMethod.Put, "/api/v1/me/time-zone", new { timeZone = "Europe/Paris" })).ShouldBeOk();
        Assert.Equal("Europe/Paris", (string?)(await _alice.GetJsonAsync("/api/v1/me")).ShouldBeOk()["agent"]!["timeZone"]);
        (await _alice.PostJsonAsync($"{Root}/snooze", new { preset = "Tomorrow0900" })).ShouldBeOk();
        Assert.Equal("Europe/Paris", Assert.IsType<ConversationCommand.Snooze>(Assert.Single(_conversation.Commands)).TimeZone);
        (await _alice.SendJsonAsync(HttpMethod.Put, "/api/v1/me/time-zone", new { timeZone = "Mars" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "time_zone_unknown");
    }

    [Fact]
    public async Task Snooze_WhenForSomeMinutes_IsFromNow()
    {
        (await _alice.PostJsonAsync($"{Root}/snooze", new { preset = "Custom", minutes = 90 })).ShouldBeOk();
        Assert.Equal(Server.Time.GetUtcNow().AddMinutes(90), Assert.IsType<ConversationCommand.Snooze>(Assert.Single(_conversation.Commands)).Until);
    }

    [Theory]
    [InlineData("""{"preset":"Custom"}""", "request_invalid")]
    [InlineData("""{"preset":"Custom","minutes":0}""", "request_invalid")]
    [InlineData("""{"preset":"Custom","minutes":5,"until":"2030-01-01T00:00:00Z"}""", "request_invalid")]
    [InlineData("""{"preset":"OneHour","minutes":5}""", "request_invalid")]
    [InlineData("""{"preset":"NextYear"}""", "json_invalid")]
    [InlineData("""{}""", "json_invalid")]
    public async Task Snooze_WhenTheRequestIsWrong_IsRefused(string body, string code)
    {
        (await _alice.PostJsonAsync($"{Root}/snooze", new StringContent(body, System.Text.Encoding.UTF8, "application/json"))).ShouldBe(HttpStatusCode.BadRequest, code);
        Assert.Empty(_conversation.Commands);
    }

    [Theory]
    [InlineData("status", """{"status":"Snoozed"}""", "request_invalid", 400)]
    [InlineData("status", """{"status":"gone"}""", "request_invalid", 400)]
    [InlineData("priority", """{"priority":"Immense"}""", "json_invalid", 400)]
    [InlineData("team", """{"team":"none"}""", "unknown_team", 422)]
    [InlineData("participants/bob", null, "unknown_agent", 422)]
    public async Task Change_WhenTheRequestIsWrong_IsRefused(string path, string? body, string code, int status)
    {
        var content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        (await _alice.SendJsonAsync(HttpMethod.Put, $"{Root}/{path}", content)).ShouldBe((HttpStatusCode)status, code);
        Assert.Empty(_conversation.Commands);
    }

    [Fact]
    public async Task Transfer_WhenToNobodyOrToTwo_IsRefused()
    {
        (await _alice.PostJsonAsync($"{Root}/transfer", new { clientMessageId = "t" })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        (await _alice.PostJsonAsync($"{Root}/transfer", new { clientMessageId = "t", agent = "bruno", team = "x" })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        (await _alice.PostJsonAsync($"{Root}/transfer", new { clientMessageId = "t", agent = "bob" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_agent");
        (await _alice.PostJsonAsync($"{Root}/transfer", new { clientMessageId = "t", team = "none" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_team");
    }

    [Fact]
    public async Task Transfer_WhenItsNoteMentions_NamesAgentsOfTheWorkspaceOnly()
    {
        // S3-34.
        (await _alice.PostJsonAsync($"{Root}/transfer", new { clientMessageId = "t", agent = "bruno", note = "@Bruno", mentions = new[] { "bruno" } })).ShouldBeOk();
        Assert.Equal("Bruno Petit", Assert.Single(Assert.IsType<ConversationCommand.Transfer>(Assert.Single(_conversation.Commands)).Mentions).Name);
        (await _alice.PostJsonAsync($"{Root}/transfer", new { clientMessageId = "t", agent = "bruno", note = "@Bob", mentions = new[] { "bob" } })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_agent");
        (await _alice.PostJsonAsync($"{Root}/transfer", new { clientMessageId = "t", agent = "bruno", note = "all", mentions = Enumerable.Repeat("bruno", 21) }))
            .ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
    }

    [Fact]
    public async Task Resolve_WhenItsNoteMentions_NamesAgentsOfTheWorkspaceOnly()
    {
        // S3-08, S3-34.
        (await _alice.PostJsonAsync($"{Root}/resolve", new { note = new { category = "Refund", text = "@Bruno" }, mentions = new[] { "bruno" } })).ShouldBeOk();
        Assert.Equal("Bruno Petit", Assert.Single(Assert.IsType<ConversationCommand.Resolve>(Assert.Single(_conversation.Commands)).Mentions).Name);
        (await _alice.PostJsonAsync($"{Root}/resolve", new { note = new { category = "Refund", text = "@Bob" }, mentions = new[] { "bob" } })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_agent");
        (await _alice.PostJsonAsync($"{Root}/resolve", new { note = new { category = "Refund", text = "all" }, mentions = Enumerable.Repeat("bruno", 21) })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
    }

    [Fact]
    public async Task Note_WhenItMentions_NamesAgentsOfTheWorkspaceOnly()
    {
        // S3-34.
        var (status, _) = await _alice.PostJsonAsync($"{Root}/notes", new { clientMessageId = "n", text = "@Bruno", mentions = new[] { "bruno" } });
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("Bruno Petit", Assert.Single(Assert.IsType<ConversationCommand.AddNote>(Assert.Single(_conversation.Commands)).Mentions).Name);
        (await _alice.PostJsonAsync($"{Root}/notes", new { clientMessageId = "n", text = "@Bob", mentions = new[] { "bob" } })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_agent");
        (await _alice.PostJsonAsync($"{Root}/notes", new { clientMessageId = "n", text = "all", mentions = Enumerable.Repeat("bruno", 21) })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
    }

    [Fact]
    public async Task Send_WhenStale_TellsWhatWasMissed()
    {
        _conversation.Say("one");
        _conversation.Say("two");
        _conversation.Rejection = new Rejection.StaleReply(3);
        var problem = (await _alice.PostJsonAsync($"{Root}/messages", new { clientMessageId = "m", text = "hi", expectedSequence = 1 })).ShouldBe(HttpStatusCode.Conflict, "stale_reply");
        Assert.Equal(["one", "two"], problem["missed"]!.AsArray().Select(item => (string?)item!["content"]!["body"]));
        Assert.Equal((null, 1, 50), Server.Queries.LastTimeline);
    }

    [Fact]
    public async Task Owner_WhenSetAndTakenAway_IsTheContacts()
    {
        Server.World.Contacts.All["demo/zoe"] = FakeContacts.Zoe;
        Assert.Equal("Bruno Petit", (string?)(await _alice.SendJsonAsync(HttpMethod.Put, "/api/v1/contacts/zoe/owner", new { agent = "bruno" })).ShouldBeOk()["owner"]!["name"]);
        Assert.Null((await _alice.SendJsonAsync(HttpMethod.Put, "/api/v1/contacts/zoe/owner", new { agent = (string?)null })).ShouldBeOk()["owner"]);
        (await _alice.SendJsonAsync(HttpMethod.Put, "/api/v1/contacts/zoe/owner", new { agent = "bob" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_agent");
        (await _alice.SendJsonAsync(HttpMethod.Put, "/api/v1/contacts/none/owner", new { agent = "bruno" })).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task DeleteTeam_WhenThereIsASuccessor_NamesWhoDidItAndWhoFollows()
    {
        var (sales, help) = (await TeamAsync("Sales"), await TeamAsync("Help"));
        foreach (var wrong in new[] { "none", sales, "a b" })
            (await _admin.SendJsonAsync(HttpMethod.Delete, $"/api/v1/teams/{sales}?successor={Uri.EscapeDataString(wrong)}")).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_team");
        Assert.Equal(HttpStatusCode.NoContent, (await _admin.SendJsonAsync(HttpMethod.Delete, $"/api/v1/teams/{sales}?successor={help}")).Status);
        var (by, team, successor) = Assert.Single(Server.World.Teams.Deletions);
        Assert.Equal(("admin", sales, "Help"), (by.Id.Value, team.Value, successor?.Name));

        // It is still named, and nothing is done with it any more.
        var listed = (await _alice.GetJsonAsync("/api/v1/teams")).ShouldBeOk()["items"]!.AsArray().Single(item => (string?)item!["id"] == sales)!;
        Assert.NotNull(listed["deletedAt"]);
        (await _admin.SendJsonAsync(HttpMethod.Delete, $"/api/v1/teams/{sales}")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await _admin.SendJsonAsync(HttpMethod.Put, $"/api/v1/teams/{sales}", new { name = "Again" })).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await _alice.SendJsonAsync(HttpMethod.Put, "/api/v1/conversations/c1/team", new { team = sales })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_team");

        async Task<string> TeamAsync(string name) => (string)(await _admin.PostJsonAsync("/api/v1/teams", new { name })).ShouldBeOk()["id"]!;
    }

    [Fact]
    public async Task Inbox_WhenRenamedOrDeleted_SaysWhatCannotBe()
    {
        Assert.Equal("Help", (string?)(await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/inboxes/demo-inbox", new { name = "Help" })).ShouldBeOk()["name"]);
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/inboxes/demo-inbox", new { name = "" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "name_invalid");
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/inboxes/none", new { name = "x" })).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await _admin.SendJsonAsync(HttpMethod.Delete, "/api/v1/inboxes/demo-inbox")).ShouldBe(HttpStatusCode.Conflict, "inbox_connected");
        (await _admin.SendJsonAsync(HttpMethod.Delete, "/api/v1/inboxes/none")).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }
}
