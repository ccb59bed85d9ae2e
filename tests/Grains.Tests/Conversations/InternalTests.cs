using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Outbox;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>S1-15, S3-12, S2-53, S3-31, S4-13, conflict C7: what the team writes for itself leaves through no channel.</summary>
public sealed class InternalTests
{
    private const string Secret = "for our eyes only";

    public static TheoryData<ChannelType> EveryChannel() => new(Enum.GetValues<ChannelType>());

    [Theory]
    [MemberData(nameof(EveryChannel))]
    public void Writing_WhenInternal_IsNeverSent(ChannelType channel)
    {
        var story = Story.Opened(Opening with { Channel = new ChannelCard(channel, new ChannelAccountId("any")) }).Do(
            new ConversationCommand.AddNote(Alice, "n", Secret, [BrunoCard]),
            new ConversationCommand.Transfer(Alice, "t", BrunoCard, null, Secret));
        story.Commit(taken => AcquaintanceRules.Decide(
            story.State, CarlaCard.Id, CarlaCard, [new ContactNotice(3, Alice, story.Now, new ContactHappening.RemarkAdded())], taken));
        // S3-12: nor does what programs report.
        story.Do(new ConversationCommand.Report(Alice, "e", new ReportedEvent(EventCategory.Broadcast, Secret), null));
        story.Do(new ConversationCommand.Resolve(Alice, new ClosingNote("refund", Secret)));
        Assert.Contains(story.Told, told => told is ConversationEvent.ContactNoticed);
        Assert.All(story.Events, recorded => Assert.False(OutboxRules.TaskOf(story.State, recorded) is OutboxTask.Send));
        Assert.DoesNotContain(Secret, ConversationShowing.View(story.State, Noon).Preview!.Text, StringComparison.Ordinal);
    }
}
