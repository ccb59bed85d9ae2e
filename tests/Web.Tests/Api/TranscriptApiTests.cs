using System.Collections.Immutable;
using System.Net;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Channels;
using Parloir.Grains.Automation;
using Parloir.Grains.Conversations;
using Parloir.Grains.Forms;
using Parloir.Web.Export;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>S4-16: sending the transcript, and the words of everything in it (S0-13, S0-29).</summary>
public sealed class TranscriptApiTests : DeskTest
{
    private const string Path = "/api/v1/conversations/c1/transcript";
    private static readonly AgentCard Bruno = new(new AgentId("bruno"), "Bruno Petit");
    private HttpClient _alice = null!;
    private FakeConversation _conversation = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _alice = await Server.LogInAsync("alice");
        _conversation = Server.World.AddConversation("c1");
    }

    [Fact]
    public async Task Send_WhenTheAgentMaySeeIt_IsACommandOfTheConversation()
    {
        (await _alice.PostJsonAsync(Path, new { clientMessageId = "t", agent = "bruno" })).ShouldBeOk();
        Assert.Equal(new ConversationCommand.SendTranscript(new Actor.Agent(new AgentId("alice"), "Alice Martin"), "t", Bruno), Assert.Single(_conversation.Commands));
    }

    [Fact]
    public async Task Send_WhenTheAgentMayNotSeeIt_SendsNothing()
    {
        (await _alice.PostJsonAsync(Path, new { clientMessageId = "t", agent = "bob" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "unknown_agent");
        await Server.World.Agents.Grain("demo/bruno").SetInboxes(ImmutableArray<InboxId>.Empty);
        (await _alice.PostJsonAsync(Path, new { clientMessageId = "t", agent = "bruno" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "agent_without_access");
        Assert.Empty(_conversation.Commands);
    }

    [Fact]
    public async Task Send_ToAnAddress_IsRefusedWhileThereIsNoMailbox()
    {
        (await _alice.PostJsonAsync(Path, new { clientMessageId = "t", email = "zoe@example.test" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "email_not_connected");
        (await _alice.PostJsonAsync(Path, new { clientMessageId = "t", email = "Zoe <zoe@example.test>" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "email_invalid");
        (await _alice.PostJsonAsync(Path, new { clientMessageId = "t" })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        (await _alice.PostJsonAsync(Path, new { clientMessageId = "t", email = "zoe@example.test", agent = "bruno" })).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        Assert.Empty(_conversation.Commands);
    }

    [Fact]
    public async Task Send_WhenTheCallerMayNotSeeIt_IsNotFound()
    {
        await Server.World.Agents.Grain("demo/bruno").SetInboxes(ImmutableArray<InboxId>.Empty);
        using var bruno = await Server.LogInAsync("bruno");
        (await bruno.PostJsonAsync(Path, new { clientMessageId = "t", agent = "alice" })).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await bruno.PostJsonAsync(Path, new { clientMessageId = "t", email = "zoe@example.test" })).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public void Words_OfAFormAndItsAnswer_AreTheLabelsLineByLine() // S0-10
    {
        var form = new MessageContent.Form(new FormId("f"), "Details", "Could you?", "Open", "Send", [new FormInput("email", "E-mail", FormInputKind.Email, true, [])]);
        var answer = new MessageContent.FormAnswer([new FormField("email", "a@b.test", "E-mail"), new FormField("more", "1")], new AnsweredForm(form.Id, form.Title, 3));
        Assert.Equal("[Details] Could you?\n- E-mail", Text(form));
        Assert.Equal("[Details]\nE-mail: a@b.test\nmore: 1", Text(answer));
        Assert.Equal("more: 1", Text(new MessageContent.FormAnswer([new FormField("more", "1")])));

        static string Text(MessageContent content) => TranscriptWords.Text(
            new TimelineItem.Message(3, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, new Actor.System(), MessageDirection.Outbound, content, null, null, null));
    }

    [Fact]
    public void Words_WhateverHappened_AreThere()
    {
        var team = new TeamCard(new TeamId("sales"), "Sales");
        ActivityDetail[] all =
        [
            new ActivityDetail.Opened("ref", null), new ActivityDetail.Resolved(null), new ActivityDetail.Reopened(), new ActivityDetail.StatusChanged(ConversationStatus.Pending),
            new ActivityDetail.Assigned(Bruno, AssignmentReason.Claimed), new ActivityDetail.Unassigned(Bruno), new ActivityDetail.LabelAdded("vip"), new ActivityDetail.LabelRemoved("vip"),
            new ActivityDetail.KeywordAdded("x"), new ActivityDetail.KeywordRemoved("x"), new ActivityDetail.Snoozed(null), new ActivityDetail.Unsnoozed(), new ActivityDetail.BotStatusChanged(true),
            new ActivityDetail.PriorityChanged(Priority.High), new ActivityDetail.TeamAssigned(team), new ActivityDetail.TeamUnassigned(team), new ActivityDetail.DepartmentChanged(null),
            new ActivityDetail.ParticipantAdded(Bruno), new ActivityDetail.ParticipantRemoved(Bruno), new ActivityDetail.WindowExpiring(DateTimeOffset.UnixEpoch), new ActivityDetail.WindowClosed(),
            new ActivityDetail.Reaction(null, null), new ActivityDetail.MessageEdited(new MessageContent.Text("x"), null), new ActivityDetail.MessageRevoked(3), new ActivityDetail.ChannelEvent("kind", "text"),
            new ActivityDetail.LifecycleStageChanged(null), new ActivityDetail.ContactRemarkAdded(), new ActivityDetail.Referred(null, "https://example.test"),
            new ActivityDetail.ContactMerged("Dora"), new ActivityDetail.ContactUnmerged("Dora"), new ActivityDetail.TranscriptSent(Bruno),
            new ActivityDetail.EventReported(EventCategory.Workflow, "Welcome", null, null),
            new ActivityDetail.RuleFired([new RuleOutcome(RuleActionKind.SetPriority, "Urgent", "", null), new RuleOutcome(RuleActionKind.AddLabel, "gone", "", RuleSkip.UnknownLabel)]),
            new ActivityDetail.RuleActionSkipped(new RuleOutcome(RuleActionKind.AssignMember, "sales", "Sales", RuleSkip.NobodyAvailable)),
            new ActivityDetail.ContactUpdated("Details", ["E-mail"], ["Phone"]),
        ];
        Assert.All(all, detail => Assert.NotEmpty(TranscriptWords.Activity(detail)));
        Assert.Equal(
            typeof(ActivityDetail).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(ActivityDetail))).Select(type => type.Name).Order(), all.Select(detail => detail.GetType().Name).Order());
    }
}
