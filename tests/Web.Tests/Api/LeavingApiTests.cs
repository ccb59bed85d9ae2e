using System.Net;
using Parloir.Grains.Conversations;
using Parloir.Web.Tests.Hub;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>Deleting for good, and looking back.</summary>
public sealed class LeavingApiTests : DeskTest
{
    private HttpClient _alice = null!;
    private HttpClient _admin = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _alice = await Server.LogInAsync("alice");
        _admin = await Server.LogInAsync("admin");
    }

    [Fact]
    public async Task Delete_WhenTheCallerIsNoAdministrator_IsForbidden()
    {
        var conversation = Server.World.AddConversation("c1");
        (await _alice.SendJsonAsync(HttpMethod.Delete, "/api/v1/conversations/c1")).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        (await _alice.GetJsonAsync("/api/v1/erasures")).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        Assert.NotNull(conversation.Head);
    }

    [Fact]
    public async Task Delete_WhenAnAdministratorAsks_ErasesOnceAndIsRepeatable()
    {
        // S0-14, S0-30.
        var conversation = Server.World.AddConversation("c1");
        for (var time = 0; time < 2; time++)
            Assert.Equal(HttpStatusCode.NoContent, (await _admin.SendJsonAsync(HttpMethod.Delete, "/api/v1/conversations/c1?reason=asked%20for")).Status);
        Assert.EndsWith(": asked for", conversation.ErasedFor, StringComparison.Ordinal);
        (await _admin.GetJsonAsync("/api/v1/conversations/c1")).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Theory]
    [InlineData("/api/v1/conversations/other", HttpStatusCode.NotFound, "not_found")]
    [InlineData("/api/v1/conversations/a%2Fb", HttpStatusCode.NotFound, "not_found")]
    [InlineData("/api/v1/conversations/c1?reason=a%00b", HttpStatusCode.BadRequest, "query_invalid")]
    public async Task Delete_WhenItCannotBe_SaysWhy(string path, HttpStatusCode status, string code)
    {
        Server.World.AddConversation("c1");
        Server.World.AddConversation("other", DeskWorld.Other);
        (await _admin.SendJsonAsync(HttpMethod.Delete, path)).ShouldBe(status, code);
    }

    [Fact]
    public async Task Erasures_WhenListed_AreTombstones()
    {
        var page = (await _admin.GetJsonAsync("/api/v1/erasures")).ShouldBeOk();
        Assert.Equal("gone", (string?)page["items"]![0]!["conversation"]);
        (await _admin.GetJsonAsync("/api/v1/erasures?cursor=forged")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
    }

    [Fact]
    public async Task OpenConversation_WhenErased_IsToldToResyncAndIsNotFoundThen()
    {
        var conversation = Server.World.AddConversation("c1");
        await using var desk = await HubClient.ConnectAsAsync(Server, "alice");
        Assert.Null(await desk.CallAsync("SubscribeConversation", "c1", 0));
        await desk.NextPushAsync("ConversationSnapshot");
        await _admin.SendJsonAsync(HttpMethod.Delete, "/api/v1/conversations/c1");
        Assert.Equal("c1", (string?)(await desk.NextPushAsync("ResyncRequired"))["conversation"]);
        Assert.Equal("not_found", await desk.CallAsync("SubscribeConversation", "c1", 1));
        Assert.Null(conversation.Head);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("2026-03-01T10:00:00%2B01:00")]
    public async Task Conversation_WhenAskedAsOf_IsReadAtThatPoint(string asOf)
    {
        Server.World.AddConversation("c1");
        (await _alice.GetJsonAsync($"/api/v1/conversations/c1?asOf={asOf}")).ShouldBeOk();
        Assert.Equal(
            asOf == "12" ? new HistoryPoint.AtSequence(12) : new HistoryPoint.AtTime(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero)), Server.World.History.Point);
        (await _alice.GetJsonAsync("/api/v1/conversations/c1?asOf=0")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await _alice.GetJsonAsync("/api/v1/conversations/c1?asOf=yesterday")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
    }

    [Fact]
    public async Task Activities_WhenAsked_AreOfTheCategory()
    {
        Server.World.AddConversation("c1");
        var page = (await _alice.GetJsonAsync("/api/v1/conversations/c1/activities?category=conversationclosed&before=9&limit=3")).ShouldBeOk();
        Assert.Equal(7, (long?)page["before"]);
        Assert.Equal((EventCategory.ConversationClosed, 9, 3), Server.World.History.Asked);
        (await _alice.GetJsonAsync("/api/v1/conversations/c1/activities?category=secret")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
        (await _alice.GetJsonAsync("/api/v1/conversations/c1/activities?before=-1")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
        (await _alice.GetJsonAsync("/api/v1/conversations/none/activities")).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }
}
