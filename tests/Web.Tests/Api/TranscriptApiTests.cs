using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using NodaTime;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Grains.Attachments;
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
        Assert.Equal("Form: Details\nCould you?\n- E-mail", English.Of(form));
        Assert.Equal("Form answer: Details\n- E-mail: a@b.test\n- more: 1", English.Of(answer));
        Assert.Equal("Réponse au formulaire\n- more : sans réponse", Words("fr").Of(new MessageContent.FormAnswer([new FormField("more", "")])));
    }

    [Fact]
    public void Words_OfWhatIsNoText_SayWhatItIs()
    {
        Assert.Equal("Location: Café, 1 rue X, 48.85, 2.35", English.Of(new MessageContent.Location(48.85, 2.35, "Café", "1 rue X")));
        Assert.Equal("Contact card: Dora, +33600000000", English.Of(new MessageContent.ContactCards([new SharedContact("Dora", ["+33600000000"], [])])));
        Assert.Equal("Chose: Yes\nof course", English.Of(new MessageContent.Choice(MessageKind.InteractiveButtons, "y", "Yes", "of course")));
        Assert.Equal("Message of type “order”", English.Of(new MessageContent.Unsupported("order", null)));
        Assert.Equal("Document: a.pdf (The file could not be received)\nSee", Of(new MessageContent.Media(MessageKind.Document, null, "a.pdf", null, "See", null, new Attachment(AttachmentState.Failed, null, null)), true));
        var stored = new MessageContent.Media(MessageKind.Image, null, null, null, null, null, new Attachment(AttachmentState.Stored, new StoredFile(new BlobId("b"), "a.png", "image/png", 1_250_000), null));
        Assert.Equal("Document: a.png (1.3 MB) → attachments/3-a.png", Of(stored, true));
        Assert.Equal("Document: a.png (1.3 MB)", Of(stored, false));

        static string Of(MessageContent content, bool withFiles) => English.Of(
            new TimelineItem.Message(3, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, new Actor.System(), MessageDirection.Outbound, content, null, null, null), withFiles);
    }

    [Theory]
    [InlineData(200, 200, "")]
    [InlineData(201, 200, "…")]
    public void Quote_AtItsLimit_IsCut(int length, int shown, string end) => Assert.Equal(
        $"Zoé: {new string('x', shown)}{end}", English.Quote(Quoted(new string('x', length))));

    [Fact]
    public void Quote_WhenItIsCut_IsNeverCutInsideOfASign() => Assert.Equal(
        $"Zoé: {new string('x', 199)}…", English.Quote(Quoted(new string('x', 199) + "😀 and more")));

    private static TimelineItem.Message Quoted(string text) => new(
        3, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, new Actor.Contact(new ContactId("zoe"), "Zoé"), MessageDirection.Inbound, new MessageContent.Text(text), null, null, null);

    [Theory]
    [InlineData("en", "Hot lead", "Bruno Petit set the lifecycle stage to Hot lead")]
    [InlineData("fr", "Hot lead", "Prospect chaud")]
    [InlineData("fr", "Our own stage", "Our own stage")]
    public void Words_OfAStageThatNobodyNamed_AreTheReadersOwn(string language, string stage, string words) => Assert.Contains(
        words,
        Words(language).Of(new TimelineItem.Activity(1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, new Actor.Agent(Bruno.Id, Bruno.Name), new ActivityDetail.LifecycleStageChanged(stage))),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("en", 999, "999 B")]
    [InlineData("fr", 1_000, "1 ko")]
    [InlineData("en", 999_499, "999 kB")]
    [InlineData("fr", 1_200_000, "1,2 Mo")]
    public void Size_AtItsEdges_IsWhatPeopleRead(string language, long bytes, string text) => Assert.Equal(text, Words(language).Size(bytes));

    [Theory]
    [InlineData("en", "Europe/Paris", 7, "2026-07-01 11:00:00 UTC+02:00")]
    [InlineData("en", "America/St_Johns", 1, "2026-01-01 05:30:00 UTC-03:30")]
    [InlineData("fr", "Etc/UTC", 1, "01/01/2026 09:00:00 UTC")]
    public void Time_WhereTheReaderIs_SaysHowFarFromUtc(string language, string zone, int month, string text) =>
        Assert.Equal(text, Words(language, zone).Time(new DateTimeOffset(2026, month, 1, 9, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void Words_OfALabel_AreItsNameOfToday() => Assert.Equal(
        "Bruno Petit added the label Important",
        English.Of(new TimelineItem.Activity(1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, new Actor.Agent(Bruno.Id, Bruno.Name), new ActivityDetail.LabelAdded("vip"))));

    private static TranscriptWords English => Words("en");

    private static TranscriptWords Words(string language, string zone = "Etc/UTC") => new(
        DeskWords.In(language)!, DateTimeZoneProviders.Tzdb[zone], new Dictionary<string, string> { ["vip"] = "Important" }.ToFrozenDictionary(), FrozenDictionary<string, string>.Empty);

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
            new ActivityDetail.ContactMerged("Dora"), new ActivityDetail.ContactUnmerged("Dora"), new ActivityDetail.TranscriptSent(Bruno), new ActivityDetail.Downloaded(),
            new ActivityDetail.EventReported(EventCategory.Workflow, "Welcome", null, null),
            new ActivityDetail.RuleFired([new RuleOutcome(RuleActionKind.SetPriority, "Urgent", "", null), new RuleOutcome(RuleActionKind.AddLabel, "gone", "", RuleSkip.UnknownLabel)]),
            new ActivityDetail.RuleActionSkipped(new RuleOutcome(RuleActionKind.AssignMember, "sales", "Sales", RuleSkip.NobodyAvailable)),
            new ActivityDetail.ContactUpdated("Details", ["E-mail"], ["Phone"]),
        ];
        foreach (var words in new[] { English, Words("fr") })
            Assert.All(all, detail => Assert.DoesNotContain("{{", words.Of(new TimelineItem.Activity(1, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, new Actor.System(), detail)), StringComparison.Ordinal));
        Assert.Equal(
            typeof(ActivityDetail).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(ActivityDetail))).Select(type => type.Name).Order(), all.Select(detail => detail.GetType().Name).Order());
    }
}
