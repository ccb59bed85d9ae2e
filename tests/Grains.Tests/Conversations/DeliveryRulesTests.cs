using FsCheck.Fluent;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>"A status goes back from delivered to sent": never, in whatever order a provider tells it, and however often.</summary>
public sealed class DeliveryRulesTests
{
    private static readonly DeliveryStatus[] Told = [DeliveryStatus.Sent, DeliveryStatus.Delivered, DeliveryStatus.Read, DeliveryStatus.Failed];

    [Fact]
    public void Statuses_WhenInAnyOrderAndRepeated_EndAtTheHighest() => Holds.ForAllSequences(Gen.Elements(Told), told =>
    {
        var story = Story.Opened();
        var message = story.Reply(Alice);
        foreach (var (status, i) in told.Select((status, i) => (status, i))) Tell(story, message, status, i);
        var expected = told.Length == 0 ? DeliveryStatus.Queued : told.Aggregate((highest, status) => DeliveryRules.IsLater(highest, status) ? status : highest);
        // What was read can change no more, and is not tracked any longer.
        Assert.Equal(expected == DeliveryStatus.Read ? null : expected, story.Delivery(message));
    });

    [Fact]
    public void Statuses_WhenTold_NeverStepBack() => Holds.ForAllSequences(Gen.Elements(Told), told =>
    {
        var story = Story.Opened();
        var message = story.Reply(Alice);
        foreach (var (status, i) in told.Select((status, i) => (status, i))) Tell(story, message, status, i);
        var shown = story.Events.Select(ConversationShowing.DeliveryOf).OfType<Delivery>().Select(delivery => delivery.Status).ToList();
        foreach (var (earlier, later) in shown.Zip(shown.Skip(1))) Assert.True(DeliveryRules.IsLater(earlier, later), $"{earlier} is followed by {later}.");
    });

    [Fact]
    public void Order_WhenAnyTwoAreCompared_IsStrict()
    {
        foreach (var one in Enum.GetValues<DeliveryStatus>())
            foreach (var other in Enum.GetValues<DeliveryStatus>())
                Assert.Equal(one != other, DeliveryRules.IsLater(one, other) ^ DeliveryRules.IsLater(other, one));
    }

    [Theory]
    [InlineData(DeliveryStatus.Queued, DeliveryStatus.Sending)]
    [InlineData(DeliveryStatus.Sending, DeliveryStatus.OutcomeUnknown)]
    [InlineData(DeliveryStatus.OutcomeUnknown, DeliveryStatus.Sent)]
    [InlineData(DeliveryStatus.OutcomeUnknown, DeliveryStatus.Failed)]
    [InlineData(DeliveryStatus.Sent, DeliveryStatus.Failed)]
    [InlineData(DeliveryStatus.Failed, DeliveryStatus.Delivered)]
    [InlineData(DeliveryStatus.Delivered, DeliveryStatus.Read)]
    public void IsLater_WhenOneSupersedesTheOther_HoldsOneWayOnly(DeliveryStatus earlier, DeliveryStatus later)
    {
        Assert.True(DeliveryRules.IsLater(earlier, later));
        Assert.False(DeliveryRules.IsLater(later, earlier));
    }

    private static void Tell(Story story, long message, DeliveryStatus status, int i) => story.Commit(taken =>
        SendRules.Apply(
            WhatsApp.Account, [new StatusReport(message, $"wamid:{status}:{i}", "wamid", story.Now, status, null)],
            _ => story.Delivery(message) ?? DeliveryStatus.Read, taken));
}
