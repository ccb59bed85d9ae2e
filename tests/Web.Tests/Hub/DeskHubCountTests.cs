using Parloir.Web.Hub;
using Parloir.Web.Hub.Feeds;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Hub;

/// <summary>RT-14: how many a list has, for those who see only that of it.</summary>
public sealed class DeskHubCountTests : DeskTest
{
    private FakeView _all = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _all = Server.World.View("tab=all");
    }

    [Fact(DisplayName = "RT-14 the count comes first, then each other one, and no rows")]
    public async Task SubscribeViewCount_WhenItChanges_PushesCountsAlone()
    {
        _all.Count(7);
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");

        Assert.Null(await alice.CallAsync("SubscribeViewCount", "tab=all"));
        Assert.True(alice.HasPush, "The call's answer comes after the count.");
        _all.Upsert(Server.World.AddConversation("a").Head!);
        _all.Count(8);

        foreach (var count in new[] { 7, 8 })
            Assert.Equal(Counted("tab=all", count), (await alice.NextPushAsync("ViewCounted")).ToJsonString());
        Assert.False(alice.HasPush);
    }

    [Fact(DisplayName = "RT-14 a lost call, the last one: the renewal of the watch brings the count of then")]
    public async Task ViewCounted_WhenCallsAreLost_ComesWithTheRenewal()
    {
        await using var alice = await SubscribedAsync("alice", "tab=all");
        _all.LosesCalls = true;
        _all.Count(1);
        _all.Count(2);

        Server.Time.Advance(FeedTimes.RenewEvery);

        Assert.Equal(Counted("tab=all", 2), (await alice.NextPushAsync("ViewCounted")).ToJsonString());
    }

    [Fact(DisplayName = "RT-14 the grain moved: the renewal of the watch brings what it counts there")]
    public async Task ViewCounted_WhenTheGrainMoved_ComesWithTheRenewal()
    {
        await using var alice = await SubscribedAsync("alice", "tab=all");
        _all.Move();
        _all.Count(3);

        Server.Time.Advance(FeedTimes.RenewEvery);

        Assert.Equal(Counted("tab=all", 3), (await alice.NextPushAsync("ViewCounted")).ToJsonString());
        _all.Count(4);
        Assert.Equal(Counted("tab=all", 4), (await alice.NextPushAsync("ViewCounted")).ToJsonString());
    }

    [Fact]
    public async Task SubscribeViewCount_WhenManyCount_WatchesTheGrainOnceAndNotItsRows()
    {
        await using var alice = await SubscribedAsync("alice", "tab=all");
        await using var bruno = await SubscribedAsync("bruno", "");

        _all.Count(5);

        Assert.Equal(Counted("tab=all", 5), (await alice.NextPushAsync("ViewCounted")).ToJsonString());
        Assert.Equal(Counted("", 5), (await bruno.NextPushAsync("ViewCounted")).ToJsonString());
        Assert.Equal((1, 0), (_all.Counters, _all.Watchers));
    }

    [Fact]
    public async Task UnsubscribeViewCount_WhenItWasTheLast_UnwatchesAfterALinger()
    {
        await using var alice = await SubscribedAsync("alice", "tab=all");
        Assert.Null(await alice.CallAsync("SubscribeView", "tab=all", null));
        await alice.NextPushAsync("ViewSnapshot");

        // The list of the same words goes on.
        Assert.Null(await alice.CallAsync("UnsubscribeViewCount", "tab=all"));
        await Eventually.TrueAsync(() =>
        {
            Server.Time.Advance(FeedTimes.Linger);
            return _all.Counters == 0;
        });

        _all.Count(9);
        _all.Upsert(Server.World.AddConversation("a").Head!);
        await alice.NextPushAsync("ViewDelta");
    }

    [Fact(DisplayName = "RT-6 \"mine\" is the caller's, another workspace has counts of its own, and what is no view is none to count either")]
    public async Task SubscribeViewCount_WhoeverAsks_CountsWhatHeSees()
    {
        await using var alice = await SubscribedAsync("alice", "tab=mine");
        await using var bob = await SubscribedAsync("bob", "tab=all");
        _all.Count(5);

        Assert.Equal("view_invalid", await alice.CallAsync("SubscribeViewCount", "tab=mine&agent=bruno"));
        Assert.Equal("not_found", await alice.CallAsync("SubscribeViewCount", "tab=all&view=nobodys"));
        Assert.Equal(1, Server.World.View("tab=mine&agent=alice").Counters);
        Assert.False(bob.HasPush);
    }

    [Fact]
    public async Task SubscribeViewCount_WhenThereAreFifty_RefusesOneMore()
    {
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");
        for (var i = 0; i < DeskConnection.MaxSubscriptions; i++) Assert.Null(await alice.CallAsync("SubscribeViewCount", $"label=l{i}"));

        Assert.Equal("too_many_subscriptions", await alice.CallAsync("SubscribeViewCount", "label=more"));
    }

    private static string Counted(string view, int count) => $$$"""{"view":"{{{view}}}","count":{"value":{{{count}}},"atLeast":false}}""";

    private async Task<HubClient> SubscribedAsync(string agent, string view)
    {
        var client = await HubClient.ConnectAsAsync(Server, agent);
        Assert.Null(await client.CallAsync("SubscribeViewCount", view));
        await client.NextPushAsync("ViewCounted");
        return client;
    }
}
