using System.Net;
using Parloir.Web.Auth;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Auth;

public sealed class LoginTests : DeskTest
{
    [Fact]
    public async Task LogIn_WhenRight_SetsACookieThatScriptsCannotRead()
    {
        using var browser = Server.Browser();
        using var response = await browser.PostAsync("/api/v1/session", Json("""{"email":"Alice@Demo.test","password":"correct horse"}"""));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie")).ToLowerInvariant();
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        var me = (await browser.GetJsonAsync("/api/v1/me")).ShouldBeOk();
        Assert.Equal(("alice", "Agent", "demo"), ((string?)me["agent"]!["id"], (string?)me["agent"]!["role"], (string?)me["workspace"]));
    }

    [Theory]
    [InlineData("alice@demo.test", "wrong")]
    [InlineData("nobody@demo.test", "correct horse")]
    public async Task LogIn_WhenWrong_DoesNotSayWhich(string email, string password)
    {
        using var browser = Server.Browser();
        var problem = (await browser.PostJsonAsync("/api/v1/session", new { email, password })).ShouldBe(HttpStatusCode.Unauthorized, "credentials_wrong");
        Assert.Null(problem["detail"]);
        (await browser.GetJsonAsync("/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task LogIn_WhenTriedTooOften_IsRefusedUntilTheWindowEnds()
    {
        using var browser = Server.Browser();
        for (var i = 0; i < LoginThrottle.Attempts; i++)
            (await TryAsync(browser, "wrong")).ShouldBe(HttpStatusCode.Unauthorized, "credentials_wrong");

        var problem = (await TryAsync(browser, DeskServer.Password)).ShouldBe(HttpStatusCode.TooManyRequests, "too_many_attempts");
        Assert.InRange((int)problem["retryAfter"]!, 1, (int)LoginThrottle.Window.TotalSeconds);
        // Others log in from the same address.
        (await browser.PostJsonAsync("/api/v1/session", new { email = "bruno@demo.test", password = DeskServer.Password })).ShouldBeOk();

        Server.Time.Advance(LoginThrottle.Window);
        (await TryAsync(browser, DeskServer.Password)).ShouldBeOk();
    }

    [Fact]
    public async Task LogOut_WhenLoggedIn_EndsTheSession()
    {
        using var alice = await Server.LogInAsync("alice");
        Assert.Equal(HttpStatusCode.NoContent, (await alice.SendJsonAsync(HttpMethod.Delete, "/api/v1/session")).Status);
        (await alice.GetJsonAsync("/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Call_WhenTheAgentWasRemoved_IsUnauthenticatedSoon()
    {
        using var alice = await Server.LogInAsync("alice");
        (await alice.GetJsonAsync("/api/v1/me")).ShouldBeOk();
        Server.World.Agents.Remove(DeskWorld.Demo, "alice");

        Server.Time.Advance(AgentDirectory.Life);

        (await alice.GetJsonAsync("/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Call_WhenTheAgentsCannotBeRead_IsUnavailable()
    {
        using var alice = await Server.LogInAsync("alice");
        Server.World.Agents.Fault = new TimeoutException();
        Server.Time.Advance(AgentDirectory.Life);
        (await alice.GetJsonAsync("/api/v1/me")).ShouldBe(HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    [Fact]
    public async Task Change_WhenTheForgeryHeaderIsMissing_IsRefused()
    {
        var conversation = Server.World.AddConversation("c1");
        using var browser = Server.Browser(forgeryHeader: false);
        (await TryAsync(browser, DeskServer.Password)).ShouldBeOk();

        (await browser.PostJsonAsync("/api/v1/conversations/c1/claim")).ShouldBe(HttpStatusCode.Forbidden, "csrf_header_missing");
        (await browser.SendJsonAsync(HttpMethod.Delete, "/api/v1/session")).ShouldBe(HttpStatusCode.Forbidden, "csrf_header_missing");

        (await browser.GetJsonAsync("/api/v1/conversations/c1")).ShouldBeOk();
        // The sandbox phone may run in the browser of somebody who is logged in.
        (await browser.PostJsonAsync("/sandbox/messages")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        Assert.Empty(conversation.Commands);
    }

    private static Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode? Body)> TryAsync(HttpClient browser, string password) =>
        browser.PostJsonAsync("/api/v1/session", new { email = "alice@demo.test", password });

    private static StringContent Json(string text) => new(text, System.Text.Encoding.UTF8, "application/json");
}
