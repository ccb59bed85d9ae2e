using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Notifications;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>Who is told what (S3-30, S3-31, S3-32, S3-33, S3-34).</summary>
public sealed class NotificationRulesTests
{
    [Fact]
    public void Note_WhenItMentions_TellsEachOnceAndNotItsAuthor()
    {
        var note = new ConversationCommand.AddNote(Alice, "n", "Look @Bruno", [BrunoCard, AliceCard, BrunoCard]);
        var notice = Assert.Single(Told(Story.Opened(), story => story.Do(note)));
        Assert.Equal((Bruno.Id, NotificationKind.Mention, "Look @Bruno"), (notice.To, notice.Notification.Kind, notice.Notification.Excerpt));
        Assert.Equal(Alice, notice.Notification.By);
    }

    [Fact]
    public void ClosingNote_WhenItMentions_TellsEachOnceAndNotItsAuthor()
    {
        var resolve = new ConversationCommand.Resolve(Alice, new ClosingNote("Refund", "Paid back, @Bruno"), [BrunoCard, AliceCard, BrunoCard]);
        var notice = Assert.Single(Told(Story.Opened(), story => story.Do(resolve)));
        Assert.Equal((Bruno.Id, NotificationKind.Mention, "Paid back, @Bruno"), (notice.To, notice.Notification.Kind, notice.Notification.Excerpt));
        Assert.Empty(Told(Story.Opened(), story => story.Do(new ConversationCommand.Resolve(Alice, null, [BrunoCard]))));
    }

    [Fact]
    public void Assignment_WhenSomebodyElseDidIt_TellsTheAssignee()
    {
        var notice = Assert.Single(Told(Story.Opened(), story => story.Do(new ConversationCommand.AssignAgent(Alice, Bruno.Id, Bruno.Name))));
        Assert.Equal((Bruno.Id, NotificationKind.Assigned), (notice.To, notice.Notification.Kind));
        Assert.Empty(Told(Story.Opened(), story => story.Do(new ConversationCommand.Claim(Alice))));
        Assert.Empty(Told(Story.Opened(), story => story.Do(new ConversationCommand.AssignAgent(Alice, Alice.Id, Alice.Name))));
        Assert.Empty(Told(Story.Opened(), story => story.Reply(Alice)));
    }

    [Fact]
    public void Opening_WhenTheContactHasAnOwner_TellsHimOfTheConversationAndNotOfItsMessagesToo()
    {
        var notice = Assert.Single(Told(new Story(Opening with { Owner = AliceCard }), story => story.Customer("Hello")));
        Assert.Equal((Alice.Id, NotificationKind.Assigned), (notice.To, notice.Notification.Kind));
        Assert.IsType<Actor.System>(notice.Notification.By);
    }

    [Fact]
    public void Messages_WhenTheConversationIsSomebodys_TellHimOnceForAllOfThem()
    {
        var story = Story.Opened().Do(new ConversationCommand.Claim(Alice));
        var notice = Assert.Single(Told(story, told => told.Receive(Message("a", told.Now, "one"), Message("b", told.Now, "two"))));
        Assert.Equal((Alice.Id, NotificationKind.Message, "one"), (notice.To, notice.Notification.Kind, notice.Notification.Excerpt));
        Assert.Equal(notice.Notification.Id, Assert.Single(Told(story, told => told.Customer("three"))).Notification.Id);
    }

    [Fact]
    public void Messages_WhenNobodyIsAssigned_TellNobody() => Assert.Empty(Told(Story.Opened(), story => story.Customer("Anybody?")));

    [Fact]
    public void Window_WhenItEndsInAnHour_TellsTheAssigneeUnlessResolved()
    {
        var story = Story.Opened().Do(new ConversationCommand.Claim(Alice)).After(TimeSpan.FromHours(23));
        var notice = Assert.Single(Told(story, told => told.Remind("window-expiring")));
        Assert.Equal((Alice.Id, NotificationKind.WindowExpiring, Noon.AddHours(24)), (notice.To, notice.Notification.Kind, notice.Notification.ExpiresAt));
        Assert.Empty(Told(story.After(TimeSpan.FromHours(1)), told => told.Remind("window-expiry")));
        var resolved = Story.Opened().Do(new ConversationCommand.Claim(Alice), new ConversationCommand.Resolve(Alice)).After(TimeSpan.FromHours(23));
        Assert.Empty(Told(resolved, told => told.Remind("window-expiring")));
    }

    [Fact]
    public void Snooze_WhenItsTimeIsOver_TellsTheAssignee()
    {
        var snooze = new ConversationCommand.Snooze(Alice, SnoozePreset.OneHour, null, "Europe/Paris");
        var story = Story.Opened().Do(new ConversationCommand.Claim(Alice), snooze).After(TimeSpan.FromHours(1));
        Assert.Equal(NotificationKind.SnoozeEnded, Assert.Single(Told(story, told => told.Remind("snooze"))).Notification.Kind);
        var woken = Story.Opened().Do(new ConversationCommand.Claim(Alice), snooze);
        Assert.Empty(Told(woken, told => told.Do(new ConversationCommand.Reopen(Bruno))));
    }

    [Fact]
    public void Transcript_WhenItIsSent_TellsTheAgentItIsSentTo() // S4-16
    {
        var notice = Assert.Single(Told(Story.Opened(), story => story.Do(new ConversationCommand.SendTranscript(Alice, "t", BrunoCard))));
        Assert.Equal((Bruno.Id, NotificationKind.Transcript, (Actor)Alice), (notice.To, notice.Notification.Kind, notice.Notification.By));
        Assert.Empty(Told(Story.Opened(), story => story.Do(new ConversationCommand.SendTranscript(Alice, "t", AliceCard))));
    }

    /// <summary>What the last thing that happened tells.</summary>
    private static ImmutableArray<Notice> Told(Story story, Action<Story> last)
    {
        var known = story.Events.Count;
        last(story);
        Assert.True(story.Events.Count > known);
        return NotificationRules.Of(story.State, [.. story.Events.Skip(known)]);
    }
}
