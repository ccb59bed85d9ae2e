using System.Net;
using System.Net.WebSockets;
using Parloir.Web.Auth;
using Parloir.Web.Hub;
using Parloir.Web.Tests.Hub;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Auth;

public sealed class TokenTests : DeskTest
{
    private HttpClient _alice = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _alice = await Server.LogInAsync("alice");
    }

    [Fact]
    public async Task Token_WhenSent_ActsAsItsAgentWithoutTheForgeryHeader()
    {
        var conversation = Server.World.AddConversation("c1");
        using var program = Program(await CreateAsync());

        (await program.PostJsonAsync("/api/v1/conversations/c1/claim")).ShouldBeOk();

        Assert.Equal("alice", Assert.Single(conversation.Commands).By.Id.Value);
    }

    [Fact]
    public async Task Token_WhenRemoved_IsRefused()
    {
        using var program = Program(await CreateAsync());
        (await program.GetJsonAsync("/api/v1/me")).ShouldBeOk();
        var view = Assert.Single((await _alice.GetJsonAsync("/api/v1/tokens")).ShouldBeOk()["items"]!.AsArray())!;

        Assert.Equal(HttpStatusCode.NoContent, (await _alice.SendJsonAsync(HttpMethod.Delete, $"/api/v1/tokens/{view["id"]}")).Status);

        (await program.GetJsonAsync("/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
        (await _alice.SendJsonAsync(HttpMethod.Delete, $"/api/v1/tokens/{view["id"]}")).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Token_WhenItIsAnothers_CannotBeRemoved()
    {
        await CreateAsync();
        var view = (await _alice.GetJsonAsync("/api/v1/tokens")).ShouldBeOk()["items"]![0]!;
        using var bruno = await Server.LogInAsync("bruno");
        (await bruno.SendJsonAsync(HttpMethod.Delete, $"/api/v1/tokens/{view["id"]}")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        Assert.Empty((await bruno.GetJsonAsync("/api/v1/tokens")).ShouldBeOk()["items"]!.AsArray());
    }

    [Fact]
    public async Task Token_WhenUnknown_IsUnauthenticated()
    {
        using var program = Program("parloir_none");
        (await program.GetJsonAsync("/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Token_WhenInTheQueryOfTheApi_IsNotLookedAt()
    {
        using var nobody = Server.Browser();
        (await nobody.GetJsonAsync($"/api/v1/me?access_token={await CreateAsync()}")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Create_WhenTheNameIsBlank_IsRefused() =>
        (await _alice.PostJsonAsync("/api/v1/tokens", new { name = " " })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");

    [Fact]
    public async Task Hub_WhenNobodyIsKnown_RefusesTheHandshake() =>
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(Server, token: null));

    [Fact]
    public async Task Hub_WhenAPageOfAnotherOriginHasTheCookie_RefusesTheHandshake()
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = Server.Address };
        (await browser.PostJsonAsync("/api/v1/session", new { email = "alice@demo.test", password = DeskServer.Password })).ShouldBeOk();

        await using (await HubClient.ConnectAsync(Server, null, options => options.Cookies = cookies))
        {
        }
        await Assert.ThrowsAsync<WebSocketException>(() => HubClient.ConnectAsync(Server, null, options =>
        {
            options.Cookies = cookies;
            options.SetRequestHeader("Origin", "https://elsewhere.test");
        }));
    }

    [Fact]
    public async Task Hub_WhenTheAgentWasRemoved_ClosesTheConnection()
    {
        await using var hub = await HubClient.ConnectAsync(Server, await CreateAsync());
        Server.World.Agents.Remove(DeskWorld.Demo, "alice");

        Server.Time.Advance(DeskAudit.Interval + AgentDirectory.Life);

        await hub.Closed.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private async Task<string> CreateAsync()
    {
        var (status, body) = await _alice.PostJsonAsync("/api/v1/tokens", new { name = "a program" });
        Assert.Equal(HttpStatusCode.Created, status);
        return (string)body!["token"]!;
    }

    private HttpClient Program(string token)
    {
        var client = Server.Browser(forgeryHeader: false);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}
