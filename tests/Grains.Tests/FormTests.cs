using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Forms;
using Parloir.Grains.Tests.Forms;
using Parloir.Grains.Tests.Hosting;
using Parloir.Grains.Views;
using Parloir.Grains.Workspaces;
using static Parloir.Grains.Tests.Forms.FormSamples;

namespace Parloir.Grains.Tests;

/// <summary>Forms through all of the grains: sent, answered, written to the contact, followed by the next (S0-08 to S0-10, S0-31).</summary>
public sealed class FormTests
{
    [Fact]
    public async Task AForm_WhenItIsAnswered_IsLinkedToItsMessage_AndTheContactLearnsOfIt()
    {
        await using var desk = await Desk.OpenAsync();
        var form = await CreateAsync(desk, Details);
        var opened = await desk.OpenConversationAsync();
        var sent = await SendAsync(desk, opened.Id, form.Id);
        Assert.Equal(Shown(form.Fields), Shown(Assert.IsType<MessageContent.Form>(sent.Content).Fields));

        await AnswerAsync(desk, sent, ("first_name", "Ada"), ("last_name", "Lovelace"), ("phone", "06 12"), ("email", "Ada@Example.test"));

        var updated = await UpdatedAsync(desk, opened.Id);
        Assert.Equal(["First name", "Last name", "E-mail"], updated.Updated.AsEnumerable());
        Assert.Equal(["Phone"], updated.Refused.AsEnumerable());
        var contact = (await desk.Contact(opened.Contact.Id).Get())!;
        Assert.Equal("Ada Lovelace", contact.Name);
        Assert.Contains(new ContactPoint(ContactPointKind.Email, "ada@example.test", null), contact.Points);
        var answer = Answers(await desk.TimelineAsync(opened.Id)).Single();
        Assert.Equal((form.Title, await SequenceAsync(desk, opened.Id)), (answer.Of!.Title, answer.Of.Message!.Value));
        Assert.Equal("Ada", answer.Fields[0].Value);
        Assert.Equal(await AnswerSequenceAsync(desk, opened.Id), Assert.IsType<MessageContent.Form>((await FormAsync(desk, opened.Id)).Content).Answer);
        await Waiting.Eventually(async () => await desk.CountAsync("outbox") == 0);
    }

    [Fact]
    public async Task AnAnswer_WhenAnAgentHadWrittenAddresses_JoinsThem()
    {
        await using var desk = await Desk.OpenAsync();
        var form = await CreateAsync(desk, Details);
        var opened = await desk.OpenConversationAsync();
        await desk.EditAsync(opened.Contact.Id, new ContactChange.SetEmails(["old@example.test"]));
        var sent = await SendAsync(desk, opened.Id, form.Id);
        await AnswerAsync(desk, sent, ("email", "new@example.test"));
        await UpdatedAsync(desk, opened.Id);
        Assert.Equal(["old@example.test", "new@example.test"], (await desk.Contact(opened.Contact.Id).Get())!.Points.Where(point => point.Kind == ContactPointKind.Email).Select(point => point.Value));
    }

    [Fact]
    public async Task ARepeatedWebhook_HasTheNextFormSentOnce_AlsoAcrossACrash() // S0-31
    {
        await using var desk = await Desk.OpenAsync();
        var next = await CreateAsync(desk, Order);
        var form = await CreateAsync(desk, Details with { FollowUp = next.Id });
        var opened = await desk.OpenConversationAsync();
        var sent = await SendAsync(desk, opened.Id, form.Id);
        var answer = Envelope(desk, sent.CallbackData, ("first_name", "Ada"));
        await desk.ReceiveAsync(Samples.Carla, answer);
        await desk.CrashAsync();
        await desk.ReceiveAsync(Samples.Carla, answer);
        await Waiting.Eventually(async () => await desk.CountAsync("outbox") == 0);

        var forms = (await desk.TimelineAsync(opened.Id)).OfType<TimelineItem.Message>().Where(message => message.Content is MessageContent.Form).ToList();
        Assert.Equal([form.Id, next.Id], forms.Select(message => ((MessageContent.Form)message.Content).Id));
        Assert.IsType<Actor.System>(forms[1].Actor);
        Assert.Single(Answers(await desk.TimelineAsync(opened.Id)));
        Assert.Single((await desk.TimelineAsync(opened.Id)).OfType<TimelineItem.Activity>(), activity => activity.Detail is ActivityDetail.ContactUpdated);
    }

