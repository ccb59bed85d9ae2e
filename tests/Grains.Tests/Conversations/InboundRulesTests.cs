using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>What a customer sends: first contact, every kind of item, duplicates, and times that do not fit.</summary>
public sealed class InboundRulesTests
{
    private static readonly Actor.Contact Customer = new(CarlaCard.Id, CarlaCard.Name);

    [Fact]
    public void Receive_WhenFirst_OpensTheConversationUnassigned()
    {
        // S3-04, S3-05.
        var story = Story.Opened();
        Assert.Equal(new ConversationEvent.Opened(Conversation, Opening, null), story.Told.First());
        Assert.IsType<ConversationEvent.MessageReceived>(story.Told.Last());
        Assert.Equal(2, story.Events.Count);
        Assert.Null(story.State.Assignee);
        Assert.Equal(ConversationStatus.Open, story.State.Status);
        Assert.Equal(Noon, story.State.OpenedAt);
        Assert.Equal(2, story.State.LastMessageSequence);
    }

    [Fact]
    public void Receive_WhenTheContactHasAnOwner_AssignsTheOwner()
    {
        // C3.
        var story = Story.Opened(Opening with { Owner = BrunoCard });
        Assert.Equal(new ConversationEvent.AgentAssigned(new Actor.System(), BrunoCard, AssignmentReason.ContactOwner), story.Told.ElementAt(1));
        Assert.Equal(BrunoCard, story.State.Assignee);
    }

    [Fact]
    public void Receive_WhenFirstHasAReferral_KeepsItWithTheOpening()
    {
        // S3-25, S3-26, S3-27, S3-28.
        var referral = new Referral("ad-42", "https://example.test/ad", "Come in");
        var story = new Story().Receive(Message("wamid.1", Noon, referral: referral));
        Assert.Equal(referral, Assert.IsType<ConversationEvent.Opened>(story.Told.First()).Referral);
        Assert.Equal(referral, Assert.IsType<ConversationEvent.MessageReceived>(story.Told.Last()).Referral);
    }

    [Theory]
    [InlineData(0, typeof(ConversationEvent.MessageReceived))]
    [InlineData(1, typeof(ConversationEvent.ReactionReceived))]
    [InlineData(2, typeof(ConversationEvent.MessageEdited))]
    [InlineData(3, typeof(ConversationEvent.MessageRevoked))]
    [InlineData(4, typeof(ConversationEvent.MessageEchoed))]
    [InlineData(5, typeof(ConversationEvent.ChannelEventReceived))]
    public void Receive_WhenOfAnyKind_IsKept(int item, Type kept)
    {
        var story = Story.Opened().Receive(Envelope("one", Noon, EveryItem[item]));
        Assert.IsType(kept, story.Told.Last());
        Assert.Equal(3, story.Events.Count);
    }

    [Fact]
    public void EveryItem_WhenCounted_IsEveryCaseButStatuses() =>
        Assert.Equal(
            typeof(InboundItem).GetNestedTypes().Select(type => type.Name).Where(name => name != nameof(InboundItem.Status)).Order(),
            EveryItem.Select(item => item.GetType().Name).Order());

    [Fact]
    public void Receive_WhenItIsAStatus_IsABug() =>
        Assert.Throws<InvalidOperationException>(() =>
            Story.Opened().Receive(Envelope("s", Noon, new InboundItem.Status("wamid.1", DeliveryStatus.Sent, null, null))));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Receive_WhenItIsNoMessageOfTheCustomer_RenewsNoWindowAndMakesNobodyWait(int item)
    {
        var story = Story.Opened();
        story.After(TimeSpan.FromMinutes(1)).Reply(Alice);
        story.After(TimeSpan.FromHours(1)).Receive(Envelope("one", story.Now, EveryItem[item]));
        Assert.Equal(Noon.AddHours(24), story.State.WindowExpiresAt);
        Assert.Null(story.State.WaitingSince);
        Assert.Equal(2, story.State.LastMessageSequence);
    }

