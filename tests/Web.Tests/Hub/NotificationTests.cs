using System.Net;
using Parloir.Grains;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Notifications;
using Parloir.Web.Hub.Feeds;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Hub;

/// <summary>RT-11 and the calls of notifications (S3-34): an agent's own, on all his screens.</summary>
public sealed class NotificationTests : DeskTest
{
    private const string Root = "/api/v1/notifications";

    private FakeNotifications Alices => Server.World.Notifications("demo/alice");

    [Fact]
    public async Task Subscribe_WhenSomethingIsRaised_PushesItToThatAgentAlone()
    {
        await Alices.Raise(Notification("n1"));
        await using var alice = await OpenAsync("alice");
        await using var bruno = await OpenAsync("bruno");
        var snapshot = await alice.NextPushAsync("NotificationsSnapshot");
        Assert.Equal(("n1", 1), ((string?)snapshot["items"]![0]!["id"], (int)snapshot["unread"]!["value"]!));
        Assert.Empty((await bruno.NextPushAsync("NotificationsSnapshot"))["items"]!.AsArray());

        await Alices.Raise(Notification("n2"));
        var raised = await alice.NextPushAsync("NotificationRaised");

        Assert.Equal(("n2", "Mention", "c1"), ((string?)raised["id"], (string?)raised["kind"], (string?)raised["conversation"]!["id"]));
        Assert.False(bruno.HasPush);
    }

    [Fact]
    public async Task Read_WhenDoneOnOneScreen_IsToldToTheOthers()
    {
        await using var screen = await OpenAsync("alice");
        await screen.NextPushAsync("NotificationsSnapshot");
        using var browser = await Server.LogInAsync("alice");
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostJsonAsync($"{Root}/n1/read")).Status);
        Assert.Equal("n1", (string?)(await screen.NextPushAsync("NotificationsRead"))["id"]);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostJsonAsync($"{Root}/read?conversation=c1")).Status);
        Assert.Equal("c1", (string?)(await screen.NextPushAsync("NotificationsRead"))["conversation"]);
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostJsonAsync($"{Root}/read")).Status);
        Assert.Equal([("n1", null), (null, new ConversationId("c1")), (null, null)], Alices.Reads);
        (await browser.PostJsonAsync($"{Root}/a%20b/read")).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Subscribe_WhenACallWasLost_BringsTheRowsAnew()
    {
        await using var alice = await OpenAsync("alice");
        await alice.NextPushAsync("NotificationsSnapshot");
        Alices.LosesCalls = true;
        await Alices.Raise(Notification("lost"));
        Alices.LosesCalls = false;
        Server.Time.Advance(FeedTimes.RenewEvery);
        Assert.Equal("lost", (string?)(await alice.NextPushAsync("NotificationsSnapshot"))["items"]![0]!["id"]);
    }

    [Fact]
    public async Task List_WhenAsked_IsTheCallersPage()
    {
        await Alices.Raise(Notification("n1"));
        using var alice = await Server.LogInAsync("alice");
        using var bruno = await Server.LogInAsync("bruno");
        Assert.Single((await alice.GetJsonAsync($"{Root}?unread=true&limit=10")).ShouldBeOk()["items"]!.AsArray());
        Assert.Equal((false, true, null, 10), Server.World.NotificationQueries.Last);
        Assert.Empty((await bruno.GetJsonAsync(Root)).ShouldBeOk()["items"]!.AsArray());
        (await alice.GetJsonAsync($"{Root}?cursor=garbage")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
        (await alice.GetJsonAsync($"{Root}?limit=101")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
    }

    private async Task<HubClient> OpenAsync(string agent)
    {
        var desk = await HubClient.ConnectAsAsync(Server, agent);
        Assert.Null(await desk.CallAsync("SubscribeNotifications"));
        return desk;
    }

    private static NotificationView Notification(string id) => new(
        id, NotificationKind.Mention,
        new NotificationSubject(new ConversationId("c1"), 1, new ContactCard(new ContactId("z"), "Zoé", "+33 6", null), new ChannelCard(ChannelType.WhatsApp, new ChannelAccountId("demo-whatsapp"))),
        3, new Actor.Agent(new AgentId("bruno"), "Bruno Petit"), "Look", DateTimeOffset.UnixEpoch, null, null);
}
