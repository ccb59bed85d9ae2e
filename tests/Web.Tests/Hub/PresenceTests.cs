using System.Text.Json.Nodes;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Web.Hub.Presence;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Hub;

/// <summary>Who looks at the same conversation, and who writes in it: RT-10 of docs/realtime.md.</summary>
public sealed class PresenceTests : DeskTest
{
    private static readonly AgentCard Bruno = new(new AgentId("bruno"), "Bruno Petit");
    private FakeConversation _conversation = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _conversation = Server.World.AddConversation("c1");
    }

    [Fact]
    public async Task Attend_WhenAnotherWrites_IsPushedToThoseWhoLook()
    {
        await using var alice = await OpenAsync("alice");
        await using var bruno = await OpenAsync("bruno");
        Assert.Null(await alice.CallAsync("Attend", "c1", "Looking"));
        await PushedAsync(alice, present => present == "Alice Martin Looking");
        Assert.Null(await bruno.CallAsync("Attend", "c1", "Replying"));
        await PushedAsync(alice, present => present == "Alice Martin Looking, Bruno Petit Replying");
        Assert.Null(await bruno.CallAsync("UnsubscribeConversation", "c1"));
        await PushedAsync(alice, present => present == "Alice Martin Looking");
    }

    [Fact]
    public async Task Attend_WhenTheConnectionIsGone_LeavesNothingBehind()
    {
        var bruno = await OpenAsync("bruno");
        Assert.Null(await bruno.CallAsync("Attend", "c1", "Looking"));
        var rooms = (Rooms)Server.Services.GetService(typeof(Rooms))!;
        Assert.Equal((1, 1), (rooms.Count, Server.World.Presence("c1").Seats));
        await bruno.DisposeAsync();
        await Eventually.TrueAsync(() => rooms.Count == 0 && Server.World.Presence("c1").Seats == 0);
    }

    [Fact]
    public async Task Attend_WhenTheConversationIsNotOpenHere_IsNotFound()
    {
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");
        Assert.Equal("not_found", await alice.CallAsync("Attend", "c1", "Looking"));
        await using var open = await OpenAsync("alice");
        Assert.Equal("activity_invalid", await open.CallAsync("Attend", "c1", "Sleeping"));
        Assert.Equal(0, Server.World.Presence("c1").Seats);
    }

    [Fact]
    public async Task Attend_WhenTheConversationIsHisNoMore_EndsWithIt()
    {
        using (var admin = await Server.LogInAsync("admin"))
            (await admin.SendJsonAsync(HttpMethod.Put, "/api/v1/agents/bruno/inboxes", new { inboxes = new[] { "demo-inbox" } })).ShouldBeOk();
        _conversation.Become(head => head with { Participants = [Bruno] });
        await using var bruno = await OpenAsync("bruno");
        Assert.Null(await bruno.CallAsync("Attend", "c1", "Looking"));
        _conversation.Become(head => head with { Participants = [] });
        _conversation.Say("secret");
        await Eventually.TrueAsync(() => Server.World.Presence("c1").Seats == 0);
        Assert.Equal("not_found", await bruno.CallAsync("Attend", "c1", "Looking"));
    }

    private async Task<HubClient> OpenAsync(string agent)
    {
        var desk = await HubClient.ConnectAsAsync(Server, agent);
        Assert.Null(await desk.CallAsync("SubscribeConversation", "c1", 0));
        await desk.NextPushAsync("ConversationSnapshot");
        return desk;
    }

    private static async Task PushedAsync(HubClient desk, Func<string, bool> expected)
    {
        while (!expected(Told(await desk.NextPushAsync("PresenceDelta"))))
        {
        }
    }

    private static string Told(JsonNode delta) =>
        string.Join(", ", delta["present"]!.AsArray().Select(present => $"{present!["agent"]!["name"]} {present["activity"]}").Order(StringComparer.Ordinal));
}