    [Theory]
    [InlineData("reaction")]
    [InlineData("edit")]
    [InlineData("revoke")]
    [InlineData("quote")]
    public void Receive_WhenItRefersToAKnownMessage_NamesItsSequence(string kind)
    {
        InboundItem item = kind switch
        {
            "reaction" => new InboundItem.Reaction("wamid.1", null),
            "edit" => new InboundItem.Edit("wamid.1", new MessageContent.Text("x")),
            "revoke" => new InboundItem.Revoke("wamid.1"),
            _ => new InboundItem.Message("wamid.2", new MessageContent.Text("x"), "wamid.1", null),
        };
        Assert.Equal("wamid.1", InboundRules.TargetOf(item));
        var story = Story.Opened();
        var known = Decide(story, [Envelope("two", Noon, item)], new() { ["wamid.1"] = 2 });
        var unknown = Decide(story, [Envelope("two", Noon, item)], []);
        Assert.Equal(2, TargetOf(known.Events()[0]));
        Assert.Null(TargetOf(unknown.Events()[0]));
    }

    [Fact]
    public void TargetOf_WhenTheItemRefersToNothing_IsNull()
    {
        Assert.Null(InboundRules.TargetOf(new InboundItem.Echo("wamid.1", new MessageContent.Text("x"))));
        Assert.Null(InboundRules.TargetOf(new InboundItem.SystemNotice("k", "t", null)));
        Assert.Null(InboundRules.TargetOf(new InboundItem.Message("wamid.1", new MessageContent.Text("x"), null, null)));
    }

    [Fact]
    public void Receive_WhenTheSameComesTwiceInABatch_IsKeptOnce()
    {
        var story = new Story().Receive(Message("wamid.1", Noon), Message("wamid.1", Noon), Message("wamid.2", Noon));
        Assert.Equal(2, story.Told.OfType<ConversationEvent.MessageReceived>().Count());
    }

    [Fact]
    public void Receive_WhenPartOfABatchCameBefore_KeepsTheRest()
    {
        var story = Story.Opened().Receive(Message("wamid.1", Noon), Message("wamid.9", Noon, "new"));
        Assert.Equal(3, story.Events.Count);
        Assert.Equal("new", story.State.Preview!.Text);
    }

    [Fact]
    public void Receive_WhenAllCameBefore_ChangesNothing()
    {
        var story = Story.Opened();
        Decide(story, [Message("wamid.1", Noon), Message("wamid.1", Noon)], []).IsNothing();
    }

    [Fact]
    public void Receive_WhenAllCameBeforeInAnotherConversation_OpensNothing()
    {
        var earlier = Story.Opened();
        InboundRules.Decide(
            ConversationState.Initial, new ConversationId("0192f0c2a1b27000800000000000000b"), [Message("wamid.1", Noon)], Opening,
            new Dictionary<string, long>(), earlier.Taken).IsNothing();
    }

    [Fact]
    public void Receive_WhenAllCameBefore_WakesNothing()
    {
        var story = Story.Opened().Do(new ConversationCommand.Resolve(Alice));
        story.Receive(Message("wamid.1", Noon));
        Assert.Equal(ConversationStatus.Resolved, story.State.Status);
    }

    [Fact]
    public void Receive_WhenTheFirstOfABatchCameBefore_OpensWithTheReferralOfTheNext()
    {
        var referral = new Referral("ad-42", null, null);
        var decision = InboundRules.Decide(
            ConversationState.Initial, Conversation, [Message("wamid.1", Noon), Message("wamid.2", Noon, referral: referral)], Opening,
            new Dictionary<string, long>(), new HashSet<string> { InboundRules.Key(WhatsApp.Account, "wamid.1") });
        Assert.Equal(referral, Assert.IsType<ConversationEvent.Opened>(decision.Events()[0]).Referral);
    }

    [Fact]
    public void Receive_WhenTwoAccountsUseTheSameProviderId_KeepsBoth() =>
        Assert.NotEqual(InboundRules.Key(WhatsApp.Account, "1"), InboundRules.Key(WebChat.Account, "1"));

    [Fact]
    public void Receive_WhenCustomerWritesTheSameTwice_KeepsBoth()
    {
        var story = Story.Opened().Customer("ok").Customer("ok");
        Assert.Equal(3, story.Told.OfType<ConversationEvent.MessageReceived>().Count());
    }

    [Fact]
    public void Receive_WhenLate_StaysAtItsOwnTimeAndChangesNoPreview()
    {
        // "A late customer message lands after the answer to it."
        var story = Story.Opened();
        story.After(TimeSpan.FromMinutes(10)).Reply(Alice, "Answer");
        story.After(TimeSpan.FromMinutes(1)).Receive(Message("late", Noon.AddMinutes(5), "I forgot"));
        Assert.Equal(Noon.AddMinutes(5), story.Events[^1].OccurredAt);
        Assert.Equal(Noon.AddMinutes(11), story.Events[^1].RecordedAt);
        Assert.Equal("Answer", story.State.Preview!.Text);
        Assert.Equal(Noon.AddMinutes(10), story.State.LastActivityAt);
        Assert.Equal(Noon.AddMinutes(5), story.State.WaitingSince);
        Assert.Equal(story.State.Sequence, story.State.LastMessageSequence);
    }

