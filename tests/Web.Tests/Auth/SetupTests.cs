using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Web.Auth;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Auth;

public sealed class SetupTests
{
    [Fact]
    public async Task Setup_WhenNobodyExists_MakesAnAdministratorOnce()
    {
        await using var server = await DeskServer.StartAsync(empty: true);
        var token = TokenOf(await LinkAsync(server));
        using var browser = server.Browser();

        var session = (await browser.PostJsonAsync("/api/v1/setup", Request(token))).ShouldBeOk();

        Assert.Equal(("acme-support", "Administrator"), ((string?)session["workspace"], (string?)session["agent"]!["role"]));
        Assert.Equal("zoe@acme.test", (string?)(await browser.GetJsonAsync("/api/v1/me")).ShouldBeOk()["agent"]!["email"]);
        (await browser.PostJsonAsync("/api/v1/session", new { email = "zoe@acme.test", password = "a long password" })).ShouldBeOk();
        (await browser.PostJsonAsync("/api/v1/setup", Request(token))).ShouldBe(HttpStatusCode.Forbidden, "setup_closed");
        Assert.Null(await LinkAsync(server));
    }

    [Fact]
    public async Task Setup_WhenTheTokenIsWrong_IsClosed()
    {
        await using var server = await DeskServer.StartAsync(empty: true);
        using var browser = server.Browser();
        (await browser.PostJsonAsync("/api/v1/setup", Request("none"))).ShouldBe(HttpStatusCode.Forbidden, "setup_closed");
        var old = TokenOf(await LinkAsync(server));
        await LinkAsync(server);
        (await browser.PostJsonAsync("/api/v1/setup", Request(old))).ShouldBe(HttpStatusCode.Forbidden, "setup_closed");
    }

    [Fact]
    public async Task Setup_WhenItFails_CanBeTriedAgain()
    {
        await using var server = await DeskServer.StartAsync(empty: true);
        var token = TokenOf(await LinkAsync(server));
        using var browser = server.Browser();
        server.World.Agents.Fault = new TimeoutException();
        (await browser.PostJsonAsync("/api/v1/setup", Request(token))).ShouldBe(HttpStatusCode.ServiceUnavailable, "unavailable");
        server.World.Agents.Fault = null;
        (await browser.PostJsonAsync("/api/v1/setup", Request(token))).ShouldBeOk();
    }

    [Theory]
    [InlineData("workspaceName", "!!!")]
    [InlineData("name", "")]
    [InlineData("email", "zoe")]
    [InlineData("password", "short")]
    public async Task Setup_WhenAFieldIsWrong_NamesIt(string field, string value)
    {
        await using var server = await DeskServer.StartAsync(empty: true);
        var request = Request(TokenOf(await LinkAsync(server)));
        request[field] = value;
        using var browser = server.Browser();
        Assert.Equal(field, (string?)(await browser.PostJsonAsync("/api/v1/setup", request)).ShouldBe(HttpStatusCode.BadRequest, "request_invalid")["field"]);
    }

    private static Task<string?> LinkAsync(DeskServer server) => server.Services.GetRequiredService<ISetupLink>().CreateAsync(CancellationToken.None);

    private static string TokenOf(string? link) => link!["/setup?token=".Length..];

    private static Dictionary<string, string> Request(string token) => new()
    {
        ["token"] = token,
        ["workspaceName"] = "Acme: Support",
        ["name"] = "Zoé",
        ["email"] = "zoe@acme.test",
        ["password"] = "a long password",
    };
}