    [Fact]
    public async Task AnAnswer_InTheNextConversation_HasItsLabelsStill()
    {
        await using var desk = await Desk.OpenAsync(new ReopenPolicy.NewConversation());
        var form = await CreateAsync(desk, Details);
        var opened = await desk.OpenConversationAsync();
        var sent = await SendAsync(desk, opened.Id, form.Id);
        await desk.DoAsync(opened.Id, new ConversationCommand.Resolve(Samples.Alice));
        await AnswerAsync(desk, sent, ("first_name", "Ada"));

        var other = Assert.Single(await desk.AllAsync(), view => view.Id != opened.Id);
        var answer = Answers(await desk.TimelineAsync(other.Id)).Single();
        var asked = (await FormAsync(desk, opened.Id)).Sequence;
        Assert.Equal(new AnsweredForm(form.Id, form.Title, null) { Earlier = new EarlierQuestion(opened.Id, asked) }, answer.Of);
        Assert.Equal("First name", answer.Fields[0].Label);
        // The one that asked tells where it was answered, and the first answer stays the first.
        var first = new LaterAnswer(other.Id, other.DisplayNumber, await AnswerSequenceAsync(desk, other.Id));
        await AnswerAsync(desk, sent, ("first_name", "Augusta"));
        var shown = Assert.IsType<MessageContent.Form>((await FormAsync(desk, opened.Id)).Content);
        Assert.Equal((null, first), (shown.Answer, shown.LaterAnswer));
        Assert.Equal(2, Answers(await desk.TimelineAsync(other.Id)).Count());
    }

    [Fact]
    public async Task AForm_WhereverItIsReadInALongThread_KnowsItsFirstAnswer()
    {
        await using var desk = await Desk.OpenAsync();
        var form = await CreateAsync(desk, Details);
        var opened = await desk.OpenConversationAsync();
        var sent = await SendAsync(desk, opened.Id, form.Id);
        var asked = (await FormAsync(desk, opened.Id)).Sequence;
        Assert.Null(Assert.IsType<MessageContent.Form>((await FormAsync(desk, opened.Id)).Content).Answer);
        for (var line = 0; line < 20; line++) await desk.DoAsync(opened.Id, new ConversationCommand.AddNote(Samples.Alice, $"note-{line}", "Waiting"));
        await AnswerAsync(desk, sent, ("first_name", "Ada"));
        var answer = await AnswerSequenceAsync(desk, opened.Id);
        await AnswerAsync(desk, sent, ("first_name", "Augusta"));

        var page = (await desk.Silo.Queries.Timeline(desk.Workspace, opened.Id, asked + 1, null, 3, default))!;
        Assert.DoesNotContain(page.Items, item => item.Sequence == answer);
        Assert.Equal(answer, Assert.IsType<MessageContent.Form>(page.Items.OfType<TimelineItem.Message>().Single(item => item.Sequence == asked).Content).Answer);
    }

    [Fact]
    public async Task Answers_OfAForm_AreListedInPages_TheNewestFirst_AsFarAsTheyMayBeSeen()
    {
        await using var desk = await Desk.OpenAsync();
        var (form, other) = (await CreateAsync(desk, Details), await CreateAsync(desk, Order));
        var opened = await desk.OpenConversationAsync();
        var sent = await SendAsync(desk, opened.Id, form.Id);
        foreach (var name in new[] { "Ada", "Augusta", "Grace" })
        {
            desk.Time.Advance(TimeSpan.FromMinutes(1));
            await AnswerAsync(desk, sent, ("first_name", name));
        }

        var answers = (IFormAnswers)desk.Silo.Services.GetService(typeof(IFormAnswers))!;
        var first = await answers.List(desk.Workspace, form.Id, Everything, null, 2, default);
        var second = await answers.List(desk.Workspace, form.Id, Everything, first.NextCursor, 2, default);

        Assert.Equal(["Grace", "Augusta", "Ada"], first.Items.Concat(second.Items).Select(answer => answer.Fields[0].Value));
        Assert.Null(second.NextCursor);
        var newest = first.Items[0];
        Assert.Equal((opened.Id, opened.DisplayNumber, opened.Contact.Id, "First name"), (newest.Conversation, newest.Number, newest.Contact.Id, newest.Fields[0].Label));
        Assert.Equal(desk.Time.GetUtcNow(), newest.AnsweredAt);
        Assert.Empty((await answers.List(desk.Workspace, other.Id, Everything, null, 2, default)).Items);
        Assert.Empty((await answers.List(new WorkspaceId("other"), form.Id, Everything, null, 2, default)).Items);
        // Nothing on a page may be seen, and still the page after it can be asked for.
        var unseen = await answers.List(desk.Workspace, form.Id, new AgentAccess(Samples.Bruno.Id, [new InboxId("another")], []), null, 2, default);
        Assert.Empty(unseen.Items);
        Assert.NotNull(unseen.NextCursor);
        await Assert.ThrowsAsync<FormatException>(() => answers.List(desk.Workspace, form.Id, Everything, "garbage", 2, default));
    }

