using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Workspaces;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>Conflict C2: a customer writes after the conversation was resolved. Each policy, each way.</summary>
public sealed class ReopenPolicyTests
{
    private static readonly ReopenPolicy.ReopenWithin Week = new(7);

    private static Story Resolved() => Story.Opened().After(TimeSpan.FromHours(1)).Do(new ConversationCommand.Resolve(Alice));

    private static bool NeedsNew(Story story, ReopenPolicy policy, params ImmutableArray<InboundEnvelope> envelopes) =>
        InboundRules.ComesAfterResolve(story.State, envelopes.IsEmpty ? [Message("new", story.Now)] : envelopes)
        && InboundRules.NeedsNewConversation(story.State, policy, story.Now);

    [Fact]
    public void Policy_WhenReopen_TakesTheMessageHowLongAgoItWas() => Assert.False(NeedsNew(Resolved().After(TimeSpan.FromDays(1000)), new ReopenPolicy.Reopen()));

    [Fact]
    public void Policy_WhenNewConversation_WantsANewOneAtOnce() => Assert.True(NeedsNew(Resolved(), new ReopenPolicy.NewConversation()));

    [Fact]
    public void Policy_WhenWithinTheDays_Reopens() => Assert.False(NeedsNew(Resolved().After(TimeSpan.FromDays(6.99)), Week));

    [Fact]
    public void Policy_WhenExactlyAtTheEdge_Reopens() => Assert.False(NeedsNew(Resolved().After(TimeSpan.FromDays(7)), Week));

    [Fact]
    public void Policy_WhenOneTickBeyondTheEdge_WantsANewOne() => Assert.True(NeedsNew(Resolved().After(TimeSpan.FromDays(7) + TimeSpan.FromTicks(1)), Week));

    [Fact]
    public void Policy_WhenResolvedAgainLater_CountsFromThen()
    {
        var story = Resolved().After(TimeSpan.FromDays(6)).Do(new ConversationCommand.Reopen(Alice), new ConversationCommand.Resolve(Alice));
        Assert.False(NeedsNew(story.After(TimeSpan.FromDays(6)), Week));
    }

    [Theory]
    [InlineData("open")]
    [InlineData("pending")]
    public void Policy_WhenNotResolved_NeverWantsANewOne(string status)
    {
        var story = Story.Opened();
        if (status == "pending") story.Do(new ConversationCommand.SetPending(Alice));
        Assert.False(NeedsNew(story, new ReopenPolicy.NewConversation()));
    }

    [Fact]
    public void Policy_WhenThereIsNoConversationYet_WantsNoOther() => Assert.False(NeedsNew(new Story(), new ReopenPolicy.NewConversation()));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Policy_WhenItIsNoMessage_StaysInTheResolvedOne(int item)
    {
        var story = Resolved();
        var envelope = Envelope("one", story.Now, EveryItem[item]);
        Assert.False(NeedsNew(story, new ReopenPolicy.NewConversation(), envelope));
        Assert.Equal(ConversationStatus.Resolved, story.Receive(envelope).State.Status);
    }

    [Fact]
    public void Policy_WhenABatchHasAMessageAmongOthers_WantsANewOne() =>
        Assert.True(NeedsNew(Resolved(), new ReopenPolicy.NewConversation(), Envelope("r", Noon, EveryItem[1]), Message("new", Noon)));

    [Fact]
    public void Receive_WhenResolved_ReopensInTheCustomersName()
    {
        // S0-12: in particular when the client answers again.
        var story = Resolved().After(TimeSpan.FromDays(1)).Customer("One more thing");
        Assert.Equal(ConversationStatus.Open, story.State.Status);
        Assert.Equal(new ConversationEvent.Reopened(new Actor.Contact(CarlaCard.Id, "Carla")), story.Told.ElementAt(story.Events.Count - 2));
        Assert.Equal(story.Now, story.State.WaitingSince);
        Assert.Null(story.State.ResolvedAt);
    }

    [Fact]
    public void Receive_WhenAMessageFromBeforeTheResolutionReopens_IsReopenedAfterTheResolution()
    {
        var story = Resolved().After(TimeSpan.FromMinutes(1));
        story.Receive(Message("late", Noon.AddMinutes(30)));
        var timeline = story.Events.OrderBy(recorded => recorded.OccurredAt).ThenBy(recorded => recorded.Sequence).Select(recorded => recorded.Event);
        Assert.IsType<ConversationEvent.Reopened>(timeline.Last(told => told is ConversationEvent.Resolved or ConversationEvent.Reopened));
    }

    [Fact]
    public void Receive_WhenResolvedWithAnAssignee_KeepsIt()
    {
        var story = Story.Opened().Do(new ConversationCommand.Claim(Bruno), new ConversationCommand.Resolve(Bruno)).Customer("Again");
        Assert.Equal(BrunoCard, story.State.Assignee);
    }

    [Fact]
    public void DefaultPolicy_WhenMail_GoesOnForAWeek() => Assert.Equal(Week, InboxRules.DefaultPolicy(ChannelType.Email));

    [Theory]
    [InlineData(ChannelType.WhatsApp)]
    [InlineData(ChannelType.Messenger)]
    [InlineData(ChannelType.WebChat)]
    [InlineData(ChannelType.Sms)]
    public void DefaultPolicy_WhenChat_BeginsAnew(ChannelType channel) => Assert.Equal(new ReopenPolicy.NewConversation(), InboxRules.DefaultPolicy(channel));
}
