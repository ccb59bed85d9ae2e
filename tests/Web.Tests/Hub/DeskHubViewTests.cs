using System.Text.Json.Nodes;
using Parloir.Grains.Views;
using Parloir.Web.Hub.Feeds;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Hub;

/// <summary>The rules RT-1 to RT-8 of docs/realtime.md, for lists.</summary>
public sealed class DeskHubViewTests : DeskTest
{
    private FakeView _all = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _all = Server.World.View("tab=all");
    }

    [Fact(DisplayName = "RT-1 the snapshot comes first, then every delta in order")]
    public async Task SubscribeView_WhenNothingIsKnown_PushesSnapshotThenDeltas()
    {
        Change("a");
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");

        Assert.Null(await alice.CallAsync("SubscribeView", "tab=all", null));
        Assert.True(alice.HasPush, "The call's answer comes after the snapshot.");
        var snapshot = await alice.NextPushAsync("ViewSnapshot");
        for (var i = 0; i < 20; i++) Change($"c{i}");

        Assert.Equal(("tab=all", 1L), ((string?)snapshot["view"], (long)snapshot["position"]!["sequence"]!));
        Assert.Equal("a", (string?)snapshot["items"]![0]!["id"]);
        Assert.False((bool)snapshot["count"]!["atLeast"]!);
        for (var i = 0; i < 20; i++)
        {
            var delta = await alice.NextPushAsync("ViewDelta");
            Assert.Equal(i + 2, (long)delta["position"]!["sequence"]!);
            Assert.Equal($"c{i}", (string?)delta["upserted"]![0]!["id"]);
        }
    }

    [Fact(DisplayName = "RT-2 a lost call leaves no gap: what was missed is fetched with the position that clients have")]
    public async Task ViewDelta_WhenAnObserverCallIsLost_ComesWithTheNextOne()
    {
        await using var alice = await SubscribedAsync("alice");
        Change("first");
        _all.LosesCalls = true;
        Change("lost");
        _all.LosesCalls = false;
        Change("second");

        foreach (var id in new[] { "first", "lost", "second" })
            Assert.Equal(id, (string?)(await alice.NextPushAsync("ViewDelta"))["upserted"]![0]!["id"]);
        Assert.Equal(1, _all.Snapshots);
    }

    [Fact(DisplayName = "RT-2 the last call is lost: the renewal of the watch brings it")]
    public async Task ViewDelta_WhenTheLastObserverCallIsLost_ComesWithTheRenewal()
    {
        await using var alice = await SubscribedAsync("alice");
        _all.LosesCalls = true;
        Change("lost");

        Server.Time.Advance(FeedTimes.RenewEvery);

        Assert.Equal("lost", (string?)(await alice.NextPushAsync("ViewDelta"))["upserted"]![0]!["id"]);
    }

    [Fact(DisplayName = "RT-2 the grain moved: another epoch, and a snapshot")]
    public async Task ViewSnapshot_WhenTheGrainMoved_ComesWithTheRenewal()
    {
        await using var alice = await SubscribedAsync("alice");
        Change("before");
        var before = await alice.NextPushAsync("ViewDelta");
        _all.Move();
        Change("after");

        Server.Time.Advance(FeedTimes.RenewEvery);

        var snapshot = await alice.NextPushAsync("ViewSnapshot");
        Assert.NotEqual((string?)before["position"]!["epoch"], (string?)snapshot["position"]!["epoch"]);
        Change("later");
        Assert.Equal("later", (string?)(await alice.NextPushAsync("ViewDelta"))["upserted"]![0]!["id"]);
    }

    [Fact(DisplayName = "RT-5 a client resumes with what it missed, and nothing else")]
    public async Task SubscribeView_WhenPositionIsKnown_PushesWhatWasMissed()
    {
        Change("a");
        var position = _all.Position;
        Change("b");
        Change("c");
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");

        Assert.Null(await alice.CallAsync("SubscribeView", "tab=all", Json(position)));

        Assert.Equal("b", (string?)(await alice.NextPushAsync("ViewDelta"))["upserted"]![0]!["id"]);
        Assert.Equal("c", (string?)(await alice.NextPushAsync("ViewDelta"))["upserted"]![0]!["id"]);
        Assert.False(alice.HasPush);
    }

    [Fact(DisplayName = "RT-5 a position that is no longer known is answered with a snapshot")]
    public async Task SubscribeView_WhenPositionIsOfAnotherEpoch_PushesSnapshot()
    {
        Change("a");
        var position = _all.Position;
        _all.Move();
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");

        Assert.Null(await alice.CallAsync("SubscribeView", "tab=all", Json(position)));

        await alice.NextPushAsync("ViewSnapshot");
    }

    [Fact(DisplayName = "RT-6 \"mine\" is the caller's, whatever the client says")]
    public async Task SubscribeView_WhenMine_BindsTheViewerFromTheConnection()
    {
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");
        await using var bruno = await HubClient.ConnectAsAsync(Server, "bruno");

        Assert.Null(await alice.CallAsync("SubscribeView", "tab=mine&status=open", null));
        Assert.Null(await bruno.CallAsync("SubscribeView", "status=open&tab=mine", null));
        Assert.Equal("view_invalid", await alice.CallAsync("SubscribeView", "tab=mine&agent=bruno", null));

        Assert.Equal("tab=mine&status=open", (string?)(await alice.NextPushAsync("ViewSnapshot"))["view"]);
        Assert.Equal("status=open&tab=mine", (string?)(await bruno.NextPushAsync("ViewSnapshot"))["view"]);
        Assert.Equal(
            ["demo/tab=mine&agent=alice&status=Open", "demo/tab=mine&agent=bruno&status=Open"],
            Server.World.Views.Where(view => view.Value.Watches > 0).Select(view => view.Key).Order());
    }

    [Fact(DisplayName = "RT-6 another workspace has views of its own")]
    public async Task ViewDelta_WhenItIsOfAnotherWorkspace_DoesNotArrive()
    {
        await using var bob = await HubClient.ConnectAsAsync(Server, "bob");
        await using var alice = await SubscribedAsync("alice");
        Assert.Null(await bob.CallAsync("SubscribeView", "tab=all", null));
        await bob.NextPushAsync("ViewSnapshot");

        Change("secret");
        await alice.NextPushAsync("ViewDelta");
        Server.World.View("tab=all", DeskWorld.Other).Upsert(Server.World.AddConversation("own", DeskWorld.Other).Head!);

        Assert.Equal("own", (string?)(await bob.NextPushAsync("ViewDelta"))["upserted"]![0]!["id"]);
    }

    [Fact]
    public async Task SubscribeView_WhenManyLook_WatchesTheGrainOnceAndNamesTheViewAsEachClientDid()
    {
        await using var alice = await SubscribedAsync("alice");
        await using var bruno = await HubClient.ConnectAsAsync(Server, "bruno");
        Assert.Null(await bruno.CallAsync("SubscribeView", "", null));
        await bruno.NextPushAsync("ViewSnapshot");

        Change("a");

        Assert.Equal(1, _all.Watchers);
        Assert.Equal("tab=all", (string?)(await alice.NextPushAsync("ViewDelta"))["view"]);
        Assert.Equal("", (string?)(await bruno.NextPushAsync("ViewDelta"))["view"]);
    }

    [Fact]
    public async Task UnsubscribeView_WhenItWasTheLast_UnwatchesAfterALinger()
    {
        await using var alice = await SubscribedAsync("alice");
        Assert.Null(await alice.CallAsync("UnsubscribeView", "tab=all"));
        Change("unseen");
        Assert.Equal(1, _all.Watchers);

        await Eventually.TrueAsync(() =>
        {
            Server.Time.Advance(FeedTimes.Linger);
            return _all.Watchers == 0;
        });

        Assert.False(alice.HasPush);
        Assert.Null(await alice.CallAsync("SubscribeView", "tab=all", null));
        Assert.Equal("unseen", (string?)(await alice.NextPushAsync("ViewSnapshot"))["items"]![0]!["id"]);
    }

    [Fact]
    public async Task Disconnect_WhenItWasTheLast_Unwatches()
    {
        await using (await SubscribedAsync("alice"))
        {
        }
        await Eventually.TrueAsync(() =>
        {
            Server.Time.Advance(FeedTimes.Linger);
            return _all.Watchers == 0;
        });
    }

    [Fact]
    public async Task SubscribeView_WhenTheGrainDoesNotAnswer_FailsAsUnavailable()
    {
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");
        _all.Fault = new TimeoutException("no answer");
        Assert.Equal("unavailable", await alice.CallAsync("SubscribeView", "tab=all", null));

        _all.Fault = null;
        Assert.Null(await alice.CallAsync("SubscribeView", "tab=all", null));
    }

    [Fact]
    public async Task ViewDelta_WhenHealingFailsAtFirst_ComesWithTheRetry()
    {
        await using var alice = await SubscribedAsync("alice");
        _all.LosesCalls = true;
        Change("lost");
        _all.LosesCalls = false;
        _all.Fault = new TimeoutException("no answer");
        Change("after");
        await Eventually.TrueAsync(() => _all.Faults > 0);
        _all.Fault = null;

        await Eventually.TrueAsync(() =>
        {
            Server.Time.Advance(TimeSpan.FromSeconds(1));
            return alice.HasPush;
        });

        Assert.Equal("lost", (string?)(await alice.NextPushAsync("ViewDelta"))["upserted"]![0]!["id"]);
        Assert.Equal("after", (string?)(await alice.NextPushAsync("ViewDelta"))["upserted"]![0]!["id"]);
    }

    [Theory]
    [InlineData("tab=theirs")]
    [InlineData("tab=all&sort=name")]
    [InlineData("status=shut")]
    [InlineData("tab")]
    public async Task SubscribeView_WhenItIsNoView_FailsAsInvalid(string view)
    {
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");
        Assert.Equal("view_invalid", await alice.CallAsync("SubscribeView", view, null));
    }

    [Fact]
    public async Task SubscribeView_WhenThereAreFifty_RefusesOneMore()
    {
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");
        for (var i = 0; i < 50; i++) Assert.Null(await alice.CallAsync("SubscribeView", $"label=l{i}", null));

        Assert.Equal("too_many_subscriptions", await alice.CallAsync("SubscribeView", "label=more", null));
        Assert.Null(await alice.CallAsync("SubscribeView", "label=l7", null));
        Assert.Null(await alice.CallAsync("UnsubscribeView", "label=l7"));
        Assert.Null(await alice.CallAsync("SubscribeView", "label=more", null));
    }

    private void Change(string conversation) => _all.Upsert(Server.World.AddConversation(conversation).Head!);

    private async Task<HubClient> SubscribedAsync(string agent)
    {
        var client = await HubClient.ConnectAsAsync(Server, agent);
        Assert.Null(await client.CallAsync("SubscribeView", "tab=all", null));
        await client.NextPushAsync("ViewSnapshot");
        return client;
    }

    private static JsonObject Json(ViewPosition position) => new() { ["epoch"] = position.Epoch.ToString(), ["sequence"] = position.Sequence };
}