    [Fact]
    public async Task Answers_WhenTheirConversationIsErased_AreGone()
    {
        await using var desk = await Desk.OpenAsync();
        var form = await CreateAsync(desk, Details);
        var opened = await desk.OpenConversationAsync();
        await AnswerAsync(desk, await SendAsync(desk, opened.Id, form.Id), ("first_name", "Ada"));
        Assert.Equal(1, await desk.CountAsync("form_answers"));
        Assert.True(await desk.Conversation(opened.Id).Erase(Samples.Alice, "Asked for").Soon());
        Assert.Equal(0, await desk.CountAsync("form_answers"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("0192f0c2a1b27000800000000000000f/3")]
    [InlineData(null)]
    public async Task AnAnswer_WhoseTokenIsUnknown_IsShownAsItCame(string? token)
    {
        await using var desk = await Desk.OpenAsync();
        var opened = await desk.OpenConversationAsync();
        await desk.ReceiveAsync(Samples.Carla, Envelope(desk, token, ("first_name", "Ada")));
        Assert.Equal(new FormField("first_name", "Ada"), Assert.Single(Answers(await desk.TimelineAsync(opened.Id)).Single().Fields));
    }

    [Fact]
    public async Task AnAnswer_WithTheTokenOfSomebodyElsesForm_IsLinkedToNothing()
    {
        await using var desk = await Desk.OpenAsync();
        var form = await CreateAsync(desk, Details);
        var hers = await desk.OpenConversationAsync();
        var sent = await SendAsync(desk, hers.Id, form.Id);
        var dora = new CustomerIdentity("33699999999", null, "Dora");
        var his = await desk.OpenConversationAsync(dora);

        await desk.ReceiveAsync(dora, Envelope(desk, sent.CallbackData, ("email", "dora@example.test")));

        Assert.Null(Answers(await desk.TimelineAsync(his.Id)).Single().Of);
        Assert.Empty(Answers(await desk.TimelineAsync(hers.Id)));
    }

    [Fact]
    public async Task SendForm_WhenItIsAskedTwice_IsSentOnce()
    {
        await using var desk = await Desk.OpenAsync();
        var (form, other) = (await CreateAsync(desk, Details), await CreateAsync(desk, Order));
        var opened = await desk.OpenConversationAsync();
        var command = new ConversationCommand.SendForm(Samples.Alice, "client", form.Id, null);
        await desk.DoAsync(opened.Id, command);
        await Forms(desk).Change(Samples.Alice, form.Id, Details with { Archived = true }).Soon();
        await desk.DoAsync(opened.Id, command);
        Assert.Equal(new Rejection.ClientMessageIdTaken(), Assert.IsType<CommandResult.Rejected>(await desk.Conversation(opened.Id).Execute(command with { Form = other.Id }).Soon()).Reason);
        Assert.Single((await desk.TimelineAsync(opened.Id)).OfType<TimelineItem.Message>(), message => message.Content is MessageContent.Form);
        Assert.Equal(new Rejection.FormArchived(), Assert.IsType<CommandResult.Rejected>(await desk.Conversation(opened.Id).Execute(command with { ClientMessageId = "more" }).Soon()).Reason);
        Assert.Equal(new Rejection.UnknownForm(), Assert.IsType<CommandResult.Rejected>(await desk.Conversation(opened.Id).Execute(command with { ClientMessageId = "none", Form = new FormId("none") }).Soon()).Reason);
    }

    [Fact]
    public async Task TheCatalogue_AfterARestart_IsAsItWas()
    {
        await using var desk = await Desk.OpenAsync();
        var form = await CreateAsync(desk, Details);
        await desk.RestartAsync();
        Assert.Equal(form.Name, Assert.Single(await Forms(desk).List().Soon()).Name);
        Assert.Equal(Shown(form.Fields), Shown((await Forms(desk).Find(form.Id).Soon())!.Fields));
    }

    [Fact]
    public async Task APublishedForm_IsFoundByWhatWasPublished_AndKeepsItsFirstId()
    {
        await using var desk = await Desk.OpenAsync();
        var published = (IPublishedForms)desk.Silo.Services.GetService(typeof(IPublishedForms))!;
        var form = new FormId("form");
        await published.AddAsync(desk.Workspace, "waba", form, "print", "1", CancellationToken.None);
        await published.AddAsync(desk.Workspace, "waba", form, "print", "2", CancellationToken.None);
        Assert.Equal("1", await published.FindAsync(desk.Workspace, "waba", form, "print", CancellationToken.None));
        Assert.Null(await published.FindAsync(desk.Workspace, "waba", form, "other", CancellationToken.None));
        Assert.Null(await published.FindAsync(desk.Workspace, "other", form, "print", CancellationToken.None));
        Assert.Null(await published.FindAsync(new WorkspaceId("other"), "waba", form, "print", CancellationToken.None));
    }

    private static IEnumerable<(string, string, FormInputKind, bool, ContactUpdate?)> Shown(ImmutableArray<FormInput> fields) =>
        fields.Select(field => (field.Id, field.Label, field.Kind, field.Required, field.Updates));

    private static AgentAccess Everything => new(Samples.Alice.Id, null, []);

    private static IFormsGrain Forms(Desk desk) => desk.Silo.Grains.GetGrain<IFormsGrain>(desk.Workspace.Value);

    private static async Task<FormView> CreateAsync(Desk desk, FormDraft draft) => Assert.IsType<FormView>((await Forms(desk).Create(Samples.Alice, draft).Soon()).Form);

    private static async Task<OutboundMessage> SendAsync(Desk desk, ConversationId conversation, FormId form)
    {
        await desk.DoAsync(conversation, new ConversationCommand.SendForm(Samples.Alice, "client-form", form, null));
        await desk.Provider.Arrival();
        return desk.Provider.Asked[^1];
    }

    private static Task<ImmutableArray<InboundEnvelope>> AnswerAsync(Desk desk, OutboundMessage sent, params (string, string)[] answers) => desk.ReceiveAsync(Samples.Carla, Envelope(desk, sent.CallbackData, answers));

    private static InboundEnvelope Envelope(Desk desk, string? token, params (string, string)[] answers)
    {
        var message = desk.Message();
        return message with { Item = new InboundItem.Message(message.DedupeKey, Answer(answers), null, null, token) };
    }

    private static IEnumerable<MessageContent.FormAnswer> Answers(ImmutableArray<TimelineItem> items) =>
        items.OfType<TimelineItem.Message>().Select(message => message.Content).OfType<MessageContent.FormAnswer>();

    private static async Task<long> SequenceAsync(Desk desk, ConversationId conversation) =>
        (await FormAsync(desk, conversation)).Sequence;

    private static async Task<TimelineItem.Message> FormAsync(Desk desk, ConversationId conversation) =>
        (await desk.TimelineAsync(conversation)).OfType<TimelineItem.Message>().First(message => message.Content is MessageContent.Form);

    private static async Task<long> AnswerSequenceAsync(Desk desk, ConversationId conversation) =>
        (await desk.TimelineAsync(conversation)).OfType<TimelineItem.Message>().First(message => message.Content is MessageContent.FormAnswer).Sequence;

    private static async Task<ActivityDetail.ContactUpdated> UpdatedAsync(Desk desk, ConversationId conversation)
    {
        ActivityDetail.ContactUpdated? updated = null;
        await Waiting.Eventually(async () =>
            (updated = (await desk.TimelineAsync(conversation)).OfType<TimelineItem.Activity>().Select(activity => activity.Detail).OfType<ActivityDetail.ContactUpdated>().FirstOrDefault()) is not null);
        return updated!;
    }
}
