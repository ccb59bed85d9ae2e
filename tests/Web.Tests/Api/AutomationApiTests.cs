using System.Net;
using System.Text.Json.Nodes;
using Parloir.Grains;
using Parloir.Grains.Automation;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>S2-40, S2-44: the rules over HTTP, for administrators alone.</summary>
public sealed class AutomationApiTests : DeskTest
{
    private const string Rules = "/api/v1/automation-rules";
    private static readonly object Always = new { @is = "all", conditions = Array.Empty<object>() };
    private HttpClient _admin = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _admin = await Server.LogInAsync("admin");
    }

    [Fact]
    public async Task Rule_WhenCreated_CarriesTriggerConditionAndActions()
    {
        var actions = new object[]
        {
            new { @do = "assign_agent", agent = "bruno", reassign = true }, new { @do = "assign_team", team = "sales" },
            new { @do = "assign_member", team = "sales", choice = "LeastOpen" }, new { @do = "set_priority", priority = "Urgent" },
            new { @do = "set_department", department = "d1" }, new { @do = "add_label", label = "vip" }, new { @do = "add_keyword", keyword = "invoice" },
            new { @do = "notify", agents = new[] { "bruno" } },
        };
        var (status, body) = await _admin.PostJsonAsync(Rules, Draft("Urgent", actions));
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(("Urgent", true, "label_added", "all"), ((string?)body!["name"], (bool)body["enabled"]!, (string?)body["trigger"]!["on"], (string?)body["condition"]!["is"]));
        Assert.Equal(
            ["assign_agent", "assign_team", "assign_member", "set_priority", "set_department", "add_label", "add_keyword", "notify"],
            body["actions"]!.AsArray().Select(action => (string?)action!["do"]));

        var list = (await _admin.GetJsonAsync(Rules)).ShouldBeOk();
        Assert.Equal(("all", "r0"), ((string?)list["mode"], (string?)list["items"]![0]!["id"]));
        Assert.Empty(Server.World.Automation.Of(DeskWorld.Other.Value).Items);
    }

    [Fact]
    public async Task Rules_WhenChangedOrderedAndDeleted_AreSo()
    {
        foreach (var name in new[] { "One", "Two" }) await _admin.PostJsonAsync(Rules, Draft(name));
        var off = (await _admin.SendJsonAsync(HttpMethod.Put, $"{Rules}/r0", new { name = "One", trigger = Trigger(), condition = Always, actions = new[] { Tell() }, enabled = false })).ShouldBeOk();
        Assert.False((bool)off["enabled"]!);
        Assert.Equal(["r1", "r0"], Ids((await _admin.SendJsonAsync(HttpMethod.Put, $"{Rules}/order", new { rules = new[] { "r1", "r0" } })).ShouldBeOk()));
        Assert.Equal("first_match", (string?)(await _admin.SendJsonAsync(HttpMethod.Put, $"{Rules}/mode", new { mode = "first_match" })).ShouldBeOk()["mode"]);
        Assert.Equal(HttpStatusCode.NoContent, (await _admin.SendJsonAsync(HttpMethod.Delete, $"{Rules}/r0")).Status);
        Assert.Equal(["r1"], Ids((await _admin.GetJsonAsync(Rules)).ShouldBeOk()));
    }

    [Fact]
    public async Task Rule_WhenRefused_SaysWhatIsWrong()
    {
        (await _admin.PostJsonAsync(Rules, new { name = "x", trigger = new { on = "magic" }, condition = Always, actions = new[] { Tell() } })).ShouldBe(HttpStatusCode.BadRequest, "json_invalid");
        (await _admin.SendJsonAsync(HttpMethod.Put, $"{Rules}/gone", Draft("x"))).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await _admin.SendJsonAsync(HttpMethod.Put, $"{Rules}/mode", new { mode = 7 })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        foreach (var (rejection, code) in new (Rejection, string)[]
        {
            (new Rejection.AutomationRuleInvalid("actions"), "automation_rule_invalid"), (new Rejection.TooManyAutomationRules(50), "too_many_automation_rules"),
            (new Rejection.UnknownLabel(), "unknown_label"), (new Rejection.UnknownAgent(), "unknown_agent"),
        })
        {
            Server.World.Automation.Rejection = rejection;
            (await _admin.PostJsonAsync(Rules, Draft("x"))).ShouldBe(HttpStatusCode.UnprocessableEntity, code);
            (await _admin.PostJsonAsync($"{Rules}/test", new { rule = Draft("x") })).ShouldBe(HttpStatusCode.UnprocessableEntity, code);
        }
        Server.World.Automation.Rejection = new Rejection.NameTaken();
        (await _admin.PostJsonAsync(Rules, Draft("x"))).ShouldBe(HttpStatusCode.Conflict, "name_taken");
        Server.World.Automation.Rejection = new Rejection.AutomationRuleInvalid("rules");
        Assert.Equal("rules", (string?)(await _admin.SendJsonAsync(HttpMethod.Put, $"{Rules}/order", new { rules = new[] { "r9" } })).ShouldBe(HttpStatusCode.UnprocessableEntity, "automation_rule_invalid")["field"]);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "")]
    [InlineData("PUT", "/r0")]
    [InlineData("DELETE", "/r0")]
    [InlineData("PUT", "/order")]
    [InlineData("PUT", "/mode")]
    [InlineData("POST", "/test")]
    public async Task Rules_WhenAskedByAnAgent_AreForbidden(string method, string path)
    {
        using var alice = await Server.LogInAsync("alice");
        (await alice.SendJsonAsync(new HttpMethod(method), Rules + path, method is "GET" or "DELETE" ? null : Draft("x"))).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Test_WhenAConversationIsNamed_SaysWhatWouldHappenThereAndHowOften()
    {
        var conversation = Server.World.AddConversation("c1");
        conversation.Trial = new RuleTrial(true, [new RuleOutcome(RuleActionKind.Notify, "bruno", "Bruno", RuleSkip.AgentWithoutAccess)]);
        var answer = (await _admin.PostJsonAsync($"{Rules}/test", new { rule = Draft("Urgent"), conversation = "c1", days = 30 })).ShouldBeOk();
        Assert.True((bool)answer["trial"]!["matches"]!);
        Assert.Equal("AgentWithoutAccess", (string?)answer["trial"]!["outcomes"]![0]!["skipped"]);
        Assert.Equal((3, 12, false, 30), ((int)answer["recent"]!["matching"]!, (int)answer["recent"]!["looked"]!, (bool)answer["recent"]!["atLeast"]!, (int)answer["recent"]!["days"]!));
        Assert.Equal((DeskWorld.Demo, 30), (Server.World.Automation.LastCount!.Value.Workspace, Server.World.Automation.LastCount.Value.Days));
        Assert.Empty(conversation.Commands);
    }

    [Fact]
    public async Task Test_WhenNoConversationIsNamed_CountsOnly()
    {
        var answer = (await _admin.PostJsonAsync($"{Rules}/test", new { rule = Draft("Urgent") })).ShouldBeOk();
        Assert.Null(answer["trial"]);
        Assert.Equal(7, (int)answer["recent"]!["days"]!);
        (await _admin.PostJsonAsync($"{Rules}/test", new { rule = Draft("Urgent"), days = 91 })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        (await _admin.PostJsonAsync($"{Rules}/test", new { rule = Draft("Urgent"), days = 0 })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        Server.World.AddConversation("theirs", DeskWorld.Other);
        (await _admin.PostJsonAsync($"{Rules}/test", new { rule = Draft("Urgent"), conversation = "theirs" })).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    private static object Trigger() => new { on = "label_added", labels = new[] { "urgent" } };

    private static object Tell() => new { @do = "notify", agents = new[] { "bruno" } };

    private static object Draft(string name, params object[] actions) =>
        new { name, trigger = Trigger(), condition = Always, actions = actions.Length > 0 ? actions : [Tell()] };

    private static IEnumerable<string?> Ids(JsonNode list) => list["items"]!.AsArray().Select(rule => (string?)rule!["id"]);
}
