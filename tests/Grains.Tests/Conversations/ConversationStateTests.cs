using System.Text.Json;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

public sealed class ConversationStateTests
{
    [Fact]
    public void Sequence_WhateverHappens_IsTheNumberOfEvents() => Holds.ForAllSequences(RandomStory.Step, steps =>
    {
        var story = RandomStory.Live(steps);
        Assert.Equal(story.Events.Count, story.State.Sequence);
        Assert.Equal(Enumerable.Range(1, story.Events.Count).Select(i => (long)i), story.Events.Select(recorded => recorded.Sequence));
    });

    [Fact]
    public void Snapshot_WhateverHappened_RestoresTheState() => Holds.ForAllSequences(RandomStory.Step, steps =>
    {
        var state = RandomStory.Live(steps).State;
        var json = JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.ConversationState);
        var restored = JsonSerializer.Deserialize(json, GrainsJson.Default.ConversationState)!;
        Assert.Equal(state.Deliveries, restored.Deliveries);
        Assert.Equal(state.Labels.AsEnumerable(), restored.Labels.AsEnumerable());
        Assert.Equal(state.Keywords.AsEnumerable(), restored.Keywords.AsEnumerable());
        Assert.Equal(state.Participants.AsEnumerable(), restored.Participants.AsEnumerable());
        // Records compare collections by reference.
        Assert.Equal(state, restored with
        {
            Deliveries = state.Deliveries,
            Labels = state.Labels,
            Keywords = state.Keywords,
            Participants = state.Participants,
        });
        Assert.Equal(json, JsonSerializer.SerializeToUtf8Bytes(restored, GrainsJson.Default.ConversationState));
    });

    [Fact]
    public void Evolve_WhenGoneThroughAgain_EndsInTheSameState() => Holds.ForAllSequences(RandomStory.Step, steps =>
    {
        var story = RandomStory.Live(steps);
        var again = story.Events.Aggregate(ConversationState.Initial, ConversationState.Evolve);
        Assert.Equal(
            JsonSerializer.Serialize(story.State, GrainsJson.Default.ConversationState),
            JsonSerializer.Serialize(again, GrainsJson.Default.ConversationState));
    });

    [Fact]
    public void Assignee_WhateverHappens_IsThatOfTheLastAssignment() => Holds.ForAllSequences(RandomStory.Step, steps =>
    {
        var story = RandomStory.Live(steps);
        var last = story.Told.LastOrDefault(told => told is ConversationEvent.AgentAssigned or ConversationEvent.AgentUnassigned);
        Assert.Equal((last as ConversationEvent.AgentAssigned)?.Agent, story.State.Assignee);
    });

    [Fact]
    public void LastActivity_WhateverHappens_NeverGoesBack() => Holds.ForAllSequences(RandomStory.Step, steps =>
    {
        var story = Story.Opened();
        foreach (var step in steps)
        {
            var before = story.State;
            step.Happen(story);
            Assert.True(story.State.LastActivityAt >= before.LastActivityAt);
            Assert.True(story.State.LastMessageSequence >= before.LastMessageSequence);
            Assert.True(story.State.WindowExpiresAt >= before.WindowExpiresAt);
        }
    });

    [Fact]
    public void WaitingSince_WhateverHappens_IsNeverInTheFuture() => Holds.ForAllSequences(RandomStory.Step, steps =>
    {
        var story = RandomStory.Live(steps);
        Assert.False(story.State.WaitingSince > story.Now);
    });

    [Fact]
    public void Deliveries_WhenMoreThanAHundredAreUnderway_KeepsTheNewest()
    {
        var story = Story.Opened();
        var messages = Enumerable.Range(0, 130).Select(_ => story.Reply(Alice)).ToList();
        Assert.Equal(ConversationState.TrackedDeliveries, story.State.Deliveries.Count);
        Assert.Equal(messages.Skip(30), story.State.Deliveries.Keys);
    }

    [Fact]
    public void Deliveries_WhenRead_AreTrackedNoLonger()
    {
        var story = Story.Opened();
        var message = story.Reply(Alice);
        story.Commit(taken => SendRules.Apply(
            WhatsApp.Account, [new StatusReport(message, "s", "wamid", Noon, DeliveryStatus.Read, null)], story.Delivery, taken));
        Assert.Empty(story.State.Deliveries);
    }

    [Fact]
    public void Deliveries_WhenAStatusIsOfAnUntrackedMessage_StayAsTheyAre()
    {
        var story = Story.Opened();
        story.Commit(taken => SendRules.Apply(
            WhatsApp.Account, [new StatusReport(1, "s", "wamid", Noon, DeliveryStatus.Read, null)], _ => DeliveryStatus.Sent, taken));
        Assert.Empty(story.State.Deliveries);
        Assert.IsType<ConversationEvent.DeliveryChanged>(story.Told.Last());
    }

    [Fact]
    public void Preview_WhenLong_IsCutAt160() => Assert.Equal(160, Story.Opened().Customer(new string('x', 500)).State.Preview!.Text.Length);

    [Fact]
    public void Preview_WhenOfAnyContent_TellsItsKindAndWords()
    {
        foreach (var content in EveryContent)
        {
            var story = new Story().Receive(Envelope("m", Noon, new InboundItem.Message("m", content, null, null)));
            Assert.Equal(new MessagePreview(MessageDirection.Inbound, content.Kind, Excerpt.Of(content.Words, 160), Noon, story.State.LastMessageSequence), story.State.Preview);
        }
    }

    [Fact]
    public void Preview_WhenTheLastMessageFails_SaysSoUntilAnotherTakesItsPlace()
    {
        var story = Story.Opened();
        var earlier = story.Reply(Alice);
        var last = story.Reply(Alice);
        Report(story, earlier, DeliveryStatus.Failed);
        Assert.False(story.State.Preview!.IsUndelivered);
        Report(story, last, DeliveryStatus.Failed);
        Assert.True(story.State.Preview!.IsUndelivered);
        story.Reply(Alice);
        Assert.False(story.State.Preview!.IsUndelivered);
    }

    private static void Report(Story story, long message, DeliveryStatus status) => story.Commit(taken => SendRules.Apply(
        WhatsApp.Account, [new StatusReport(message, $"s{message}", $"wamid.{message}", Noon, status, null)], story.Delivery, taken));

    [Fact]
    public void EveryContent_WhenCounted_IsEveryCase() =>
        Assert.Equal(
            typeof(MessageContent).GetNestedTypes().Select(type => type.Name).Order(),
            EveryContent.Select(content => content.GetType().Name).Distinct().Order());
}
