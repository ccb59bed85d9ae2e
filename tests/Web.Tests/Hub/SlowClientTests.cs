using System.Text.Json.Nodes;
using Parloir.Grains.Conversations;
using Parloir.Web.Hub;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Hub;

public sealed class SlowClientTests : DeskTest
{
    // More than sockets and the queue take together.
    private const int Changes = 4 * DeskConnection.QueueCapacity;

    private FakeView _all = null!;
    private ConversationView _large = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _all = Server.World.View("tab=all");
        var small = Server.World.AddConversation("c1").Head!;
        _large = small with { Preview = small.Preview! with { Text = new string('x', 32 * 1024) } };
    }

    [Fact(DisplayName = "RT-7 a slow client gets ResyncRequired behind what it did get, and resumes from there")]
    public async Task ViewDelta_WhenTheClientDoesNotRead_EndsInResyncRequired()
    {
        await using var slow = await SubscribedAsync("alice");
        await slow.StopReadingAsync();
        await using var quick = await SubscribedAsync("bruno");

        for (var i = 0; i < Changes; i++)
        {
            _all.Upsert(_large);
            // The one that reads is not held up by the one that does not.
            Assert.Equal(i + 1, (long)(await quick.NextPushAsync("ViewDelta"))["position"]!["sequence"]!);
        }
        slow.ReadAgain();

        var (position, last) = (0L, default(JsonNode));
        while (true)
        {
            var (target, push) = await slow.NextPushAsync();
            if (target == "ResyncRequired")
            {
                Assert.Equal("tab=all", (string?)push["view"]);
                break;
            }
            Assert.Equal(++position, (long)push["position"]!["sequence"]!);
            last = push["position"]!.DeepClone();
        }
        Assert.InRange(position, DeskConnection.QueueCapacity, Changes - 1);

        _all.Upsert(_large);
        Assert.Null(await slow.CallAsync("SubscribeView", "tab=all", last));
        Assert.Equal(position + 1, (long)(await slow.NextPushAsync("ViewDelta"))["position"]!["sequence"]!);
    }

    private async Task<HubClient> SubscribedAsync(string agent)
    {
        var client = await HubClient.ConnectAsAsync(Server, agent);
        Assert.Null(await client.CallAsync("SubscribeView", "tab=all", null));
        await client.NextPushAsync("ViewSnapshot");
        return client;
    }
}
