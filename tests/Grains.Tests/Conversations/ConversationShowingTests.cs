using System.Text.Json;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

public sealed class ConversationShowingTests
{
    public static TheoryData<int> EveryCase() => new(Enumerable.Range(0, EveryEvent.OfAConversation.Length));

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void Change_WhenOfAnyEvent_IsShownOrTellsNothingNew(int index)
    {
        var recorded = new Recorded<ConversationEvent>(9, Noon, Noon.AddSeconds(1), EveryEvent.OfAConversation[index]);
        var change = ConversationShowing.Change(CarlaCard, recorded);
        if (recorded.Event is ConversationEvent.MessageIdentified or ConversationEvent.ContactRenamed or ConversationEvent.CustomerChanged
            or ConversationEvent.MemberSought or ConversationEvent.FormSubmitted or ConversationEvent.Erased)
        {
            Assert.Null(change);
            return;
        }
        Assert.NotNull(change);
        if (change is TimelineChange.ItemAdded(var item)) Assert.Equal((9, Noon, Noon.AddSeconds(1)), (item.Sequence, item.OccurredAt, item.RecordedAt));
        // The wire knows it too.
        var delta = new ConversationDelta(Conversation, 8, 9, ConversationShowing.View(Story.Opened().State, Noon), [change]);
        var json = JsonSerializer.Serialize(delta, ParloirJson.Default.ConversationDelta);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, ParloirJson.Default.ConversationDelta)!, ParloirJson.Default.ConversationDelta));
    }

    [Theory]
    [MemberData(nameof(EveryCase))]
    public void Evolve_WhenOfAnyEvent_HasAPlaceInTheState(int index)
    {
        var state = Story.Opened().State;
        var after = ConversationState.Evolve(state, new Recorded<ConversationEvent>(3, Noon, Noon, EveryEvent.OfAConversation[index]));
        Assert.Equal(3, after.Sequence);
    }

    [Fact]
    public void DeliveryOf_WhenOutbound_StartsQueued() =>
        Assert.Equal(new Delivery(DeliveryStatus.Queued, Noon, null), DeliveryOf(new ConversationEvent.MessageQueued(Alice, "c", new MessageContent.Text("x"))));

    [Fact]
    public void DeliveryOf_WhenPutOff_IsSendingWithTheReason() =>
        Assert.Equal(
            new Delivery(DeliveryStatus.Sending, Noon, new DeliveryError("1", "busy")),
            DeliveryOf(new ConversationEvent.MessageDeferred(4, new DeliveryError("1", "busy"), Noon)));

    [Fact]
    public void DeliveryOf_WhenInbound_IsNone() =>
        Assert.Null(DeliveryOf(new ConversationEvent.MessageReceived("wamid", new MessageContent.Text("x"), null, null)));

    [Fact]
    public void Timeline_WhenANoteIsShown_IsNoMessage()
    {
        // S2-52, C7.
        var item = Item(new ConversationEvent.NoteAdded(Alice, "c", "secret"));
        Assert.Equal(new TimelineItem.Note(9, Noon, Noon, Alice, "secret", "c", []), item);
    }

    [Fact]
    public void Timeline_WhenAnEchoIsShown_IsOutboundByNobodyHere()
    {
        var message = Assert.IsType<TimelineItem.Message>(Item(new ConversationEvent.MessageEchoed("wamid", new MessageContent.Text("x"))));
        Assert.Equal((MessageDirection.Outbound, new Actor.System()), (message.Direction, message.Actor));
    }

    [Fact]
    public void View_WhenNeverOpened_IsABug() => Assert.Throws<InvalidOperationException>(() => ConversationShowing.View(ConversationState.Initial, Noon));

    [Fact]
    public void View_WhenTheWindowEnded_SaysSo() =>
        Assert.Equal(new MessagingWindow.Closed(Noon.AddHours(24)), ConversationShowing.View(Story.Opened().State, Noon.AddHours(24)).Window);

    [Fact]
    public void Deltas_WhenFoldedInAnyPieces_ShowWhatTheTimelineShows() => Holds.ForAllSequences(RandomStory.Step, steps =>
    {
        var story = Story.Opened();
        var folded = new Screen().Apply(Delta(story, ConversationState.Initial, 0));
        foreach (var step in steps)
        {
            var (before, count) = (story.State, story.Events.Count);
            step.Happen(story);
            if (story.Events.Count > count) folded.Apply(Delta(story, before, count));
        }
        var whole = new Screen().Apply(Delta(story, ConversationState.Initial, 0));
        Assert.Equal(whole.Items, folded.Items);
        Assert.Equal(story.State.Sequence, folded.Sequence);
    });

    private static ConversationDelta Delta(Story story, ConversationState before, int from) =>
        ConversationShowing.Delta(before, ConversationShowing.View(story.State, story.Now), story.Events.Skip(from));

    private static Delivery? DeliveryOf(ConversationEvent told) => ConversationShowing.DeliveryOf(new Recorded<ConversationEvent>(9, Noon, Noon, told));

    private static TimelineItem Item(ConversationEvent told) =>
        Assert.IsType<TimelineChange.ItemAdded>(ConversationShowing.Change(CarlaCard, new Recorded<ConversationEvent>(9, Noon, Noon, told))).Item;

    /// <summary>A client: it applies deltas by the rules of the protocol.</summary>
    private sealed class Screen
    {
        public SortedDictionary<long, TimelineItem> Items { get; } = [];
        public long Sequence { get; private set; }

        public Screen Apply(ConversationDelta delta)
        {
            Assert.Equal(Sequence, delta.Since);
            foreach (var change in delta.Changes)
            {
                if (change is TimelineChange.ItemAdded(var item)) Items.Add(item.Sequence, item);
                else if (change is TimelineChange.DeliveryChanged(var sequence, var delivery) && Items[sequence] is TimelineItem.Message message)
                    Items[sequence] = message with { Delivery = delivery };
            }
            Sequence = delta.Sequence;
            return this;
        }
    }
}
