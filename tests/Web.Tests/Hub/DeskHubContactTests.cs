using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Web.Hub.Feeds;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Hub;

/// <summary>Contacts on screens: whoever sees one hears that it is another, and nobody else does.</summary>
public sealed class DeskHubContactTests : DeskTest
{
    private FakeContacts Contacts => Server.World.Contacts;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Contacts.All["demo/zoe"] = FakeContacts.Zoe;
    }

    [Fact(DisplayName = "RT-15 a contact that is watched is to be read at once, and again whenever it is another")]
    public async Task SubscribeContact_WhenItChanges_IsTold()
    {
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");
        await using var admin = await HubClient.ConnectAsAsync(Server, "admin");
        foreach (var desk in new[] { alice, admin })
        {
            Assert.Null(await desk.CallAsync("SubscribeContact", "zoe"));
            Assert.True(desk.HasPush, "The call's answer comes after the push.");
            Assert.Equal("zoe", (string?)(await desk.NextPushAsync("ContactChanged"))["contact"]);
        }
        Assert.Single(Contacts.Watchers);

        Contacts.Change("demo/zoe");
        foreach (var desk in new[] { alice, admin }) Assert.Equal("zoe", (string?)(await desk.NextPushAsync("ContactChanged"))["contact"]);

        Assert.Null(await alice.CallAsync("UnsubscribeContact", "zoe"));
        Contacts.Change("demo/zoe");
        await admin.NextPushAsync("ContactChanged");
        Assert.False(alice.HasPush);
    }

    [Fact(DisplayName = "RT-15 a lost call is made good at the next renewal")]
    public async Task SubscribeContact_WhenACallIsLost_IsToldLater()
    {
        await using var alice = await SubscribedAsync("alice");
        var watchers = Contacts.Watchers.Keys.ToArray();
        Contacts.Watchers.Clear();
        Contacts.Change("demo/zoe");
        Assert.False(alice.HasPush);
        Server.Time.Advance(FeedTimes.RenewEvery);
        await alice.NextPushAsync("ContactChanged");
        Assert.Equal(watchers, Contacts.Watchers.Keys);
    }

    [Theory(DisplayName = "RT-6 a contact that is not in the workspace is not_found")]
    [InlineData("nobody")]
    [InlineData("theirs")]
    [InlineData("../other/theirs")]
    [InlineData("")]
    public async Task SubscribeContact_WhenItIsNotInTheWorkspace_FailsAsNotFound(string id)
    {
        Contacts.All["other/theirs"] = FakeContacts.Zoe;
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");
        Assert.Equal("not_found", await alice.CallAsync("SubscribeContact", id));
        Assert.False(alice.HasPush);
    }

    [Fact(DisplayName = "RT-6 whoever may not see a contact hears nothing of it")]
    public async Task SubscribeContact_WhenItMayNotBeSeen_FailsAsNotFound()
    {
        await Server.World.Agents.Grain("demo/bruno").SetInboxes(ImmutableArray<InboxId>.Empty);
        await using var bruno = await HubClient.ConnectAsAsync(Server, "bruno");
        await using var alice = await SubscribedAsync("alice");
        Assert.Equal("not_found", await bruno.CallAsync("SubscribeContact", "zoe"));
        Contacts.Change("demo/zoe");
        await alice.NextPushAsync("ContactChanged");
        Assert.False(bruno.HasPush);
    }

    [Fact(DisplayName = "RT-6 whoever loses sight of a contact is told to ask again, and not that it changed")]
    public async Task ContactChanged_WhenItIsNoLongerSeen_EndsTheSubscription()
    {
        await Server.World.Agents.Grain("demo/bruno").SetInboxes(ImmutableArray<InboxId>.Empty);
        Contacts.SeenByAll.Add("zoe");
        await using var bruno = await SubscribedAsync("bruno");
        Contacts.SeenByAll.Clear();
        Contacts.Change("demo/zoe");
        Assert.Equal("zoe", (string?)(await bruno.NextPushAsync("ResyncRequired"))["contact"]);
        Assert.Equal("not_found", await bruno.CallAsync("SubscribeContact", "zoe"));
    }

    private async Task<HubClient> SubscribedAsync(string agent)
    {
        var desk = await HubClient.ConnectAsAsync(Server, agent);
        Assert.Null(await desk.CallAsync("SubscribeContact", "zoe"));
        await desk.NextPushAsync("ContactChanged");
        return desk;
    }
}
