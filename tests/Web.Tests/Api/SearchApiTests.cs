using System.Net;
using Parloir.Grains.Conversations;
using Parloir.Grains.Search;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

public sealed class SearchApiTests : DeskTest
{
    private HttpClient _alice = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _alice = await Server.LogInAsync("alice");
    }

    [Fact]
    public async Task Search_WhenAsked_IsPutInTheCallersWorkspaceWithItsFilters()
    {
        // S2-49.
        var page = (await _alice.GetJsonAsync("/api/v1/search?q=facture&kind=note&sort=best&status=closed&label=vip&from=2026-01-01T00:00:00%2B01:00&limit=7&cursor=c")).ShouldBeOk();
        Assert.Equal("next", (string?)page["nextCursor"]);
        var (workspace, query, cursor, limit) = Server.World.Search.Last!.Value;
        Assert.Equal((DeskWorld.Demo, "facture", SearchKind.Note, SearchSort.Best, "c", 7), (workspace, query.Words, query.Kind, query.Sort, cursor, limit));
        Assert.Equal((ConversationStatus.Resolved, "vip", false), (query.Filter.Status, query.Filter.Label, query.Filter.Scoped));
        Assert.Equal(new DateTimeOffset(2025, 12, 31, 23, 0, 0, TimeSpan.Zero), query.From);
    }

    [Fact]
    public async Task Search_WhenTheCallerIsRestricted_IsScoped()
    {
        using var admin = await Server.LogInAsync("admin");
        (await admin.SendJsonAsync(HttpMethod.Put, "/api/v1/agents/bruno/inboxes", new { inboxes = new[] { "demo-inbox" } })).ShouldBeOk();
        using var bruno = await Server.LogInAsync("bruno");
        (await bruno.GetJsonAsync("/api/v1/search?q=facture")).ShouldBeOk();
        Assert.True(Server.World.Search.Last!.Value.Query.Filter.Scoped);
    }

    [Theory]
    [InlineData("")]
    [InlineData("q=")]
    [InlineData("q=x&kind=secret")]
    [InlineData("q=x&sort=3")]
    [InlineData("q=x&status=gone")]
    [InlineData("q=x&limit=101")]
    [InlineData("q=x&cursor=forged")]
    public async Task Search_WhenTheQueryIsWrong_IsRefused(string query) =>
        (await _alice.GetJsonAsync($"/api/v1/search?{query}")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
}
