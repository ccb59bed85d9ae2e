using System.Net;
using System.Text.Json.Nodes;
using Parloir.Web.Auth;
using Parloir.Web.Auth.Invitations;
using Parloir.Web.Hub;
using Parloir.Web.Tests.Hub;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>Who works here: made, changed, invited and deactivated by administrators.</summary>
public sealed class AgentApiTests : DeskTest
{
    private const string Chosen = "a long password";

    private HttpClient _admin = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _admin = await Server.LogInAsync("admin");
    }

    [Fact]
    public async Task Invitation_WhenAccepted_LetsTheAgentInOnce()
    {
        var made = await CreateAsync("zoe@demo.test");
        var token = (string)made["invitation"]!["token"]!;
        using var zoe = Server.Browser();
        (await zoe.PostJsonAsync("/api/v1/session", new { email = "zoe@demo.test", password = token })).ShouldBe(HttpStatusCode.Unauthorized, "credentials_wrong");
        Assert.Equal("Zoé", (string?)(await zoe.PostJsonAsync("/api/v1/invitations/read", new { token })).ShouldBeOk()["name"]);
        Assert.Equal("password", (string?)(await AcceptAsync(zoe, token, "too short")).ShouldBe(HttpStatusCode.BadRequest, "request_invalid")["field"]);

        (await AcceptAsync(zoe, token, Chosen)).ShouldBeOk();

        Assert.Equal("zoe@demo.test", (string?)(await zoe.GetJsonAsync("/api/v1/me")).ShouldBeOk()["agent"]!["email"]);
        (await AcceptAsync(zoe, token, Chosen)).ShouldBe(HttpStatusCode.Forbidden, "invitation_invalid");
        (await zoe.PostJsonAsync("/api/v1/invitations/read", new { token })).ShouldBe(HttpStatusCode.Forbidden, "invitation_invalid");
        (await zoe.PostJsonAsync("/api/v1/session", new { email = "zoe@demo.test", password = Chosen })).ShouldBeOk();
    }

    [Fact]
    public async Task Invitation_WhenReplacedOrTooOld_IsRefused()
    {
        var made = await CreateAsync("zoe@demo.test");
        var first = (string)made["invitation"]!["token"]!;
        var (status, second) = await _admin.PostJsonAsync($"/api/v1/agents/{made["agent"]!["id"]}/invitation");
        Assert.Equal(HttpStatusCode.Created, status);
        using var zoe = Server.Browser();
        (await AcceptAsync(zoe, first, Chosen)).ShouldBe(HttpStatusCode.Forbidden, "invitation_invalid");
        Server.Time.Advance(AgentInvitations.Life - TimeSpan.FromSeconds(1));
        (await zoe.PostJsonAsync("/api/v1/invitations/read", new { token = (string)second!["token"]! })).ShouldBeOk();
        Server.Time.Advance(TimeSpan.FromSeconds(1));
        (await AcceptAsync(zoe, (string)second["token"]!, Chosen)).ShouldBe(HttpStatusCode.Forbidden, "invitation_invalid");
    }

    [Fact]
    public async Task Invitation_WhenMadeForWhoWorks_EndsHisPasswordAndSessionsButNotHisTokens()
    {
        using var alice = await Server.LogInAsync("alice");
        using var program = await ProgramAsync(alice);
        Assert.Equal(HttpStatusCode.Created, (await _admin.PostJsonAsync("/api/v1/agents/alice/invitation")).Status);

        Server.Time.Advance(AgentDirectory.Life);

        (await alice.GetJsonAsync("/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
        (await alice.PostJsonAsync("/api/v1/session", new { email = "alice@demo.test", password = DeskServer.Password })).ShouldBe(HttpStatusCode.Unauthorized, "credentials_wrong");
        (await program.GetJsonAsync("/api/v1/me")).ShouldBeOk();
    }

    [Fact]
    public async Task Deactivated_WhenHeAsks_IsOutForGood()
    {
        using var alice = await Server.LogInAsync("alice");
        using var program = await ProgramAsync(alice);
        await using var hub = await HubClient.ConnectAsync(Server, program.DefaultRequestHeaders.Authorization!.Parameter);
        Assert.NotNull((await _admin.PostJsonAsync("/api/v1/agents/alice/deactivate")).ShouldBeOk()["deactivatedAt"]);

        Server.Time.Advance(AgentDirectory.Life);

        (await alice.GetJsonAsync("/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
        (await program.GetJsonAsync("/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
        Server.Time.Advance(DeskAudit.Interval);
        await hub.Closed.WaitAsync(TimeSpan.FromSeconds(20));
        (await LogInAsync(alice, DeskServer.Password)).ShouldBe(HttpStatusCode.Forbidden, "agent_deactivated");
        (await LogInAsync(alice, "wrong")).ShouldBe(HttpStatusCode.Unauthorized, "credentials_wrong");
        (await _admin.PostJsonAsync("/api/v1/agents/alice/invitation")).ShouldBe(HttpStatusCode.NotFound, "not_found");

        Assert.Null((await _admin.PostJsonAsync("/api/v1/agents/alice/activate")).ShouldBeOk()["deactivatedAt"]);
        Server.Time.Advance(AgentDirectory.Life);
        // What ended stays ended.
        (await alice.GetJsonAsync("/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
        (await program.GetJsonAsync("/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
        (await LogInAsync(alice, DeskServer.Password)).ShouldBeOk();
        (await alice.GetJsonAsync("/api/v1/me")).ShouldBeOk();
    }

    [Fact]
    public async Task Deactivated_WhenSomethingIsGivenToHim_IsUnknown()
    {
        Server.World.AddConversation("c1");
        (await _admin.PostJsonAsync("/api/v1/agents/bruno/deactivate")).ShouldBeOk();

        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/conversations/c1/assignee", new { agent = "bruno" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_agent");
        (await _admin.SendJsonAsync(HttpMethod.Put, "/api/v1/conversations/c1/participants/bruno")).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_agent");
        Assert.Contains((await _admin.GetJsonAsync("/api/v1/agents")).ShouldBeOk()["items"]!.AsArray(), agent => (string?)agent!["id"] == "bruno" && agent["deactivatedAt"] is not null);
    }

    [Fact]
    public async Task LastAdministrator_WhenDemotedOrDeactivated_Stays()
    {
        (await ChangeAsync("admin", "Camille Roux", "admin@demo.test", "Agent")).ShouldBe(HttpStatusCode.Conflict, "last_administrator");
        (await _admin.PostJsonAsync("/api/v1/agents/admin/deactivate")).ShouldBe(HttpStatusCode.Conflict, "last_administrator");
        (await ChangeAsync("alice", "Alice", "alice@demo.test", "Administrator")).ShouldBeOk();
        (await ChangeAsync("admin", "Camille Roux", "admin@demo.test", "Agent")).ShouldBeOk();
        // It is felt at once where it was done.
        (await _admin.PostJsonAsync("/api/v1/agents/bruno/deactivate")).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Hub_WhenTheRoleChanged_ComesAnew()
    {
        using var alice = await Server.LogInAsync("alice");
        using var program = await ProgramAsync(alice);
        await using var hub = await HubClient.ConnectAsync(Server, program.DefaultRequestHeaders.Authorization!.Parameter);
        (await ChangeAsync("alice", "Alice", "alice@demo.test", "Administrator")).ShouldBeOk();
        Server.Time.Advance(DeskAudit.Interval + AgentDirectory.Life);
        await hub.Closed.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Agent_WhenWrong_IsRefused()
    {
        (await _admin.PostJsonAsync("/api/v1/agents", new { name = "Zoé", email = "alice@demo.test", role = "Agent" })).ShouldBe(HttpStatusCode.Conflict, "email_taken");
        (await _admin.PostJsonAsync("/api/v1/agents", new { name = "Zoé", email = "zoe@demo.test", role = 7 })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        (await ChangeAsync("nobody", "Zoé", "zoe@demo.test", "Agent")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await ChangeAsync("bob", "Zoé", "zoe@demo.test", "Agent")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        using var alice = await Server.LogInAsync("alice");
        (await alice.PostJsonAsync("/api/v1/agents", new { name = "Zoé", email = "zoe@demo.test", role = "Agent" })).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Password_WhenChangedByItsOwner_EndsHisOtherSessions()
    {
        using var alice = await Server.LogInAsync("alice");
        using var elsewhere = await Server.LogInAsync("alice");
        (await alice.SendJsonAsync(HttpMethod.Put, "/api/v1/me/password", new { current = "wrong", password = Chosen })).ShouldBe(HttpStatusCode.UnprocessableEntity, "password_wrong");
        (await alice.SendJsonAsync(HttpMethod.Put, "/api/v1/me/password", new { current = DeskServer.Password, password = "too short" })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");

        (await alice.SendJsonAsync(HttpMethod.Put, "/api/v1/me/password", new { current = DeskServer.Password, password = Chosen })).ShouldBeOk();

        Server.Time.Advance(AgentDirectory.Life);
        (await alice.GetJsonAsync("/api/v1/me")).ShouldBeOk();
        (await elsewhere.GetJsonAsync("/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
        (await LogInAsync(elsewhere, DeskServer.Password)).ShouldBe(HttpStatusCode.Unauthorized, "credentials_wrong");
        (await LogInAsync(elsewhere, Chosen)).ShouldBeOk();
    }

    [Fact]
    public async Task Password_WhenGuessedTooOften_IsRefused()
    {
        using var alice = await Server.LogInAsync("alice");
        for (var i = 0; i < LoginThrottle.Attempts; i++)
            (await alice.SendJsonAsync(HttpMethod.Put, "/api/v1/me/password", new { current = "wrong", password = Chosen })).ShouldBe(HttpStatusCode.UnprocessableEntity, "password_wrong");
        (await alice.SendJsonAsync(HttpMethod.Put, "/api/v1/me/password", new { current = DeskServer.Password, password = Chosen })).ShouldBe(HttpStatusCode.TooManyRequests, "too_many_attempts");
    }

    private async Task<JsonNode> CreateAsync(string email)
    {
        var (status, body) = await _admin.PostJsonAsync("/api/v1/agents", new { name = "Zoé", email, role = "Agent" });
        Assert.Equal(HttpStatusCode.Created, status);
        return body!;
    }

    private Task<(HttpStatusCode Status, JsonNode? Body)> ChangeAsync(string id, string name, string email, string role) =>
        _admin.SendJsonAsync(HttpMethod.Put, $"/api/v1/agents/{id}", new { name, email, role });

    private static Task<(HttpStatusCode Status, JsonNode? Body)> LogInAsync(HttpClient browser, string password) =>
        browser.PostJsonAsync("/api/v1/session", new { email = "alice@demo.test", password });

    private static Task<(HttpStatusCode Status, JsonNode? Body)> AcceptAsync(HttpClient browser, string token, string password) =>
        browser.PostJsonAsync("/api/v1/invitations/accept", new { token, password });

    private async Task<HttpClient> ProgramAsync(HttpClient owner)
    {
        var token = (string)(await owner.PostJsonAsync("/api/v1/tokens", new { name = "a program" })).Body!["token"]!;
        var client = Server.Browser(forgeryHeader: false);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
