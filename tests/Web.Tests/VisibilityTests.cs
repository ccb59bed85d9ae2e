using System.Net;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Web.Hub.Feeds;
using Parloir.Web.Tests.Hub;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests;

/// <summary>S2-19: an agent sees the inboxes and the teams that are his, an administrator all. What one may not see is not there, on every way to it.</summary>
public sealed class VisibilityTests : DeskTest
{
    private const string Root = "/api/v1/conversations";
    private static readonly AgentCard Bruno = new(new AgentId("bruno"), "Bruno Petit");
    private HttpClient _bruno = null!;
    private FakeConversation _conversation = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        using var admin = await Server.LogInAsync("admin");
        // The conversation is in another inbox.
        (await admin.SendJsonAsync(HttpMethod.Put, "/api/v1/agents/bruno/inboxes", new { inboxes = new[] { "demo-inbox" } })).ShouldBeOk();
        _bruno = await Server.LogInAsync("bruno");
        _conversation = Server.World.AddConversation("c1");
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/timeline")]
    [InlineData("GET", "/draft")]
    [InlineData("PUT", "/draft")]
    [InlineData("GET", "?asOf=1")]
    [InlineData("GET", "/activities")]
    [InlineData("POST", "/export")]
    [InlineData("GET", "/messages/2/attachment")]
    [InlineData("GET", "/messages/2/thumbnail")]
    [InlineData("POST", "/events")]
    [InlineData("POST", "/claim")]
    [InlineData("POST", "/resolve")]
    [InlineData("POST", "/reopen")]
    [InlineData("POST", "/messages")]
    [InlineData("POST", "/notes")]
    [InlineData("POST", "/snooze")]
    [InlineData("POST", "/transfer")]
    [InlineData("PUT", "/assignee")]
    [InlineData("PUT", "/team")]
    [InlineData("PUT", "/priority")]
    [InlineData("PUT", "/status")]
    [InlineData("PUT", "/labels/vip")]
    [InlineData("DELETE", "/labels/vip")]
    [InlineData("PUT", "/keywords/refund")]
    [InlineData("PUT", "/participants/bruno")]
    public async Task Call_WhenTheConversationIsOfAnotherInbox_IsNotFound(string method, string path)
    {
        object? body = path switch
        {
            "/messages" or "/notes" => new { clientMessageId = "m", text = "x" },
            "/export" => new { clientKey = "k" },
            "/events" => new { clientKey = "e", category = "Workflow", name = "x" },
            "/draft" => new { mode = "Reply", clientMessageId = "m", text = "x" },
            "/snooze" => new { preset = "OneHour" },
            "/transfer" => new { clientMessageId = "t", agent = "bruno" },
            "/assignee" => new { agent = "bruno" },
            "/team" => new { team = (string?)null },
            "/priority" => new { priority = "High" },
            "/status" => new { status = "open" },
            _ => null,
        };
        (await _bruno.SendJsonAsync(new HttpMethod(method), $"{Root}/c1{path}", body)).ShouldBe(HttpStatusCode.NotFound, "not_found");
        Assert.Empty(_conversation.Commands);
        Assert.Empty(Server.World.Workspaces.LabelsOf(DeskWorld.Demo));
    }

    [Fact]
    public async Task Bulk_WhenTheConversationIsOfAnotherInbox_IsNotFound()
    {
        var answer = (await _bruno.PostJsonAsync($"{Root}/bulk", new { clientKey = "k", conversations = new[] { "c1" }, action = new { @do = "set_priority", priority = "High" } })).ShouldBeOk();
        Assert.Equal("not_found", (string?)answer["items"]![0]!["problem"]!["code"]);
        Assert.Empty(_conversation.Commands);
    }

    [Fact]
    public async Task List_WhenTheCallerIsRestricted_IsScoped()
    {
        (await _bruno.GetJsonAsync(Root)).ShouldBeOk();
        Assert.Equal((true, "bruno"), (Server.Queries.LastList!.Value.Filter.Scoped, Server.Queries.LastList.Value.Filter.Viewer.Value));
        using var alice = await Server.LogInAsync("alice");
        (await alice.GetJsonAsync(Root)).ShouldBeOk();
        Assert.False(Server.Queries.LastList.Value.Filter.Scoped);
    }

    [Theory]
    [InlineData("inbox")]
    [InlineData("team")]
    [InlineData("assignee")]
    [InlineData("participant")]
    public async Task Call_WhenItIsHis_IsAnswered(string because)
    {
        Server.World.Teams.Add(DeskWorld.Demo, new TeamView(new TeamId("sales"), "Sales", [Bruno.Id]));
        _conversation.Become(head => because switch
        {
            "inbox" => head with { Inbox = new InboxId("demo-inbox") },
            "team" => head with { Team = new TeamId("sales") },
            "assignee" => head with { Assignee = Bruno },
            _ => head with { Participants = [Bruno] },
        });
        (await _bruno.GetJsonAsync($"{Root}/c1")).ShouldBeOk();
        (await _bruno.GetJsonAsync($"{Root}/c1/timeline")).ShouldBeOk();
        (await _bruno.PostJsonAsync($"{Root}/c1/claim")).ShouldBeOk();
    }

    [Fact]
    public async Task Hub_WhenTheConversationIsOfAnotherInbox_IsNotFound()
    {
        await using var desk = await HubClient.ConnectAsAsync(Server, "bruno");
        Assert.Equal("not_found", await desk.CallAsync("SubscribeConversation", "c1", 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Hub_WhenItIsHisNoMore_PushesNothingOfIt(bool said)
    {
        _conversation.Become(head => head with { Participants = [Bruno] });
        await using var desk = await HubClient.ConnectAsAsync(Server, "bruno");
        Assert.Null(await desk.CallAsync("SubscribeConversation", "c1", 0));
        await desk.NextPushAsync("ConversationSnapshot");

        _conversation.Become(head => head with { Participants = [] });
        if (said) _conversation.Say("secret");
        else Server.Time.Advance(FeedTimes.RenewEvery);

        Assert.Equal("c1", (string?)(await desk.NextPushAsync("ResyncRequired"))["conversation"]);
        Assert.Equal("not_found", await desk.CallAsync("SubscribeConversation", "c1", 1));
    }

    [Fact]
    public async Task Hub_WhenTheCallerIsRestricted_WatchesAListOfHisOwn()
    {
        await using var desk = await HubClient.ConnectAsAsync(Server, "bruno");
        Assert.Null(await desk.CallAsync("SubscribeView", "tab=all", null));
        Assert.Contains("demo/tab=all&agent=bruno&scope=own", Server.World.Views.Keys);
        Assert.Equal("view_invalid", await desk.CallAsync("SubscribeView", "tab=all&scope=all", null));
    }
}
