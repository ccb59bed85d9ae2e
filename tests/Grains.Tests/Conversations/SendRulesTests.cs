using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>A message on its way out: queued, leaving, the provider's answer, the statuses after it.</summary>
public sealed class SendRulesTests
{
    private static readonly DeliveryError Error = new("131026", "Undeliverable");
    private static readonly IReadOnlySet<string> NoneTaken = new HashSet<string>();

    private static Decision<ConversationEvent> Record(DeliveryStatus? known, SendOutcome outcome, DateTimeOffset? next = null, IReadOnlySet<string>? taken = null) =>
        SendRules.Record(WhatsApp.Account, 5, known, outcome, next, taken ?? NoneTaken);

    private static Decision<ConversationEvent> Apply(DeliveryStatus? known, DeliveryStatus status, IReadOnlySet<string>? taken = null, DeliveryError? error = null) =>
        SendRules.Apply(WhatsApp.Account, [new StatusReport(5, $"wamid.1:{status}", "wamid.1", Noon, status, error)], _ => known, taken ?? NoneTaken);

    [Theory]
    [InlineData(DeliveryStatus.Queued)]
    [InlineData(DeliveryStatus.Sending)]
    public void Begin_WhenUnderway_MarksItAsLeaving(DeliveryStatus known) =>
        Assert.Equal(new ConversationEvent.MessageSending(5), SendRules.Begin(5, known, isLeaving: false).Single<ConversationEvent.MessageSending>());

    [Fact]
    public void Begin_WhenAnotherOutboxHasIt_SendsNothing() => SendRules.Begin(5, DeliveryStatus.Sending, isLeaving: true).IsNothing();

    [Fact]
    public void Begin_WhenTheProviderAskedToTryLater_MayBeginAgain()
    {
        var begun = Told(ConversationState.Initial, new ConversationEvent.MessageSending(5));
        Assert.True(begun.IsLeaving(5));
        Assert.False(Told(begun, new ConversationEvent.MessageDeferred(5, Error, Noon)).IsLeaving(5));
        Assert.False(Told(begun, new ConversationEvent.DeliveryChanged(5, null, DeliveryStatus.OutcomeUnknown, Error)).IsLeaving(5));

        static ConversationState Told(ConversationState state, ConversationEvent happened) =>
            ConversationState.Evolve(state, new Recorded<ConversationEvent>(state.Sequence + 1, Noon, Noon, happened));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(DeliveryStatus.Sent)]
    [InlineData(DeliveryStatus.Delivered)]
    [InlineData(DeliveryStatus.Read)]
    [InlineData(DeliveryStatus.Failed)]
    [InlineData(DeliveryStatus.OutcomeUnknown)]
    [InlineData(DeliveryStatus.Canceled)]
    public void Begin_WhenItHasAnOutcomeOrIsUnknown_SendsNothing(DeliveryStatus? known) => SendRules.Begin(5, known, isLeaving: false).IsNothing();

    [Theory]
    [InlineData(DeliveryStatus.Queued)]
    [InlineData(DeliveryStatus.Sending)]
    [InlineData(DeliveryStatus.OutcomeUnknown)]
    public void Record_WhenAccepted_IsSentAndKeepsTheProvidersId(DeliveryStatus known)
    {
        var decision = Assert.IsType<Decision<ConversationEvent>.Accepted>(Record(known, new SendOutcome.Accepted("wamid.1")));
        var draft = Assert.Single(decision.Events);
        Assert.Equal(new ConversationEvent.DeliveryChanged(5, "wamid.1", DeliveryStatus.Sent, null), draft.Event);
        Assert.Equal(("acme-whatsapp/wamid.1", 5), (draft.Key, draft.Names));
    }

    [Theory]
    [InlineData(DeliveryStatus.Sent)]
    [InlineData(DeliveryStatus.Failed)]
    [InlineData(DeliveryStatus.Delivered)]
    [InlineData(DeliveryStatus.Read)]
    public void Record_WhenAStatusCameBeforeTheAnswer_AddsTheIdAndLeavesTheDelivery(DeliveryStatus known)
    {
        // A failure told before the answer keeps its reason.
        var decision = Assert.IsType<Decision<ConversationEvent>.Accepted>(Record(known, new SendOutcome.Accepted("wamid.1")));
        var draft = Assert.Single(decision.Events);
        Assert.Equal(new ConversationEvent.MessageIdentified(5, "wamid.1"), draft.Event);
        Assert.Equal(("acme-whatsapp/wamid.1", 5), (draft.Key, draft.Names));
        Assert.Null(ConversationShowing.DeliveryOf(new Recorded<ConversationEvent>(9, Noon, Noon, draft.Event)));
    }

    [Fact]
    public void Record_WhenTheSameAnswerComesTwice_ChangesNothing() =>
        Record(DeliveryStatus.Sent, new SendOutcome.Accepted("wamid.1"), taken: new HashSet<string> { "acme-whatsapp/wamid.1" }).IsNothing();

    [Fact]
    public void Record_WhenRefused_Fails() =>
        Assert.Equal(
            new ConversationEvent.DeliveryChanged(5, null, DeliveryStatus.Failed, Error),
            Record(DeliveryStatus.Sending, new SendOutcome.Refused(Error)).Single<ConversationEvent.DeliveryChanged>());

    [Fact]
    public void Record_WhenNobodyKnows_IsUnknown() =>
        Assert.Equal(
            new ConversationEvent.DeliveryChanged(5, null, DeliveryStatus.OutcomeUnknown, Error),
            Record(DeliveryStatus.Sending, new SendOutcome.Unknown(Error)).Single<ConversationEvent.DeliveryChanged>());

