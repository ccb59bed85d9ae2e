using System.Net;
using Parloir.Grains;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Workspaces;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>Agents, inboxes, labels, contacts and the quarantine.</summary>
public sealed class CatalogueApiTests : DeskTest
{
    private HttpClient _alice = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _alice = await Server.LogInAsync("alice");
    }

    [Fact]
    public async Task Agents_WhenListed_AreThoseOfTheWorkspaceWithoutSecrets()
    {
        var page = (await _alice.GetJsonAsync("/api/v1/agents")).ShouldBeOk();
        Assert.Equal(["alice", "bruno", "admin"], page["items"]!.AsArray().Select(agent => (string?)agent!["id"]));
        Assert.DoesNotContain("assword", page.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Country_WhenChosen_IsEverybodys()
    {
        using var admin = await Server.LogInAsync("admin");
        Assert.Equal("FR", (string?)(await admin.SendJsonAsync(HttpMethod.Put, "/api/v1/workspace", new { country = "FR" })).ShouldBeOk()["country"]);
        Assert.Equal("FR", (string?)(await _alice.GetJsonAsync("/api/v1/workspace")).ShouldBeOk()["country"]);
        (await _alice.SendJsonAsync(HttpMethod.Put, "/api/v1/workspace", new { country = "BE" })).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        foreach (var wrong in new[] { "fr", "FRA", "", "F\n" })
            Assert.Equal("country", (string?)(await admin.SendJsonAsync(HttpMethod.Put, "/api/v1/workspace", new { country = wrong })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid")["field"]);
        Assert.Null((await admin.SendJsonAsync(HttpMethod.Put, "/api/v1/workspace", new { country = (string?)null })).ShouldBeOk()["country"]);
    }

    [Fact]
    public async Task AnswerTarget_AtItsEdges_IsKeptOrRefused()
    {
        using var admin = await Server.LogInAsync("admin");
        foreach (var minutes in new[] { 1, WorkspaceSettings.AnswerWithinLimit })
        {
            Assert.Equal(minutes, (int)(await admin.SendJsonAsync(HttpMethod.Put, "/api/v1/workspace", new { country = "FR", answerWithinMinutes = minutes })).ShouldBeOk()["answerWithinMinutes"]!);
            Assert.Equal(minutes, (int)(await _alice.GetJsonAsync("/api/v1/workspace")).ShouldBeOk()["answerWithinMinutes"]!);
        }
        foreach (var wrong in new[] { 0, WorkspaceSettings.AnswerWithinLimit + 1 })
            Assert.Equal("answerWithinMinutes", (string?)(await admin.SendJsonAsync(HttpMethod.Put, "/api/v1/workspace", new { country = "FR", answerWithinMinutes = wrong }))
                .ShouldBe(HttpStatusCode.BadRequest, "request_invalid")["field"]);
        Assert.Null((await admin.SendJsonAsync(HttpMethod.Put, "/api/v1/workspace", new { country = "FR", answerWithinMinutes = (int?)null })).ShouldBeOk()["answerWithinMinutes"]);
    }

    [Fact]
    public async Task Inboxes_WhenListed_CarryTheirPolicy()
    {
        var inbox = (await _alice.GetJsonAsync("/api/v1/inboxes")).ShouldBeOk()["items"]![0]!;
        Assert.Equal(("demo-inbox", "reopen_within", 7), ((string?)inbox["id"], (string?)inbox["reopenPolicy"]!["policy"], (int)inbox["reopenPolicy"]!["days"]!));
    }

    [Fact]
    public async Task Labels_WhenCreatedTwice_AreOne()
    {
        var created = (await _alice.PostJsonAsync("/api/v1/labels", new { name = "Vip", color = "red" })).ShouldBeOk();
        var again = (await _alice.PostJsonAsync("/api/v1/labels", new { name = "vip" })).ShouldBeOk();
        Assert.Equal(created.ToJsonString(), again.ToJsonString());
        Assert.Single((await _alice.GetJsonAsync("/api/v1/labels")).ShouldBeOk()["items"]!.AsArray());
    }

    [Fact]
    public async Task Labels_WhenRefused_SayWhy()
    {
        (await _alice.PostJsonAsync("/api/v1/labels", new { name = "x", color = "mauve" })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        Server.World.Workspaces.LabelRejection = new Rejection.LabelInvalid(40);
        var problem = (await _alice.PostJsonAsync("/api/v1/labels", new { name = "" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "label_invalid");
        Assert.Equal(40, (int)problem["limit"]!);
        Server.World.AddConversation("c1");
        (await _alice.SendJsonAsync(HttpMethod.Put, "/api/v1/conversations/c1/labels/x")).ShouldBe(HttpStatusCode.UnprocessableEntity, "label_invalid");
    }

    [Fact]
    public async Task AddLabel_WhenTheConversationIsUnknown_LeavesTheCatalogueAlone()
    {
        (await _alice.SendJsonAsync(HttpMethod.Put, "/api/v1/conversations/none/labels/typo")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        Assert.Empty(Server.World.Workspaces.LabelsOf(DeskWorld.Demo));
    }

    [Fact]
    public async Task AddLabel_WhenTheCatalogueWritesItOtherwise_UsesItsSpelling()
    {
        var conversation = Server.World.AddConversation("c1");
        (await _alice.PostJsonAsync("/api/v1/labels", new { name = "Vip" })).ShouldBeOk();
        (await _alice.SendJsonAsync(HttpMethod.Put, "/api/v1/conversations/c1/labels/vIP")).ShouldBeOk();
        Assert.Equal("Vip", Assert.IsType<ConversationCommand.AddLabel>(Assert.Single(conversation.Commands)).Label);
    }

    [Fact]
    public async Task Contact_WhenItIsOfAnotherWorkspace_IsNotFound()
    {
        Server.World.Contacts.All["demo/zoe"] = FakeContacts.Zoe;
        Server.World.Contacts.All["other/theirs"] = FakeContacts.Zoe;

        Assert.Equal("Zoé", (string?)(await _alice.GetJsonAsync("/api/v1/contacts/zoe")).ShouldBeOk()["name"]);
        (await _alice.GetJsonAsync("/api/v1/contacts/theirs")).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Quarantine_WhenTheCallerIsNoAdministrator_IsForbidden()
    {
        Server.World.Quarantine.Items[(DeskWorld.Demo, "q1")] = new ReplayResult.Replayed();
        (await _alice.GetJsonAsync("/api/v1/quarantine")).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        (await _alice.PostJsonAsync("/api/v1/quarantine/q1/replay")).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        using var nobody = Server.Browser();
        (await nobody.GetJsonAsync("/api/v1/quarantine")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Quarantine_WhenReplayed_SaysWhatBecameOfIt()
    {
        var items = Server.World.Quarantine.Items;
        items[(DeskWorld.Demo, "good")] = new ReplayResult.Replayed();
        items[(DeskWorld.Demo, "bad")] = new ReplayResult.StillQuarantined("malformed_item", "no id");
        items[(DeskWorld.Other, "theirs")] = new ReplayResult.Replayed();
        using var admin = await Server.LogInAsync("admin");

        Assert.Equal(2, (await admin.GetJsonAsync("/api/v1/quarantine")).ShouldBeOk()["items"]!.AsArray().Count);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostJsonAsync("/api/v1/quarantine/good/replay")).Status);
        (await admin.PostJsonAsync("/api/v1/quarantine/bad/replay")).ShouldBe(HttpStatusCode.Conflict, "still_quarantined");
        (await admin.PostJsonAsync("/api/v1/quarantine/theirs/replay")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await admin.GetJsonAsync("/api/v1/quarantine?cursor=garbage")).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
    }
}
