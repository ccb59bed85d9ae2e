using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Forms;
using Parloir.Grains.Journaling;
using Parloir.Grains.Tests.Conversations;
using static Parloir.Grains.Tests.Forms.FormSamples;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Forms;

/// <summary>A form is asked and answered in a conversation (S0-02, S0-08, S0-10, S0-31).</summary>
public sealed class FormMessageTests
{
    private static readonly FormView Form = Details.As(new FormId("details"));
    private static readonly FormView Next = Order.As(new FormId("order"));
    private static readonly ConversationCommand.SendForm Send = new(Alice, "client-form", Form.Id, null);

    [Fact]
    public void SendForm_WithinTheWindow_IsQueuedAsItIsNow() // S0-02
    {
        var events = Ask(Story.Opened()).Events();
        var queued = Assert.IsType<ConversationEvent.MessageQueued>(events[0]);
        var sent = Assert.IsType<MessageContent.Form>(queued.Content);
        Assert.Equal((Form.Id, Form.Title, Form.Body, Form.Button, Form.Submit, Form.Fields), (sent.Id, sent.Title, sent.Body, sent.Button, sent.Submit, sent.Fields));
        Assert.False(queued.ByItself);
        Assert.IsType<ConversationEvent.AgentAssigned>(events[1]);
    }

    [Fact]
    public void SendForm_AfterTheWindow_IsRefused()
    {
        var story = Story.Opened().After(MessagingWindowRules.Length);
        Ask(story).IsRefused(new Rejection.WindowClosed(Noon + MessagingWindowRules.Length));
        Ask(Story.Opened().After(MessagingWindowRules.Length - TimeSpan.FromTicks(1))).Events();
    }

    [Fact]
    public void SendForm_WhenItCannotGo_SaysWhy()
    {
        Ask(Story.Opened(), form: null).IsRefused(new Rejection.UnknownForm());
        Ask(Story.Opened(), Form with { Archived = true }).IsRefused(new Rejection.FormArchived());
        Ask(Story.Opened(WebChatOpening)).IsRefused(new Rejection.ContentNotSupported("Form"));
        Ask(Story.Opened().Do(new ConversationCommand.Resolve(Alice))).IsRefused(new Rejection.ConversationResolved());
        var story = Story.Opened();
        var seen = story.State.LastMessageSequence;
        story.Customer("Wait");
        Ask(story, send: Send with { ExpectedSequence = seen }).IsRefused(new Rejection.StaleReply(story.State.LastMessageSequence));
    }

    [Fact]
    public void IsRepeat_OfAForm_IsTheSameForm()
    {
        var written = new ConversationEvent.MessageQueued(Alice, "client-form", FormAnswerRules.Content(Form));
        Assert.True(WritingRules.IsRepeat(written, Send));
        Assert.False(WritingRules.IsRepeat(written, Send with { Form = Next.Id }));
        Assert.False(WritingRules.IsRepeat(new ConversationEvent.MessageQueued(Alice, "client-form", new MessageContent.Text("Hi")), Send));
    }

    [Fact]
    public void AnAnswer_ToAFormOfThisConversation_HasItsLabels_InItsOrder() // S0-10
    {
        var received = Receive(Asked(null), Answer(("email", "ada@example.test"), ("extra", "1"), ("first_name", "Ada"))).OfType<ConversationEvent.MessageReceived>().Single();
        var answer = Assert.IsType<MessageContent.FormAnswer>(received.Content);
        Assert.Equal(new AnsweredForm(Form.Id, Form.Title, 3), answer.Of);
        Assert.Equal(
            [
                new FormField("first_name", "Ada", "First name"), new FormField("last_name", "", "Last name"), new FormField("phone", "", "Phone"),
                new FormField("email", "ada@example.test", "E-mail"), new FormField("extra", "1"),
            ],
            answer.Fields.AsEnumerable());
        Assert.Equal("First name: Ada, E-mail: ada@example.test, extra: 1", answer.Words);
    }

    [Fact]
    public void AnAnswer_ToAFormOfAnEarlierConversation_IsLinkedToNoMessage()
    {
        var earlier = Asked(null) with { Place = new CallbackData(new ConversationId("0192f0c2a1b27000800000000000000b"), 3) };
        var received = Receive(earlier, Answer(("first_name", "Ada"))).OfType<ConversationEvent.MessageReceived>().Single();
        Assert.Equal(new AnsweredForm(Form.Id, Form.Title, null) { Earlier = new EarlierQuestion(earlier.Place.Conversation, 3) }, Assert.IsType<MessageContent.FormAnswer>(received.Content).Of);
    }

    [Fact]
    public void AnAnswer_ToNoFormOfOurs_StaysAsItWasTold()
    {
        var told = Receive(null, Answer(("first_name", "Ada")));
        var answer = Assert.IsType<MessageContent.FormAnswer>(Assert.IsType<ConversationEvent.MessageReceived>(Assert.Single(told)).Content);
        Assert.Equal([new FormField("first_name", "Ada")], answer.Fields.AsEnumerable());
        Assert.Null(answer.Of);
    }