    [Fact]
    public void Record_WhenToTryLater_IsPutOff() =>
        Assert.Equal(
            new ConversationEvent.MessageDeferred(5, Error, Noon.AddSeconds(4)),
            Record(DeliveryStatus.Sending, new SendOutcome.TryLater(Error, null), Noon.AddSeconds(4)).Single<ConversationEvent.MessageDeferred>());

    [Fact]
    public void Record_WhenToTryLaterAndTheOutboxGaveUp_Fails() =>
        Assert.Equal(
            new ConversationEvent.DeliveryChanged(5, null, DeliveryStatus.Failed, Error),
            Record(DeliveryStatus.Sending, new SendOutcome.TryLater(Error, null)).Single<ConversationEvent.DeliveryChanged>());

    [Theory]
    [InlineData(DeliveryStatus.Sent)]
    [InlineData(DeliveryStatus.Delivered)]
    [InlineData(DeliveryStatus.Read)]
    [InlineData(DeliveryStatus.Failed)]
    public void Record_WhenAStatusCameBeforeTheAnswerToTryLater_IsNotPutOff(DeliveryStatus known) =>
        Record(known, new SendOutcome.TryLater(Error, null), Noon.AddSeconds(4)).IsNothing();

    [Theory]
    [InlineData(DeliveryStatus.Sent)]
    [InlineData(DeliveryStatus.Delivered)]
    [InlineData(DeliveryStatus.Read)]
    public void Record_WhenAStatusToldMore_NoLossOfTheAnswerTakesItBack(DeliveryStatus known) =>
        Record(known, new SendOutcome.Unknown(Error)).IsNothing();

    [Fact]
    public void Record_WhenThereIsNoSuchMessage_ChangesNothing()
    {
        Record(null, new SendOutcome.Accepted("wamid.1")).IsNothing();
        Record(null, new SendOutcome.Refused(Error)).IsNothing();
        Record(null, new SendOutcome.TryLater(Error, null), Noon).IsNothing();
        Record(null, new SendOutcome.Unknown(Error)).IsNothing();
    }

    [Fact]
    public void Apply_WhenLater_TakesTheProvidersTimeAndItsKey()
    {
        var decision = Assert.IsType<Decision<ConversationEvent>.Accepted>(Apply(DeliveryStatus.Sent, DeliveryStatus.Delivered));
        var draft = Assert.Single(decision.Events);
        Assert.Equal(new ConversationEvent.DeliveryChanged(5, "wamid.1", DeliveryStatus.Delivered, null), draft.Event);
        Assert.Equal(Noon, draft.OccurredAt);
        Assert.Equal("acme-whatsapp/wamid.1:Delivered", draft.Key);
    }

    [Theory]
    [InlineData(DeliveryStatus.Sent)]
    [InlineData(DeliveryStatus.Failed)]
    [InlineData(DeliveryStatus.Delivered)]
    [InlineData(DeliveryStatus.Read)]
    public void Apply_WhenTheOutcomeWasUnknown_ResolvesIt(DeliveryStatus status) =>
        Assert.Equal(status, Apply(DeliveryStatus.OutcomeUnknown, status).Single<ConversationEvent.DeliveryChanged>().Status);

    [Theory]
    [InlineData(DeliveryStatus.Delivered, DeliveryStatus.Sent)]
    [InlineData(DeliveryStatus.Read, DeliveryStatus.Delivered)]
    [InlineData(DeliveryStatus.Delivered, DeliveryStatus.Failed)]
    [InlineData(DeliveryStatus.Read, DeliveryStatus.Failed)]
    [InlineData(DeliveryStatus.Sent, DeliveryStatus.Sent)]
    public void Apply_WhenNotLater_ChangesNothing(DeliveryStatus known, DeliveryStatus status) => Apply(known, status).IsNothing();

    [Fact]
    public void Apply_WhenFailed_KeepsTheReason() =>
        Assert.Equal(Error, Apply(DeliveryStatus.Sent, DeliveryStatus.Failed, error: Error).Single<ConversationEvent.DeliveryChanged>().Error);

    [Fact]
    public void Apply_WhenTakenBefore_ChangesNothing() =>
        Apply(DeliveryStatus.Sent, DeliveryStatus.Delivered, new HashSet<string> { "acme-whatsapp/wamid.1:Delivered" }).IsNothing();

    [Fact]
    public void Apply_WhenAWebhookTellsSeveral_TakesEachThatIsLaterThanTheOneBefore()
    {
        StatusReport Report(long message, DeliveryStatus status) => new(message, $"{message}:{status}", $"wamid.{message}", Noon, status, null);
        var decision = SendRules.Apply(
            WhatsApp.Account,
            [Report(5, DeliveryStatus.Delivered), Report(5, DeliveryStatus.Sent), Report(6, DeliveryStatus.Sent), Report(5, DeliveryStatus.Read), Report(5, DeliveryStatus.Read)],
            _ => DeliveryStatus.Sending, NoneTaken);
        Assert.Equal(
            [(5, DeliveryStatus.Delivered), (6, DeliveryStatus.Sent), (5, DeliveryStatus.Read)],
            decision.Events().Cast<ConversationEvent.DeliveryChanged>().Select(changed => (changed.Message, changed.Status)));
    }

    [Fact]
    public void Apply_WhenThereIsNoSuchMessage_ChangesNothing() => Apply(null, DeliveryStatus.Delivered).IsNothing();
}
