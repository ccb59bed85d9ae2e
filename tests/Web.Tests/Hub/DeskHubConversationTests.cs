using System.Text.Json.Nodes;
using Parloir.Web.Hub.Feeds;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Hub;

/// <summary>The rules RT-1 to RT-8 of docs/realtime.md, for open conversations.</summary>
public sealed class DeskHubConversationTests : DeskTest
{
    private FakeConversation _conversation = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _conversation = Server.World.AddConversation("c1");
    }

    [Fact(DisplayName = "RT-1 the snapshot comes first, then every delta in order")]
    public async Task SubscribeConversation_WhenNothingIsKnown_PushesSnapshotThenDeltas()
    {
        _conversation.Say("one");
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");

        Assert.Null(await alice.CallAsync("SubscribeConversation", "c1", 0));
        Assert.True(alice.HasPush, "The call's answer comes after the snapshot.");
        var snapshot = await alice.NextPushAsync("ConversationSnapshot");
        foreach (var text in new[] { "two", "three" }) _conversation.Say(text);

        Assert.Equal(("c1", 2L, 2L), ((string?)snapshot["conversation"], (long)snapshot["sequence"]!, (long)snapshot["head"]!["sequence"]!));
        Assert.Equal("one", TextOf(snapshot["page"]!["items"]![0]!));
        foreach (var (text, since) in new[] { ("two", 2L), ("three", 3L) })
        {
            var delta = await alice.NextPushAsync("ConversationDelta");
            Assert.Equal((since, since + 1), ((long)delta["since"]!, (long)delta["sequence"]!));
            Assert.Equal(("item_added", text), ((string?)delta["changes"]![0]!["change"], TextOf(delta["changes"]![0]!["item"]!)));
        }
    }

    [Fact(DisplayName = "RT-1 a snapshot never holds what a later delta will bring")]
    public async Task SubscribeConversation_WhenSomethingHappensWhileReading_BringsItOnce()
    {
        _conversation.Say("one");
        _conversation.BeforeRead = () => _conversation.Say("meanwhile");
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");

        Assert.Null(await alice.CallAsync("SubscribeConversation", "c1", 0));

        var snapshot = await alice.NextPushAsync("ConversationSnapshot");
        Assert.Equal("one", TextOf(Assert.Single(snapshot["page"]!["items"]!.AsArray())!));
        var delta = await alice.NextPushAsync("ConversationDelta");
        Assert.Equal((long)snapshot["sequence"]!, (long)delta["since"]!);
        Assert.Equal("meanwhile", TextOf(delta["changes"]![0]!["item"]!));
    }

    [Fact(DisplayName = "RT-3 a delta that comes twice is pushed once")]
    public async Task ConversationDelta_WhenTheGrainRepeatsIt_IsPushedOnce()
    {
        await using var alice = await SubscribedAsync("alice");
        _conversation.Say("one");
        _conversation.Repeat(0);
        _conversation.Say("two");

        Assert.Equal("one", TextOf((await alice.NextPushAsync("ConversationDelta"))["changes"]![0]!["item"]!));
        Assert.Equal("two", TextOf((await alice.NextPushAsync("ConversationDelta"))["changes"]![0]!["item"]!));
    }

    [Fact(DisplayName = "RT-3 a lost call leaves no gap: the next delta starts where the client stands")]
    public async Task ConversationDelta_WhenAnObserverCallIsLost_BringsBoth()
    {
        await using var alice = await SubscribedAsync("alice");
        _conversation.LosesCalls = true;
        _conversation.Say("lost");
        _conversation.LosesCalls = false;
        _conversation.Say("heard");

        var delta = await alice.NextPushAsync("ConversationDelta");
        Assert.Equal((1L, 3L), ((long)delta["since"]!, (long)delta["sequence"]!));
        Assert.Equal(["lost", "heard"], delta["changes"]!.AsArray().Select(change => TextOf(change!["item"]!)));
    }

    [Fact(DisplayName = "RT-3 the last call is lost: the renewal of the watch brings it")]
    public async Task ConversationDelta_WhenTheLastObserverCallIsLost_ComesWithTheRenewal()
    {
        await using var alice = await SubscribedAsync("alice");
        _conversation.LosesCalls = true;
        _conversation.Say("lost");

        Server.Time.Advance(FeedTimes.RenewEvery);

        Assert.Equal("lost", TextOf((await alice.NextPushAsync("ConversationDelta"))["changes"]![0]!["item"]!));
    }

    [Fact(DisplayName = "RT-3 a silo dies with the last call: nobody waits for the renewal")]
    public async Task ConversationDelta_WhenASiloDiesWithTheLastCall_ComesAtOnce()
    {
        await using var alice = await SubscribedAsync("alice");
        _conversation.LosesCalls = true;
        _conversation.Say("lost");

        Server.World.Cluster.Break();

        Assert.Equal("lost", TextOf((await alice.NextPushAsync("ConversationDelta"))["changes"]![0]!["item"]!));
    }

    [Fact(DisplayName = "RT-5 a client resumes with one delta of what it missed")]
    public async Task SubscribeConversation_WhenSequenceIsKnown_PushesWhatWasMissed()
    {
        foreach (var text in new[] { "one", "two", "three" }) _conversation.Say(text);
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");

        Assert.Null(await alice.CallAsync("SubscribeConversation", "c1", 2));

        var delta = await alice.NextPushAsync("ConversationDelta");
        Assert.Equal((2L, 4L), ((long)delta["since"]!, (long)delta["sequence"]!));
        Assert.Equal(0, _conversation.Reads);
    }

    [Fact(DisplayName = "RT-5 a client that missed nothing gets nothing")]
    public async Task SubscribeConversation_WhenNothingWasMissed_PushesNothing()
    {
        _conversation.Say("one");
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");

        Assert.Null(await alice.CallAsync("SubscribeConversation", "c1", 2));
        Assert.False(alice.HasPush);
        _conversation.Say("two");

        Assert.Equal(2L, (long)(await alice.NextPushAsync("ConversationDelta"))["since"]!);
    }

    [Theory(DisplayName = "RT-5 too much, or a sequence that was never reached, is answered with a snapshot")]
    [InlineData(1)]
    [InlineData(900)]
    public async Task SubscribeConversation_WhenItCannotBeResumed_PushesSnapshot(long from)
    {
        for (var i = 0; i < 300; i++) _conversation.Say($"m{i}");
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");

        Assert.Null(await alice.CallAsync("SubscribeConversation", "c1", from));

        var snapshot = await alice.NextPushAsync("ConversationSnapshot");
        Assert.Equal((301L, 50), ((long)snapshot["sequence"]!, snapshot["page"]!["items"]!.AsArray().Count));
    }

    [Theory(DisplayName = "RT-6 what is not in the workspace is not_found")]
    [InlineData("nope")]
    [InlineData("theirs")]
    [InlineData("../other/theirs")]
    [InlineData("")]
    public async Task SubscribeConversation_WhenItIsNotInTheWorkspace_FailsAsNotFound(string id)
    {
        Server.World.AddConversation("theirs", DeskWorld.Other);
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");

        Assert.Equal("not_found", await alice.CallAsync("SubscribeConversation", id, 0));

        Assert.False(alice.HasPush);
    }

    [Fact]
    public async Task SubscribeConversation_WhenManyLook_WatchesTheGrainOnce()
    {
        await using var alice = await SubscribedAsync("alice");
        await using var bruno = await SubscribedAsync("bruno");
        _conversation.Say("one");

        await alice.NextPushAsync("ConversationDelta");
        await bruno.NextPushAsync("ConversationDelta");
        Assert.Equal(1, _conversation.Watchers);
    }

    [Fact]
    public async Task Renewal_WhenTheConversationIsGone_AsksToSubscribeAgain()
    {
        await using var alice = await SubscribedAsync("alice");
        _conversation.Delete();

        Server.Time.Advance(FeedTimes.RenewEvery);

        Assert.Equal("c1", (string?)(await alice.NextPushAsync("ResyncRequired"))["conversation"]);
        Assert.Equal("not_found", await alice.CallAsync("SubscribeConversation", "c1", 1));
    }

    [Fact]
    public async Task UnsubscribeConversation_WhenItWasTheLast_UnwatchesAfterALinger()
    {
        await using var alice = await SubscribedAsync("alice");
        Assert.Null(await alice.CallAsync("UnsubscribeConversation", "c1"));
        _conversation.Say("unseen");

        await Eventually.TrueAsync(() =>
        {
            Server.Time.Advance(FeedTimes.Linger);
            return _conversation.Watchers == 0;
        });
        Assert.False(alice.HasPush);
    }

    [Fact]
    public async Task SubscribeConversation_WhenTheGrainFails_SaysNothingOfIt()
    {
        _conversation.Fault = new InvalidOperationException("secret");
        await using var alice = await HubClient.ConnectAsAsync(Server, "alice");

        Assert.Equal("internal_error", await alice.CallAsync("SubscribeConversation", "c1", 0));
        Server.ExpectError(4102);
    }

    private async Task<HubClient> SubscribedAsync(string agent)
    {
        var client = await HubClient.ConnectAsAsync(Server, agent);
        Assert.Null(await client.CallAsync("SubscribeConversation", "c1", 0));
        await client.NextPushAsync("ConversationSnapshot");
        return client;
    }

    private static string? TextOf(JsonNode item) => (string?)item["content"]!["body"];
}