    [Fact]
    public void AnAnswer_ThatGoesToTheContact_IsSubmitted() // S0-10
    {
        var submitted = Receive(Asked(null), Answer(("email", " ada@example.test "), ("phone", " "), ("first_name", "Ada"))).OfType<ConversationEvent.FormSubmitted>().Single();
        Assert.Equal((Alice, Form.Title), (submitted.By, submitted.Form));
        Assert.Equal([new FieldUpdate("First name", FirstName.Updates!, "Ada"), new FieldUpdate("E-mail", Email.Updates!, "ada@example.test")], submitted.Updates.AsEnumerable());
    }

    [Fact]
    public void AnAnswer_HasTheNextFormSent_Once() // S0-31
    {
        var story = Story.Opened();
        var first = Receive(story, Asked(Next), Answer(("first_name", "Ada")), "wamid.a1");
        var queued = first.OfType<ConversationEvent.MessageQueued>().Single();
        Assert.Equal((Next.Id, true, Alice), (Assert.IsType<MessageContent.Form>(queued.Content).Id, queued.ByItself, queued.By));

        Assert.Empty(Receive(story, Asked(Next), Answer(("first_name", "Ada")), "wamid.a1"));
        Assert.DoesNotContain(Receive(story, Asked(Next), Answer(("first_name", "Ada again")), "wamid.a2"), told => told is ConversationEvent.MessageQueued);
    }

    [Fact]
    public void TwoAnswers_InOneWebhook_HaveTheNextFormSentOnce() // S0-31
    {
        var story = Story.Opened();
        ImmutableArray<InboundEnvelope> envelopes =
            [.. new[] { "wamid.a1", "wamid.a2" }.Select(id => new InboundEnvelope(id, story.Now, new InboundItem.Message(id, Answer(("first_name", "Ada")), null, null, "token")))];
        var forms = new AskedForms(envelopes.ToDictionary(envelope => envelope.DedupeKey, _ => Asked(Next)), story.Now);
        var told = story.Commit(taken => InboundRules.Decide(story.State, Conversation, envelopes, story.Opening, new Dictionary<string, long>(), taken, forms)).Events();
        Assert.Equal(2, told.Count(happened => happened is ConversationEvent.MessageReceived));
        Assert.Single(told, happened => happened is ConversationEvent.MessageQueued);
    }

    [Fact]
    public void AnAnswer_WhenTheNextFormCannotGo_HasNoneSent()
    {
        Assert.DoesNotContain(Receive(Asked(Next with { Archived = true }), Answer(("first_name", "Ada"))), told => told is ConversationEvent.MessageQueued);
        var story = Story.Opened().After(TimeSpan.FromDays(2));
        var late = new InboundEnvelope("wamid.late", Noon.AddHours(1), new InboundItem.Message("wamid.late", Answer(("first_name", "Ada")), null, null, "token"));
        var told = story.Commit(taken => Decide(story, late, Asked(Next), taken)).Events();
        Assert.Contains(told, happened => happened is ConversationEvent.MessageReceived);
        Assert.DoesNotContain(told, happened => happened is ConversationEvent.MessageQueued);
    }

    [Fact]
    public void AnAnswer_InAResolvedConversation_BringsItBackAndGoesOn()
    {
        var story = Story.Opened().Do(new ConversationCommand.Resolve(Alice));
        var told = Receive(story, Asked(Next), Answer(("first_name", "Ada")), "wamid.a");
        Assert.IsType<ConversationEvent.Reopened>(told[0]);
        Assert.IsType<ConversationEvent.MessageQueued>(told[^1]);
        Assert.Equal(ConversationStatus.Open, story.State.Status);
    }

    private static Decision<ConversationEvent> Ask(Story story, ConversationCommand.SendForm? send = null) => Ask(story, Form, send);

    private static Decision<ConversationEvent> Ask(Story story, FormView? form, ConversationCommand.SendForm? send = null) =>
        ConversationRules.Decide(story.State, send ?? Send, story.Now, new Lookups(Form: form));

    private static AskedForm Asked(FormView? next) => new(new CallbackData(Conversation, 3), Alice, FormAnswerRules.Content(Form), next);

    private static ImmutableArray<ConversationEvent> Receive(AskedForm? asked, MessageContent.FormAnswer answer) => Receive(Story.Opened(), asked, answer, "wamid.answer");

    private static ImmutableArray<ConversationEvent> Receive(Story story, AskedForm? asked, MessageContent.FormAnswer answer, string id)
    {
        var envelope = new InboundEnvelope(id, story.Now, new InboundItem.Message(id, answer, null, null, "token"));
        return story.Commit(taken => Decide(story, envelope, asked, taken)).Events();
    }

    private static Decision<ConversationEvent> Decide(Story story, InboundEnvelope envelope, AskedForm? asked, IReadOnlySet<string> taken)
    {
        var byAnswer = asked is null ? new Dictionary<string, AskedForm>() : new() { [envelope.DedupeKey] = asked };
        return InboundRules.Decide(story.State, Conversation, [envelope], story.Opening, new Dictionary<string, long>(), taken, new AskedForms(byAnswer, story.Now));
    }
}
