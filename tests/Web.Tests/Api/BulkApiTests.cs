using System.Net;
using System.Text;
using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Journal;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>Bulk actions on a selection: up to 500 conversations, an outcome for each.</summary>
public sealed class BulkApiTests : DeskTest
{
    private HttpClient _alice = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _alice = await Server.LogInAsync("alice");
    }

    [Fact]
    public async Task Bulk_WhenSomeFail_SaysForEachWhatBecameOfIt()
    {
        Server.World.AddConversation("good");
        Server.World.AddConversation("resolved").Rejection = new Rejection.ConversationResolved();
        Server.World.AddConversation("away").Fault = new JournalUnavailableException("away");
        Server.World.AddConversation("theirs", DeskWorld.Other);

        var answer = (await BulkAsync(["good", "resolved", "away", "theirs", "none"], """{"do":"set_status","status":"pending"}""")).ShouldBeOk();

        Assert.Equal(
            [("good", null), ("resolved", "conversation_resolved"), ("away", "unavailable"), ("theirs", "not_found"), ("none", "not_found")],
            answer["items"]!.AsArray().Select(item => ((string?)item!["conversation"], (string?)item["problem"]?["code"])));
    }

    [Fact]
    public async Task Bulk_WhenSent_CarriesTheClientsKey()
    {
        var conversation = Server.World.AddConversation("c1");
        (await BulkAsync(["c1"], """{"do":"assign","agent":"bruno"}""")).ShouldBeOk();
        var once = Assert.IsType<ConversationCommand.Once>(Assert.Single(conversation.Commands));
        Assert.Equal(("key-1", "bruno"), (once.ClientKey, Assert.IsType<ConversationCommand.AssignAgent>(once.Command).Agent.Value));
    }

    [Theory]
    [InlineData(500, HttpStatusCode.OK)]
    [InlineData(501, HttpStatusCode.UnprocessableEntity)]
    public async Task Bulk_WhenAroundTheLimit_TakesFiveHundred(int count, HttpStatusCode status)
    {
        var ids = Enumerable.Range(0, count).Select(i => $"c{i:0000000000000000000000000000000}").ToArray();
        foreach (var id in ids) Server.World.AddConversation(id);
        var answer = await BulkAsync(ids, """{"do":"set_priority","priority":"High"}""");
        Assert.Equal(status, answer.Status);
        if (status == HttpStatusCode.OK) Assert.Equal(count, answer.Body!["items"]!.AsArray().Count);
        else Assert.Equal(("too_many_conversations", 500), ((string?)answer.Body!["code"], (int)answer.Body["limit"]!));
        Assert.Equal(status == HttpStatusCode.OK ? count : 0, Server.World.Conversations.Values.Sum(conversation => conversation.Commands.Count));
    }

    [Theory]
    [InlineData("""{"do":"set_status","status":"Snoozed"}""", 400, "request_invalid")]
    [InlineData("""{"do":"assign","agent":"bob"}""", 422, "unknown_agent")]
    [InlineData("""{"do":"assign_team","team":"none"}""", 422, "unknown_team")]
    [InlineData("""{"do":"set_department","department":"none"}""", 422, "unknown_department")]
    [InlineData("""{"do":"add_keyword","name":"none"}""", 422, "unknown_keyword")]
    [InlineData("""{"do":"add_participant","agent":"bob"}""", 422, "unknown_agent")]
    [InlineData("""{"do":"snooze","snoozing":{"preset":"Custom"}}""", 400, "request_invalid")]
    [InlineData("""{"do":"explode"}""", 400, "json_invalid")]
    [InlineData("""{"do":"set_status","status":"pending","note":{"category":"refund","text":""}}""", 400, "request_invalid")]
    public async Task Bulk_WhenTheActionIsWrong_DoesNothing(string action, int status, string code)
    {
        var conversation = Server.World.AddConversation("c1");
        (await BulkAsync(["c1"], action)).ShouldBe((HttpStatusCode)status, code);
        Assert.Empty(conversation.Commands);
    }

    [Theory]
    [InlineData("""{"do":"assign","agent":null}""", typeof(ConversationCommand.Unassign))]
    [InlineData("""{"do":"assign_team","team":null}""", typeof(ConversationCommand.AssignTeam))]
    [InlineData("""{"do":"set_department","department":"marketing"}""", typeof(ConversationCommand.SetDepartment))]
    [InlineData("""{"do":"set_department","department":null}""", typeof(ConversationCommand.SetDepartment))]
    [InlineData("""{"do":"add_label","name":"vip"}""", typeof(ConversationCommand.AddLabel))]
    [InlineData("""{"do":"remove_label","name":"vip"}""", typeof(ConversationCommand.RemoveLabel))]
    [InlineData("""{"do":"add_keyword","name":"refund"}""", typeof(ConversationCommand.AddKeyword))]
    [InlineData("""{"do":"remove_keyword","name":"refund"}""", typeof(ConversationCommand.RemoveKeyword))]
    [InlineData("""{"do":"add_participant","agent":"bruno"}""", typeof(ConversationCommand.AddParticipant))]
    [InlineData("""{"do":"remove_participant","agent":"bruno"}""", typeof(ConversationCommand.RemoveParticipant))]
    [InlineData("""{"do":"snooze","snoozing":{"preset":"NextMonday0900"}}""", typeof(ConversationCommand.Snooze))]
    [InlineData("""{"do":"set_status","status":"closed"}""", typeof(ConversationCommand.Resolve))]
    public async Task Bulk_WhenOfAnyAction_GivesItsCommand(string action, Type command)
    {
        var conversation = Server.World.AddConversation("c1");
        (await BulkAsync(["c1"], action)).ShouldBeOk();
        Assert.IsType(command, Assert.IsType<ConversationCommand.Once>(Assert.Single(conversation.Commands)).Command);
    }

    [Fact]
    public async Task Bulk_WhenResolvedWithANote_GivesItToEach()
    {
        var conversations = new[] { Server.World.AddConversation("c1"), Server.World.AddConversation("c2") };
        (await BulkAsync(["c1", "c2"], """{"do":"set_status","status":"closed","note":{"category":"refund","text":"Paid back."}}""")).ShouldBeOk();
        Assert.All(conversations, conversation => Assert.Equal(
            new ClosingNote("refund", "Paid back."), Assert.IsType<ConversationCommand.Resolve>(Assert.IsType<ConversationCommand.Once>(Assert.Single(conversation.Commands)).Command).Note));
    }

    [Fact]
    public async Task Bulk_WhenALabelIsNamedByItsIdAfterARename_MeansThatOne_AndAnUndoCreatesNone()
    {
        var conversation = Server.World.AddConversation("c1");
        var (catalogue, demo) = (Server.World.Workspaces, new WorkspaceId("demo"));
        (await BulkAsync(["c1"], """{"do":"add_label","name":"vip"}""")).ShouldBeOk();
        var id = Assert.Single(catalogue.LabelsOf(demo)).Id;
        await catalogue.Grain(demo.Value).ChangeLabel(id, "Important", "red");

        (await BulkAsync(["c1"], $$"""{"do":"add_label","name":"{{id}}"}""")).ShouldBeOk();
        Assert.Equal(id, Assert.IsType<ConversationCommand.AddLabel>(Assert.IsType<ConversationCommand.Once>(conversation.Commands.Last()).Command).Label);
        Assert.Single(catalogue.LabelsOf(demo));

        (await BulkAsync(["c1"], """{"do":"add_label","name":"gone"},"undoes":{"do":"remove_label","name":"gone"}""")).ShouldBe(HttpStatusCode.Conflict, "changed_since");
        Assert.Single(catalogue.LabelsOf(demo));
    }

    [Fact]
    public async Task Bulk_WhenItTakesSomethingBack_SaysWhat()
    {
        var conversation = Server.World.AddConversation("c1");
        (await BulkAsync(["c1"], """{"do":"assign","agent":null},"undoes":{"do":"assign","agent":"bruno"}""")).ShouldBeOk();
        var once = Assert.IsType<ConversationCommand.Once>(Assert.Single(conversation.Commands));
        Assert.IsType<ConversationCommand.Unassign>(once.Command);
        Assert.Equal("bruno", Assert.IsType<ConversationCommand.AssignAgent>(once.Undoes).Agent.Value);

        (await BulkAsync(["c1"], """{"do":"assign","agent":null},"undoes":{"do":"assign","agent":"bob"}""")).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_agent");
        Assert.Single(conversation.Commands);
    }

    [Fact]
    public async Task Bulk_WhenTheSelectionOrTheKeyIsMissing_IsRefused()
    {
        (await BulkAsync([], """{"do":"set_status","status":"open"}""")).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        (await BulkAsync(["c1"], """{"do":"set_status","status":"open"}""", key: "")).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
    }

    private Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode? Body)> BulkAsync(string[] conversations, string action, string key = "key-1") =>
        _alice.PostJsonAsync("/api/v1/conversations/bulk", new StringContent(
            $$"""{"clientKey":"{{key}}","conversations":[{{string.Join(',', conversations.Select(id => $"\"{id}\""))}}],"action":{{action}}}""", Encoding.UTF8, "application/json"));
}
