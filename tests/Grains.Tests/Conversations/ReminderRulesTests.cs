using FsCheck.Fluent;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>Window reminders: to the second, one at a time, moved by each message of the customer.</summary>
public sealed class ReminderRulesTests
{
    private const string Expiring = "window-expiring";
    private const string Expiry = "window-expiry";

    [Fact]
    public void Outstanding_WhenTheCustomerWrote_IsTheNoticeAnHourBeforeTheEnd() =>
        Assert.Equal([(Expiring, Noon.AddHours(23))], ReminderRules.Outstanding(Story.Opened().State));

    [Fact]
    public void Outstanding_WhenTheChannelHasNoWindow_IsNothing() => Assert.Empty(ReminderRules.Outstanding(Story.Opened(WebChatOpening).State));

    [Fact]
    public void Outstanding_WhenThereIsNoConversation_IsNothing() => Assert.Empty(ReminderRules.Outstanding(ConversationState.Initial));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void Notice_WhenAroundItsTime_ComesAtThatVerySecond(int seconds, bool due)
    {
        var story = Story.Opened().After(TimeSpan.FromHours(23) + TimeSpan.FromSeconds(seconds)).Remind(Expiring);
        Assert.Equal(due, story.Told.Last() is ConversationEvent.WindowExpiring);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void End_WhenAroundItsTime_ComesAtThatVerySecond(int seconds, bool due)
    {
        var story = Announced().After(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(seconds)).Remind(Expiry);
        Assert.Equal(due, story.Told.Last() is ConversationEvent.WindowClosed);
    }

    [Fact]
    public void Notice_WhenGiven_LeavesTheEndToRemind()
    {
        var story = Announced();
        Assert.Equal(new ConversationEvent.WindowExpiring(Noon.AddHours(24)), story.Told.Last());
        Assert.Equal([(Expiry, Noon.AddHours(24))], ReminderRules.Outstanding(story.State));
    }

    [Fact]
    public void End_WhenReached_LeavesNothingToRemind()
    {
        var story = Announced().After(TimeSpan.FromHours(1)).Remind(Expiry);
        Assert.Equal(new ConversationEvent.WindowClosed(Noon.AddHours(24)), story.Told.Last());
        Assert.Empty(ReminderRules.Outstanding(story.State));
    }

    [Fact]
    public void Reminder_WhenTheSameTickComesTwice_TellsOnce()
    {
        var story = Announced().Remind(Expiring).Remind(Expiring);
        Assert.Single(story.Told.OfType<ConversationEvent.WindowExpiring>());
        story.After(TimeSpan.FromHours(1)).Remind(Expiry).Remind(Expiry).Remind(Expiring);
        Assert.Single(story.Told.OfType<ConversationEvent.WindowClosed>());
    }

    [Fact]
    public void Reminder_WhenTheEngineWasDownForBoth_TellsTheEndOnly()
    {
        var story = Story.Opened().After(TimeSpan.FromHours(30)).Remind(Expiring);
        Assert.IsType<ConversationEvent.WindowClosed>(story.Told.Last());
        Assert.DoesNotContain(story.Told, told => told is ConversationEvent.WindowExpiring);
        Assert.Empty(ReminderRules.Outstanding(story.State));
    }

    [Fact]
    public void Reminder_WhenTheCustomerWroteMeanwhile_IsTooEarlyAndSetAnew()
    {
        var story = Story.Opened().After(TimeSpan.FromHours(2)).Customer("Again").After(TimeSpan.FromHours(21)).Remind(Expiring);
        Assert.IsNotType<ConversationEvent.WindowExpiring>(story.Told.Last());
        Assert.Equal([(Expiring, Noon.AddHours(25))], ReminderRules.Outstanding(story.State));
    }

    [Fact]
    public void Reminder_WhenTheCustomerWritesAfterTheNotice_GivesNoticeAgain()
    {
        var story = Announced().Customer("Still here");
        Assert.Equal([(Expiring, Noon.AddHours(46))], ReminderRules.Outstanding(story.State));
        // The reminder of the old end ticks in vain.
        story.After(TimeSpan.FromHours(1)).Remind(Expiry);
        Assert.DoesNotContain(story.Told, told => told is ConversationEvent.WindowClosed);
    }

    [Fact]
    public void Reminder_WhenALateMessageRenewsNothing_GivesNoSecondNotice()
    {
        var story = Announced().Receive(Message("late", Noon.AddHours(-1)));
        Assert.Equal([(Expiry, Noon.AddHours(24))], ReminderRules.Outstanding(story.State));
    }

    [Fact]
    public void Reminder_WhenALateMessageComesAfterTheEnd_ClosesNothingTwice()
    {
        var story = Announced().After(TimeSpan.FromHours(1)).Remind(Expiry).Receive(Message("late", Noon.AddHours(-1)));
        Assert.Empty(ReminderRules.Outstanding(story.State));
    }

    [Fact]
    public void Reminder_WhenAnAgentWrites_IsNotMoved()
    {
        var story = Story.Opened().After(TimeSpan.FromHours(2));
        story.Reply(Alice);
        Assert.Equal([(Expiring, Noon.AddHours(23))], ReminderRules.Outstanding(story.State));
    }

    [Fact]
    public void Reminder_WhenResolved_StillClosesTheWindow()
    {
        var story = Story.Opened().Do(new ConversationCommand.Resolve(Alice)).After(TimeSpan.FromHours(24)).Remind(Expiring);
        Assert.IsType<ConversationEvent.WindowClosed>(story.Told.Last());
        Assert.Equal(ConversationStatus.Resolved, story.State.Status);
    }

    [Fact]
    public void Reminder_WhenItIsAnothersName_ChangesNothing() => Assert.Equal(2, Story.Opened().After(TimeSpan.FromDays(9)).Remind("snooze").Events.Count);

    [Fact]
    public void Wait_WhenAlreadyDue_IsNotNegative()
    {
        Assert.Equal(TimeSpan.FromHours(1), ReminderRules.Wait(Noon.AddHours(1), Noon));
        Assert.Equal(TimeSpan.Zero, ReminderRules.Wait(Noon.AddHours(-1), Noon));
    }

    [Fact]
    public void Outstanding_WhateverHappens_IsAtMostOneAndNeverBeforeTheLastOne() => Holds.ForAllSequences(Gen.Choose(0, 4), steps =>
    {
        var story = Story.Opened();
        foreach (var step in steps)
        {
            var before = ReminderRules.Outstanding(story.State).ToList();
            if (step == 0) story.Customer("Hello");
            else if (step == 1) story.After(TimeSpan.FromHours(7));
            else if (step == 2 && before is [var (name, dueAt)] && dueAt <= story.Now) story.Remind(name);
            else if (step == 3) story.Do(new ConversationCommand.Resolve(Alice));
            else story.Receive(Message($"late-{story.Events.Count}", Noon.AddDays(-1)));
            var after = ReminderRules.Outstanding(story.State).ToList();
            Assert.True(after.Count <= 1);
            if (before is [var (_, earlier)] && after is [var (_, later)]) Assert.True(later >= earlier);
        }
    });

    private static Story Announced() => Story.Opened().After(TimeSpan.FromHours(23)).Remind(Expiring);
}
