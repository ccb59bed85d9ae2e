using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;
using Parloir.Journal;
using Parloir.Web.Problems;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

public sealed class ConversationApiTests : DeskTest
{
    private const string Root = "/api/v1/conversations";
    private HttpClient _alice = null!;
    private FakeConversation _conversation = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _alice = await Server.LogInAsync("alice");
        _conversation = Server.World.AddConversation("c1");
        Server.World.AddConversation("theirs", DeskWorld.Other);
    }

    [Fact]
    public async Task List_WhenFiltered_AsksForTheCallersWorkspace()
    {
        var page = (await _alice.GetJsonAsync($"{Root}?tab=mine&status=open&label=vip&cursor=x&limit=7")).ShouldBeOk();

        Assert.Equal(
            (DeskWorld.Demo, new ConversationFilter(ConversationTab.Mine, new AgentId("alice"), ConversationStatus.Open, "vip"), "x", 7),
            Server.Queries.LastList);
        Assert.Equal("c1", (string?)Assert.Single(page["items"]!.AsArray())!["id"]);
        Assert.Null(page["nextCursor"]);
    }

    [Theory]
    [InlineData("?status=open,closed&label=vip,urgent&assignee=bruno,none")]
    [InlineData("?status=closed&status=open&label=urgent&label=vip&assignee=none&assignee=bruno")]
    public async Task List_WhenSeveralAreNamed_AsksForAnyOfEach(string query)
    {
        (await _alice.GetJsonAsync(Root + query)).ShouldBeOk();
        Assert.Equal(
            new ConversationFilter(ConversationTab.All, new AgentId("alice"), new(ConversationStatus.Open, ConversationStatus.Resolved), new("vip", "urgent"))
            {
                Assignee = new(new("bruno"), new(ConversationFilter.None)),
            },
            Server.Queries.LastList!.Value.Filter);
    }

    [Theory]
    [InlineData(FilterParameters.MaxValues, true)]
    [InlineData(FilterParameters.MaxValues + 1, false)]
    public async Task List_WhenTooManyAreNamed_IsQueryInvalid(int values, bool taken)
    {
        var answer = await _alice.GetJsonAsync($"{Root}?label={string.Join(',', Enumerable.Range(0, values))}");
        if (taken) answer.ShouldBeOk();
        else answer.ShouldBe(HttpStatusCode.BadRequest, "query_invalid");
    }

    [Fact]
    public async Task List_WhenNothingIsAsked_IsOfAllFiftyAtATime()
    {
        (await _alice.GetJsonAsync(Root)).ShouldBeOk();
        Assert.Equal((DeskWorld.Demo, new ConversationFilter(ConversationTab.All, new AgentId("alice"), null, null), null, 50), Server.Queries.LastList);
    }

    [Theory]
    [InlineData("?tab=theirs")]
    [InlineData("?status=shut")]
    [InlineData("?status=1")]
    [InlineData("?limit=0")]
    [InlineData("?limit=101")]
    [InlineData("?limit=many")]
    [InlineData("?cursor=garbage")]
    [InlineData("?label=a%00b")]
    [InlineData("/c1/timeline?before=3&after=2")]
    [InlineData("/c1/timeline?before=-1")]
    [InlineData("/c1/timeline?after=x")]
    [InlineData("/c1/timeline?limit=1000")]
    public async Task Read_WhenTheQueryIsWrong_IsQueryInvalid(string path) =>
        (await _alice.GetJsonAsync(Root + path)).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");

    [Fact]
    public async Task Find_WhenItExists_IsTheViewAsContractsWriteIt()
    {
        var view = (await _alice.GetJsonAsync($"{Root}/c1")).ShouldBeOk();
        Assert.Equal(("Open", "open", "WhatsApp"), ((string?)view["status"], (string?)view["window"]!["state"], (string?)view["channel"]!["type"]));
        Assert.True(view.AsObject().ContainsKey("assignee") && view["assignee"] is null, "Null members are written.");
    }

    [Fact]
    public async Task Timeline_WhenAsked_PassesThePageOn()
    {
        _conversation.Say("été");
        var page = (await _alice.GetJsonAsync($"{Root}/c1/timeline?before=9&limit=3")).ShouldBeOk();
        Assert.Equal((9, null, 3), Server.Queries.LastTimeline);
        Assert.Equal(("message", "été"), ((string?)page["items"]![0]!["type"], (string?)page["items"]![0]!["content"]!["body"]));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_WhenAccepted_IsTheCallersAndAnswersTheView(string method, string path, string? body, HttpStatusCode status, ConversationCommand expected)
    {
        var answer = await SendAsync(method, $"{Root}/c1/{path}", body);

        Assert.Equal((status, "c1"), (answer.Status, (string?)answer.Body!["id"]));
        Assert.Equal(expected, Assert.Single(_conversation.Commands));
        Assert.Equal(2, (long)answer.Body["sequence"]!);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_WhenTheConversationIsOfAnotherWorkspace_IsNotFound(string method, string path, string? body, HttpStatusCode status, ConversationCommand expected)
    {
        (await SendAsync(method, $"{Root}/theirs/{path}", body)).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await SendAsync(method, $"{Root}/..%2Fother%2Ftheirs/{path}", body)).ShouldBe(HttpStatusCode.NotFound, "not_found");
        Assert.Empty(Server.World.Conversations["other/theirs"].Commands);
        Assert.True(status < HttpStatusCode.BadRequest && expected.By.Id.Value == "alice");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_WhenNobodyIsLoggedIn_IsUnauthenticated(string method, string path, string? body, HttpStatusCode status, ConversationCommand expected)
    {
        using var nobody = Server.Browser();
        (await SendAsync(method, $"{Root}/c1/{path}", body, nobody)).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Empty(_conversation.Commands);
        Assert.True(status < HttpStatusCode.BadRequest && expected.By.Id.Value == "alice");
    }

    public static TheoryData<string, string, string?, HttpStatusCode, ConversationCommand> Commands()
    {
        var by = new Actor.Agent(new AgentId("alice"), "Alice Martin");
        return new()
        {
            { "POST", "messages", """{"clientMessageId":"m1","text":" Bonjour ","expectedSequence":1}""", HttpStatusCode.Accepted, new ConversationCommand.SendMessage(by, "m1", " Bonjour ", 1) },
            { "POST", "messages", """{"clientMessageId":"m1","text":"👍🏽"}""", HttpStatusCode.Accepted, new ConversationCommand.SendMessage(by, "m1", "👍🏽", null) },
            { "POST", "notes", """{"clientMessageId":"n1","text":"à rappeler"}""", HttpStatusCode.Created, new ConversationCommand.AddNote(by, "n1", "à rappeler") },
            { "POST", "claim", null, HttpStatusCode.OK, new ConversationCommand.Claim(by) },
            { "POST", "resolve", null, HttpStatusCode.OK, new ConversationCommand.Resolve(by) },
            { "POST", "reopen", null, HttpStatusCode.OK, new ConversationCommand.Reopen(by) },
            { "POST", "pending", null, HttpStatusCode.OK, new ConversationCommand.SetPending(by) },
            { "PUT", "assignee", """{"agent":"bruno"}""", HttpStatusCode.OK, new ConversationCommand.AssignAgent(by, new AgentId("bruno"), "Bruno Petit") },
            { "PUT", "assignee", """{"agent":null}""", HttpStatusCode.OK, new ConversationCommand.Unassign(by) },
            { "PUT", "labels/Prospect%20chaud", null, HttpStatusCode.OK, new ConversationCommand.AddLabel(by, "Prospect chaud") },
            { "DELETE", "labels/vip", null, HttpStatusCode.OK, new ConversationCommand.RemoveLabel(by, "vip") },
            { "PUT", "keywords/remboursement", null, HttpStatusCode.OK, new ConversationCommand.AddKeyword(by, "refund") },
            { "DELETE", "keywords/refund", null, HttpStatusCode.OK, new ConversationCommand.RemoveKeyword(by, "refund") },
            { "POST", "resolve", """{"note":{"category":"refund","text":"Paid back"}}""", HttpStatusCode.OK, new ConversationCommand.Resolve(by, new ClosingNote("refund", "Paid back")) },
            { "POST", "take-over", null, HttpStatusCode.OK, new ConversationCommand.TakeOver(by) },
            { "POST", "snooze", """{"preset":"Tomorrow0900"}""", HttpStatusCode.OK, new ConversationCommand.Snooze(by, SnoozePreset.Tomorrow0900, null, "Etc/UTC") },
            { "POST", "snooze", """{"preset":"UntilCustomerReply","timeZone":"Europe/Paris"}""", HttpStatusCode.OK, new ConversationCommand.Snooze(by, SnoozePreset.UntilCustomerReply, null, "Europe/Paris") },
            { "POST", "snooze", """{"preset":"Custom","until":"2030-01-01T00:00:00Z"}""", HttpStatusCode.OK, new ConversationCommand.Snooze(by, SnoozePreset.Custom, new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), "Etc/UTC") },
            { "PUT", "status", """{"status":"pending"}""", HttpStatusCode.OK, new ConversationCommand.SetPending(by) },
            { "PUT", "status", """{"status":"AiReply"}""", HttpStatusCode.OK, new ConversationCommand.HandToAi(by) },
            { "PUT", "status", """{"status":"closed"}""", HttpStatusCode.OK, new ConversationCommand.Resolve(by) },
            { "PUT", "priority", """{"priority":"Urgent"}""", HttpStatusCode.OK, new ConversationCommand.SetPriority(by, Priority.Urgent) },
            { "PUT", "team", """{"team":null}""", HttpStatusCode.OK, new ConversationCommand.AssignTeam(by, null) },
            { "PUT", "department", """{"department":"marketing"}""", HttpStatusCode.OK, new ConversationCommand.SetDepartment(by, new DepartmentCard(new DepartmentId("marketing"), "Marketing")) },
            { "PUT", "department", """{"department":null}""", HttpStatusCode.OK, new ConversationCommand.SetDepartment(by, null) },
            { "PUT", "participants/bruno", null, HttpStatusCode.OK, new ConversationCommand.AddParticipant(by, new AgentCard(new AgentId("bruno"), "Bruno Petit")) },
            { "DELETE", "participants/bruno", null, HttpStatusCode.OK, new ConversationCommand.RemoveParticipant(by, new AgentId("bruno")) },
            { "POST", "transfer", """{"clientMessageId":"t1","agent":"bruno","note":"à toi"}""", HttpStatusCode.OK, new ConversationCommand.Transfer(by, "t1", new AgentCard(new AgentId("bruno"), "Bruno Petit"), null, "à toi") },
        };
    }

    [Fact]
    public async Task Command_WhenRejected_IsAProblemWithTheRejectionsCode()
    {
        foreach (var rejection in RejectionCases.All())
        {
            _conversation.Rejection = rejection;
            var (status, body) = await _alice.PostJsonAsync($"{Root}/c1/claim");
            Assert.Equal((rejection.Code, (int)status), ((string?)body!["code"], (int)body["status"]!));
            Assert.InRange((int)status, 400, 499);
        }
    }

    [Fact]
    public async Task Command_WhenRejected_TellsWhatTheClientNeeds()
    {
        Assert.Equal("""{"id":"bruno","name":"Bruno"}""", (await RejectAsync(new Rejection.AlreadyClaimed(new AgentId("bruno"), "Bruno")))["winner"]!.ToJsonString());
        Assert.Equal(8, (long)(await RejectAsync(new Rejection.StaleReply(8)))["sequence"]!);
        var tooLong = await RejectAsync(new Rejection.TextTooLong(5000, 4096));
        Assert.Equal((5000, 4096), ((int)tooLong["length"]!, (int)tooLong["limit"]!));
        Assert.Equal("1970-01-01T00:00:00+00:00", (string?)(await RejectAsync(new Rejection.WindowClosed(DateTimeOffset.UnixEpoch)))["closedAt"]);
        Assert.Equal(20, (int)(await RejectAsync(new Rejection.TooManyLabels(20)))["limit"]!);
    }

    [Fact]
    public void Problem_WhenTheRejectionIsKnown_HasItsCode() => Assert.All(
        RejectionCases.All(),
        rejection => Assert.Equal(rejection.Code, (string?)JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(KnownProblems.Of(rejection), Json.WireJson.Options))!["code"]));

    [Fact]
    public async Task Assign_WhenTheAgentIsOfAnotherWorkspace_IsUnknownAgent() =>
        (await SendAsync("PUT", $"{Root}/c1/assignee", """{"agent":"bob"}""")).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_agent");

    [Theory]
    [InlineData("messages", """{"text":"x"}""", "json_invalid")]
    [InlineData("messages", """{"clientMessageId":null,"text":"Bonjour"}""", "json_invalid")]
    [InlineData("messages", """{"clientMessageId":"m1","text":5}""", "json_invalid")]
    [InlineData("messages", """{"clientMessageId":"m1","text":"x","expectedSequence":"1"}""", "json_invalid")]
    [InlineData("messages", """{"clientMessageId":"m1",""", "json_invalid")]
    [InlineData("messages", "", "json_invalid")]
    [InlineData("messages", "null", "json_invalid")]
    [InlineData("messages", """{"clientMessageId":"","text":"x"}""", "request_invalid")]
    [InlineData("notes", """{"clientMessageId":" ","text":"x"}""", "request_invalid")]
    public async Task Send_WhenTheBodyIsWrong_IsRefused(string path, string body, string code)
    {
        (await SendAsync("POST", $"{Root}/c1/{path}", body)).ShouldBe(HttpStatusCode.BadRequest, code);
        Assert.Empty(_conversation.Commands);
    }

    [Theory]
    [InlineData(@"\ud800")]
    [InlineData(@"a\udc00b")]
    [InlineData(@"\u0000")]
    public async Task Send_WhenTheTextIsNotUnicode_IsTextInvalid(string escape)
    {
        var body = $$"""{"clientMessageId":"m1","text":"{{escape}}"}""";
        (await SendAsync("POST", $"{Root}/c1/messages", body)).ShouldBe(HttpStatusCode.UnprocessableEntity, "text_invalid");
    }

    [Fact]
    public async Task Send_WhenTheBytesAreNotUtf8_IsTextInvalid()
    {
        var content = new ByteArrayContent([.. """{"clientMessageId":"m1","text":" """u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        (await _alice.PostJsonAsync($"{Root}/c1/messages", content)).ShouldBe(HttpStatusCode.UnprocessableEntity, "text_invalid");
    }

    [Fact]
    public async Task Send_WhenTheBodyIsTooLarge_IsBodyTooLarge()
    {
        var body = $$"""{"clientMessageId":"m1","text":"{{new string('x', 300 * 1024)}}"}""";
        (await SendAsync("POST", $"{Root}/c1/messages", body)).ShouldBe(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
    }

    [Fact]
    public async Task Send_WhenItIsNotJson_IsMediaTypeUnsupported() =>
        (await _alice.PostJsonAsync($"{Root}/c1/messages", new StringContent("text=x", Encoding.UTF8, "application/x-www-form-urlencoded")))
            .ShouldBe(HttpStatusCode.UnsupportedMediaType, "media_type_unsupported");

    [Fact]
    public async Task Call_WhenTheMethodIsWrong_IsMethodNotAllowed() =>
        (await SendAsync("PATCH", $"{Root}/c1", null)).ShouldBe(HttpStatusCode.MethodNotAllowed, "method_not_allowed");

    [Fact]
    public async Task Call_WhenTheAddressIsUnknown_IsNotFound() =>
        (await _alice.GetJsonAsync("/api/v1/nothing")).ShouldBe(HttpStatusCode.NotFound, "not_found");

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Command_WhenSomethingIsAway_IsUnavailableWithRetryAfter(Exception outage)
    {
        _conversation.Fault = outage;
        using var response = await _alice.PostAsync($"{Root}/c1/claim", null);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter?.Delta);
        Assert.Equal(Problem.ContentType, response.Content.Headers.ContentType?.MediaType);
    }

    public static TheoryData<Exception> Outages() =>
    [
        new JournalUnavailableException("queue full"),
        new TimeoutException("no answer"),
        new NpgsqlException("connection refused"),
    ];

    [Fact]
    public async Task Command_WhenItCrashes_IsInternalErrorWithoutDetails()
    {
        _conversation.Fault = new InvalidOperationException("secret");
        var problem = (await _alice.PostJsonAsync($"{Root}/c1/claim")).ShouldBe(HttpStatusCode.InternalServerError, "internal_error");
        Assert.DoesNotContain("secret", problem.ToJsonString(), StringComparison.Ordinal);
        Server.ExpectError(4001);
    }

    private async Task<JsonNode> RejectAsync(Rejection rejection)
    {
        _conversation.Rejection = rejection;
        return (await _alice.PostJsonAsync($"{Root}/c1/claim")).Body!;
    }

    private Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(string method, string path, string? body, HttpClient? client = null) =>
        (client ?? _alice).SendJsonAsync(new HttpMethod(method), path, body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"));
}
