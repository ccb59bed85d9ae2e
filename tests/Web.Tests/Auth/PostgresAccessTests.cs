using System.Net;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Journal.Migrations;
using Parloir.Testing;
using Parloir.Web.Auth.DataProtection;
using Parloir.Web.Auth.Invitations;
using Parloir.Web.Auth.Tokens;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Auth;

public sealed class WebDatabase : PostgresFixture
{
    protected override IReadOnlyList<MigrationSource> Sources => [MigrationSource.Journal, new MigrationSource("web", typeof(ParloirWeb).Assembly)];
}

/// <summary>Cookies and tokens on the real tables.</summary>
public sealed class PostgresAccessTests(WebDatabase database) : IClassFixture<WebDatabase>
{
    [Fact]
    public async Task Session_WhenTheServerStartsAgain_IsStillGood()
    {
        string cookie;
        await using (var first = await StartAsync())
        {
            using var browser = first.Browser();
            using var response = await browser.PostAsync(
                "/api/v1/session",
                new StringContent("""{"email":"alice@demo.test","password":"correct horse"}""", System.Text.Encoding.UTF8, "application/json"));
            cookie = Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
        }

        await using var second = await StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = second.Address };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal("alice", (string?)(await client.GetJsonAsync("/api/v1/me")).ShouldBeOk()["agent"]!["id"]);
    }

    [Fact]
    public async Task Token_WhenStored_LivesUntilItIsRemovedAndIsNeverReadable()
    {
        await using var server = await StartAsync();
        using var alice = await server.LogInAsync("alice");
        var token = (string)(await alice.PostJsonAsync("/api/v1/tokens", new { name = "export" })).Body!["token"]!;
        using var program = server.Browser();
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);

        (await program.GetJsonAsync("/api/v1/me")).ShouldBeOk();
        var view = Assert.Single((await alice.GetJsonAsync("/api/v1/tokens")).ShouldBeOk()["items"]!.AsArray())!;
        Assert.Equal("export", (string?)view["name"]);
        await using var rows = database.Database.CreateCommand("select count(*) from api_tokens where to_jsonb(api_tokens)::text like '%' || $1 || '%'");
        rows.Parameters.AddWithValue(token["parloir_".Length..]);
        Assert.Equal(0L, await rows.ExecuteScalarAsync());

        Assert.Equal(HttpStatusCode.NoContent, (await alice.SendJsonAsync(HttpMethod.Delete, $"/api/v1/tokens/{view["id"]}")).Status);
        (await program.GetJsonAsync("/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Invitation_WhenStored_IsNeverReadable_AndOnlyTheLastIsGood()
    {
        await using var server = await StartAsync();
        using var admin = await server.LogInAsync("admin");
        using var bruno = server.Browser();
        var first = (string)(await admin.PostJsonAsync("/api/v1/agents/bruno/invitation")).Body!["token"]!;
        var last = (string)(await admin.PostJsonAsync("/api/v1/agents/bruno/invitation")).Body!["token"]!;
        await using var rows = database.Database.CreateCommand("select count(*) from agent_invitations where to_jsonb(agent_invitations)::text like '%' || $1 || '%'");
        rows.Parameters.AddWithValue(last);
        Assert.Equal(0L, await rows.ExecuteScalarAsync());

        (await bruno.PostJsonAsync("/api/v1/invitations/read", new { token = first })).ShouldBe(HttpStatusCode.Forbidden, "invitation_invalid");
        (await bruno.PostJsonAsync("/api/v1/invitations/accept", new { token = last, password = "a long password" })).ShouldBeOk();
        (await bruno.PostJsonAsync("/api/v1/invitations/accept", new { token = last, password = "a long password" })).ShouldBe(HttpStatusCode.Forbidden, "invitation_invalid");
    }

    [Fact]
    public async Task Deactivation_WhenDone_LeavesNeitherTokensNorAnInvitation()
    {
        await using var server = await StartAsync();
        using var admin = await server.LogInAsync("admin");
        using (var bruno = await server.LogInAsync("bruno")) await bruno.PostJsonAsync("/api/v1/tokens", new { name = "export" });
        await admin.PostJsonAsync("/api/v1/agents/bruno/invitation");
        (await admin.PostJsonAsync("/api/v1/agents/bruno/deactivate")).ShouldBeOk();
        await using var rows = database.Database.CreateCommand("select (select count(*) from api_tokens where agent = 'bruno') + (select count(*) from agent_invitations where agent = 'bruno')");
        Assert.Equal(0L, await rows.ExecuteScalarAsync());
    }

    private Task<DeskServer> StartAsync() => DeskServer.StartAsync(services =>
    {
        services.AddSingleton(database.Database);
        services.AddSingleton<ITokenStore, PostgresTokenStore>();
        services.AddSingleton<IInvitationStore, PostgresInvitationStore>();
        services.AddSingleton<IXmlRepository, PostgresXmlRepository>();
    });
}
