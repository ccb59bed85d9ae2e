using System.Net;
using Parloir.Grains;
using Parloir.Grains.Channels;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>Connecting channel accounts: what administrators do, and what nobody is shown.</summary>
public sealed class ConnectionApiTests : DeskTest
{
    private const string Connections = "/api/v1/channel-connections";
    private static readonly object Draft = new
    {
        name = "Second line",
        phoneNumberId = "2",
        businessAccountId = "9",
        accessToken = "a-token-of-some-length",
        appSecret = "an-app-secret-of-some-length",
        newInbox = "Sales",
    };

    private HttpClient _admin = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _admin = await Server.LogInAsync("admin");
    }

    [Fact]
    public async Task Connect_WhenNoVerifyTokenIsGiven_MakesOneAndTellsItOnce()
    {
        var (status, connected) = await _admin.PostJsonAsync(Connections, Draft);
        Assert.Equal(HttpStatusCode.Created, status);
        var (key, command) = Assert.Single(Server.World.Accounts.Commands);
        var draft = Assert.IsType<ConnectionDraft>(command);
        Assert.Equal((draft.VerifyToken, 32), ((string?)connected!["verifyToken"], draft.VerifyToken!.Length));
        var id = (string?)connected["connection"]!["id"];
        Assert.Equal((key, $"/webhooks/whatsapp/{id}"), ($"demo/{id}", (string?)connected["connection"]!["webhookPath"]));
        Assert.DoesNotContain(draft.VerifyToken, (await _admin.GetJsonAsync(Connections)).ShouldBeOk().ToJsonString(), StringComparison.Ordinal);

        await _admin.PostJsonAsync(Connections, Draft);
        Assert.Equal(key, Server.World.Accounts.Commands.Last().Key);
        Assert.NotEqual(draft.VerifyToken, Assert.IsType<ConnectionDraft>(Server.World.Accounts.Commands.Last().Command).VerifyToken);
    }

    [Fact]
    public async Task Connections_WhenRead_ShowHealthAndNoSecret()
    {
        var list = (await _admin.GetJsonAsync(Connections)).ShouldBeOk();
        var one = (await _admin.GetJsonAsync($"{Connections}/demo-whatsapp")).ShouldBeOk();
        Assert.Equal(Assert.Single(list["items"]!.AsArray())!.ToJsonString(), one.ToJsonString());
        Assert.Equal(("failing", "190", true), ((string?)one["health"]!["light"], (string?)one["health"]!["failure"]!["code"], (bool)one["health"]!["failure"]!["lasts"]!));
        Assert.Equal((true, "app"), ((bool)one["appSecret"]!["isSet"]!, ((string?)one["appSecret"]!["ending"])![^3..]));
        Assert.DoesNotContain("secret-", one.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_WhenOnlySomethingIsGiven_LeavesTheRest()
    {
        (await _admin.SendJsonAsync(HttpMethod.Patch, $"{Connections}/demo-whatsapp", new { name = "Third line" })).ShouldBeOk();
        Assert.Equal(("demo/demo-whatsapp", new ConnectionChange("Third line")), Assert.Single(Server.World.Accounts.Commands));
        Assert.Equal(HttpStatusCode.NoContent, (await _admin.SendJsonAsync(HttpMethod.Delete, $"{Connections}/demo-whatsapp")).Status);
    }

    [Fact]
    public async Task Test_WhenItIsAsked_AnswersWhatTheProviderSaid()
    {
        var works = (await _admin.PostJsonAsync($"{Connections}/demo-whatsapp/test")).ShouldBeOk();
        Assert.Equal(("works", "Garage"), ((string?)works["result"], (string?)works["verifiedName"]));
        Server.World.Accounts.Tested = new ConnectionTest.Failed(ConnectionFault.TokenRefused, "Withdrawn");
        var failed = (await _admin.PostJsonAsync($"{Connections}/demo-whatsapp/test")).ShouldBeOk();
        Assert.Equal(("failed", "token_refused"), ((string?)failed["result"], (string?)failed["fault"]));
    }

    [Fact]
    public async Task AnyCall_WhenItIsRefused_SaysWhy()
    {
        Server.World.Accounts.Rejection = new Rejection.ChannelConnectionInvalid("appSecret");
        Assert.Equal("appSecret", (string?)(await _admin.PostJsonAsync(Connections, Draft)).ShouldBe(HttpStatusCode.UnprocessableEntity, "channel_connection_invalid")["field"]);
        Server.World.Accounts.Rejection = new Rejection.ChannelAccountExists();
        (await _admin.PostJsonAsync(Connections, Draft)).ShouldBe(HttpStatusCode.Conflict, "channel_account_exists");
        Server.World.Accounts.Rejection = new Rejection.UnknownInbox();
        (await _admin.SendJsonAsync(HttpMethod.Patch, $"{Connections}/demo-whatsapp", new { inbox = "none" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_inbox");
        Server.World.Accounts.Rejection = null;
        (await _admin.SendJsonAsync(HttpMethod.Patch, $"{Connections}/demo-whatsapp", new { inbox = "a/b" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_inbox");
    }

    [Fact]
    public async Task AnyCall_OfWhomItIsNotFor_IsRefused()
    {
        using var alice = await Server.LogInAsync("alice");
        using var bob = await Server.LogInAsync("bob");
        foreach (var (method, path, body) in new[]
        {
            (HttpMethod.Get, Connections, null), (HttpMethod.Post, Connections, Draft), (HttpMethod.Get, $"{Connections}/demo-whatsapp", null),
            (HttpMethod.Patch, $"{Connections}/demo-whatsapp", new { name = "x" }), (HttpMethod.Delete, $"{Connections}/demo-whatsapp", null),
            (HttpMethod.Post, $"{Connections}/demo-whatsapp/test", (object?)null),
        })
            (await alice.SendJsonAsync(method, path, body)).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        (await bob.GetJsonAsync($"{Connections}/demo-whatsapp")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await bob.PostJsonAsync($"{Connections}/demo-whatsapp/test")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        Assert.Empty(Server.World.Accounts.Commands);
    }
}
