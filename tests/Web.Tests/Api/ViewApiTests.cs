using System.Net;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Grains.Views;
using Parloir.Web.Tests.Hub;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>S4-02, S4-03, S4-04, S4-05, S4-06, S4-07, S4-08, S4-09: saved views, who sees them, and the numbers of the navigation.</summary>
public sealed class ViewApiTests : DeskTest
{
    private const string Views = "/api/v1/views";
    private static readonly object Vip = new { @is = "has", attribute = "Label", values = new[] { "vip" } };
    private HttpClient _alice = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _alice = await Server.LogInAsync("alice");
        Server.World.Teams.Add(DeskWorld.Demo, new TeamView(new TeamId("sales"), "Sales", [new AgentId("bruno")]));
    }

    [Fact]
    public async Task View_WhenSaved_CarriesItsConditionsAsTheyWereWritten()
    {
        var condition = new
        {
            @is = "all",
            conditions = new object[]
            {
                Vip, new { @is = "not", condition = new { @is = "contains", attribute = "ContactName", text = "Élodie" } },
                new { @is = "aged", attribute = "LastMessage", age = "OlderThan", minutes = 60 }, new { @is = "at", attribute = "Created", from = "2026-01-05T12:00:00Z", before = (string?)null },
            },
        };
        var (status, body) = await _alice.PostJsonAsync(Views, new { name = "Old", condition, sort = "Waiting" });
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(("Old", "Personal", "alice", "Waiting"), ((string?)body!["name"], (string?)body["visibility"], (string?)body["owner"], (string?)body["sort"]));
        Assert.Equal(["has", "not", "aged", "at"], body["condition"]!["conditions"]!.AsArray().Select(part => (string?)part!["is"]));
        Assert.Equal("Élodie", (string?)body["condition"]!["conditions"]![1]!["condition"]!["text"]);
    }

    [Theory]
    [InlineData(ViewVisibility.Personal, null, false)]
    [InlineData(ViewVisibility.Team, "sales", true)]
    [InlineData(ViewVisibility.Team, "support", false)]
    [InlineData(ViewVisibility.Global, null, true)]
    public async Task View_WhenItIsAnothers_IsSeenIfItIsForHim(ViewVisibility visibility, string? team, bool seen)
    {
        Add("v1", visibility, team);
        using var bruno = await Server.LogInAsync("bruno");
        await using var desk = await HubClient.ConnectAsAsync(Server, "bruno");

        Assert.Equal(seen ? 1 : 0, (await bruno.GetJsonAsync(Views)).ShouldBeOk()["items"]!.AsArray().Count);
        var list = await bruno.GetJsonAsync("/api/v1/conversations?view=v1");
        if (seen) list.ShouldBeOk();
        else list.ShouldBe(HttpStatusCode.NotFound, "not_found");
        Assert.Equal(seen ? null : "not_found", await desk.CallAsync("SubscribeView", "tab=all&view=v1", null));
        Assert.Equal("not_found", await desk.CallAsync("SubscribeView", "view=nothing", null));
    }

    [Fact]
    public async Task View_WhenListed_IsAskedTogetherWithTheOtherFilters()
    {
        Add("v1", ViewVisibility.Personal, null);
        (await _alice.GetJsonAsync("/api/v1/conversations?view=v1&tab=mine&status=open")).ShouldBeOk();
        var filter = Server.Queries.LastList!.Value.Filter;
        Assert.Equal(("v1", ConversationTab.Mine, (OneOf<ConversationStatus>)ConversationStatus.Open), (filter.View!.Value.Value, filter.Tab, filter.Status));
    }

    [Fact]
    public async Task View_WhenDeleted_ComesBackUnderItsId()
    {
        Add("v1", ViewVisibility.Personal, null);
        (await _alice.DeleteAsync($"{Views}/v1")).EnsureSuccessStatusCode();
        Assert.Empty((await _alice.GetJsonAsync(Views)).ShouldBeOk()["items"]!.AsArray());
        Assert.Equal("v1", (string?)(await _alice.PostJsonAsync($"{Views}/v1/restore", new { })).ShouldBeOk()["id"]);
        Assert.Single((await _alice.GetJsonAsync(Views)).ShouldBeOk()["items"]!.AsArray());
        (await _alice.PostJsonAsync($"{Views}/v2/restore", new { })).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task View_WhenTheTeamIsNotTheCallers_IsRefused()
    {
        var draft = new { name = "Ours", condition = Vip, visibility = "Team", team = "sales" };
        (await _alice.PostJsonAsync(Views, draft)).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_team");
        using var admin = await Server.LogInAsync("admin");
        Assert.Equal(HttpStatusCode.Created, (await admin.PostJsonAsync(Views, draft)).Status);
        (await admin.PostJsonAsync(Views, new { name = "Ours", condition = Vip, visibility = "Team", team = "nobody" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_team");
    }

    [Fact]
    public async Task View_WhenRefused_SaysWhatIsWrong()
    {
        (await _alice.PostJsonAsync(Views, new { name = "x", condition = new { @is = "magic" } })).ShouldBe(HttpStatusCode.BadRequest, "json_invalid");
        Server.World.SavedViews.Rejection = new Rejection.SavedViewInvalid("values");
        Assert.Equal("values", (string?)(await _alice.PostJsonAsync(Views, new { name = "x", condition = Vip })).ShouldBe(HttpStatusCode.UnprocessableEntity, "saved_view_invalid")["field"]);
        Server.World.SavedViews.Rejection = new Rejection.TooManySavedViews(100);
        Assert.Equal(100, (int)(await _alice.PostJsonAsync(Views, new { name = "x", condition = Vip })).ShouldBe(HttpStatusCode.UnprocessableEntity, "too_many_saved_views")["limit"]!);
        Server.World.SavedViews.Rejection = new Rejection.NotFound();
        (await _alice.SendJsonAsync(HttpMethod.Put, $"{Views}/v1", new { name = "x", condition = Vip })).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await _alice.SendJsonAsync(HttpMethod.Delete, $"{Views}/v1")).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Counts_WhenAsked_AreTheCallersOwn()
    {
        Add("v1", ViewVisibility.Global, null);
        Add("v2", ViewVisibility.Personal, null);
        using var admin = await Server.LogInAsync("admin");
        (await admin.SendJsonAsync(HttpMethod.Put, "/api/v1/agents/bruno/inboxes", new { inboxes = new[] { "demo-inbox" } })).ShouldBeOk();
        using var bruno = await Server.LogInAsync("bruno");

        var counts = (await bruno.GetJsonAsync("/api/v1/conversations/counts?status=pending")).ShouldBeOk();

        Assert.Equal((2, 4), ((int)counts["unassigned"]!, (int)counts["inboxes"]![0]!["count"]!));
        var asked = Server.World.SavedViews.LastCount!.Value;
        Assert.Equal((DeskWorld.Demo, "bruno", true, ConversationStatus.Pending), (asked.Workspace, asked.Viewer.Value, asked.Scoped, asked.Status));
        Assert.Equal("v1", Assert.Single(asked.Views).Id.Value);
        (await bruno.GetJsonAsync("/api/v1/conversations/counts?status=resolved")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
    }

    private void Add(string id, ViewVisibility visibility, string? team) => Server.World.SavedViews.Add(new SavedView(
        new SavedViewId(id), id, visibility, team is null ? null : new TeamId(team), new AgentId("alice"),
        new ConversationCondition.Has(ConversationAttribute.Label, ["vip"]), ConversationSort.Newest, 1));
}