    [Fact]
    public void Receive_WhenTheOlderOfTwoComesSecond_WaitsSinceTheOlder()
    {
        var story = new Story { Now = Noon.AddMinutes(10) };
        story.Receive(Message("second", Noon.AddMinutes(5))).Receive(Message("first", Noon.AddMinutes(3)));
        Assert.Equal(Noon.AddMinutes(3), story.State.WaitingSince);
    }

    [Fact]
    public void Receive_WhenOneWaitsAlready_WaitsSinceTheFirst()
    {
        var story = Story.Opened().After(TimeSpan.FromMinutes(5)).Customer("Hello?");
        Assert.Equal(Noon, story.State.WaitingSince);
    }

    [Fact]
    public void Receive_WhenDatedInTheFuture_IsTakenAsNow()
    {
        var story = Story.Opened().Receive(Message("future", Noon.AddDays(3)));
        Assert.Equal(Noon, story.Events[^1].OccurredAt);
        Assert.Equal(Noon.AddHours(24), story.State.WindowExpiresAt);
    }

    [Fact]
    public void Receive_WhenPending_Wakes()
    {
        var story = Story.Opened().Do(new ConversationCommand.SetPending(Alice)).Customer("I am back");
        Assert.Equal(ConversationStatus.Open, story.State.Status);
        Assert.Equal(new ConversationEvent.StatusChanged(Customer, ConversationStatus.Open), story.Told.ElementAt(story.Events.Count - 2));
    }

    [Fact]
    public void Receive_WhenAnAiOwnsTheReply_LeavesItToTheAi()
    {
        // C11.
        var story = Story.Opened();
        story.Commit(_ => new Decision<ConversationEvent>.Accepted([new(new ConversationEvent.StatusChanged(Alice, ConversationStatus.AiReply))]));
        Assert.Equal(ConversationStatus.AiReply, story.Customer("I am back").State.Status);
    }

    [Fact]
    public void Receive_WhenABatchWakes_WakesOnce()
    {
        var story = Story.Opened().Do(new ConversationCommand.SetPending(Alice));
        story.Receive(Message("a", Noon), Message("b", Noon), Message("c", Noon));
        Assert.Single(story.Told.OfType<ConversationEvent.StatusChanged>(), changed => changed.Status == ConversationStatus.Open);
    }

    [Fact]
    public void Receive_WhenAReactionComesToAPendingOne_StaysPending()
    {
        var story = Story.Opened().Do(new ConversationCommand.SetPending(Alice)).Receive(Envelope("r", Noon, new InboundItem.Reaction("wamid.1", "👍")));
        Assert.Equal(ConversationStatus.Pending, story.State.Status);
    }

    [Fact]
    public void Receive_WhenTheBusinessAnswersElsewhere_NobodyWaits()
    {
        var story = Story.Opened().After(TimeSpan.FromMinutes(1));
        story.Receive(Envelope("wamid.e", story.Now, new InboundItem.Echo("wamid.e", new MessageContent.Text("From the phone"))));
        Assert.Null(story.State.WaitingSince);
        Assert.Equal("From the phone", story.State.Preview!.Text);
        Assert.Equal(DeliveryStatus.Sent, story.Delivery(story.State.Sequence));
        Assert.Null(story.State.Assignee);
    }

    private static Decision<ConversationEvent> Decide(Story story, ImmutableArray<InboundEnvelope> envelopes, Dictionary<string, long> targets) =>
        InboundRules.Decide(story.State, Conversation, envelopes, Opening, targets, story.Taken);

    private static long? TargetOf(ConversationEvent told) => told switch
    {
        ConversationEvent.MessageReceived received => received.QuotedMessage,
        ConversationEvent.ReactionReceived reaction => reaction.Target,
        ConversationEvent.MessageEdited edited => edited.Target,
        ConversationEvent.MessageRevoked revoked => revoked.Target,
        _ => throw new InvalidOperationException($"{told} refers to nothing."),
    };
}
