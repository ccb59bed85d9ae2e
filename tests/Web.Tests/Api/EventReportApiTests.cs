using System.Net;
using Parloir.Grains;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>S3-18, S3-19, S3-23, S3-27, S3-28: programs report by a token what they did or saw.</summary>
public sealed class EventReportApiTests : DeskTest
{
    private static readonly object Sale = new
    {
        clientKey = "sale-1",
        category = "Broadcast",
        name = "Spring sale",
        referenceCode = "s-1",
        sourceUrl = "https://example.test/sale",
        at = "2026-03-01T09:00:00Z",
    };
    private static readonly ReportedEvent Told = new(EventCategory.Broadcast, "Spring sale", "s-1", "https://example.test/sale");

    private HttpClient _program = null!;
    private FakeConversation _conversation = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _conversation = Server.World.AddConversation("c1");
        Server.World.Contacts.All["demo/zoe"] = FakeContacts.Zoe;
        using var alice = await Server.LogInAsync("alice");
        var (_, body) = await alice.PostJsonAsync("/api/v1/tokens", new { name = "Campaigns" });
        _program = Server.Browser(forgeryHeader: false);
        _program.DefaultRequestHeaders.Authorization = new("Bearer", (string)body!["token"]!);
    }

    [Fact]
    public async Task Report_WhenItIsOfAConversation_IsTakenDownInTheNameOfTheTokensAgent()
    {
        var (status, body) = await _program.PostJsonAsync("/api/v1/conversations/c1/events", Sale);
        Assert.Equal((HttpStatusCode.Created, "c1"), (status, (string?)body!["id"]));
        var report = Assert.IsType<ConversationCommand.Report>(Assert.Single(_conversation.Commands));
        Assert.Equal(("alice", "sale-1", Told), (report.By.Id.Value, report.ClientKey, report.Event));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero), report.At);
    }

    [Fact]
    public async Task Report_WhenItIsOfAContact_IsInTheContactsList()
    {
        (await _program.PostJsonAsync("/api/v1/contacts/zoe/events", Sale)).ShouldBeOk();
        Assert.Equal(Told, Assert.IsType<ContactCommand.Report>(Assert.Single(Server.World.Contacts.Commands)).Event);
        var item = Assert.Single((await _program.GetJsonAsync("/api/v1/contacts/zoe/events")).ShouldBeOk()["items"]!.AsArray())!;
        Assert.Equal(("alice", "Broadcast", "s-1"), ((string?)item["by"]!["id"], (string?)item["event"]!["category"], (string?)item["event"]!["referenceCode"]));
        (await _program.GetJsonAsync("/api/v1/contacts/zoe/events?cursor=garbage")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
    }

    [Fact]
    public async Task Report_WhenItIsRefused_SaysWhatIsWrong()
    {
        _conversation.Rejection = new Rejection.EventInvalid("sourceUrl");
        Assert.Equal("sourceUrl", (string?)(await _program.PostJsonAsync("/api/v1/conversations/c1/events", Sale)).ShouldBe(HttpStatusCode.UnprocessableEntity, "event_invalid")["field"]);
        Server.World.Contacts.Rejection = new Rejection.EventInvalid("at");
        Assert.Equal("at", (string?)(await _program.PostJsonAsync("/api/v1/contacts/zoe/events", Sale)).ShouldBe(HttpStatusCode.UnprocessableEntity, "event_invalid")["field"]);
        foreach (var address in new[] { "/api/v1/conversations/c1/events", "/api/v1/contacts/zoe/events" })
        {
            var problem = (await _program.PostJsonAsync(address, new { clientKey = "", category = "Broadcast", name = "x" })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
            Assert.Equal("clientKey", (string?)problem["field"]);
        }
    }

    [Fact]
    public async Task Report_WhenItIsOfAnotherWorkspace_IsNotFound()
    {
        using var bob = await Server.LogInAsync("bob");
        (await bob.PostJsonAsync("/api/v1/conversations/c1/events", Sale)).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await bob.PostJsonAsync("/api/v1/contacts/zoe/events", Sale)).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await bob.GetJsonAsync("/api/v1/contacts/zoe/events")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        using var nobody = Server.Browser();
        (await nobody.PostJsonAsync("/api/v1/conversations/c1/events", Sale)).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Empty(_conversation.Commands);
    }
}
