using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>Spec 4.2: the statuses and the ways between them. S2-45, S2-46, S2-47, S2-48, S2-49, S2-50, S3-07, S3-08, S3-21, S4-14, S4-15, conflicts C1 and C11.</summary>
public sealed class LifecycleRulesTests
{
    private static readonly ConversationCommand.Snooze ForAnHour = new(Alice, SnoozePreset.OneHour, null, "Europe/Paris");
    private static readonly ConversationCommand.Snooze UntilReply = new(Alice, SnoozePreset.UntilCustomerReply, null, "Europe/Paris");

    [Fact]
    public void Snooze_WhenOpen_HidesUntilItsTime()
    {
        var story = Story.Opened().Do(ForAnHour);
        Assert.Equal((ConversationStatus.Snoozed, Noon.AddHours(1)), (story.State.Status, story.State.SnoozedUntil));
        Assert.Equal(Noon.AddHours(1), ConversationShowing.View(story.State, Noon).SnoozedUntil);
        Assert.Contains(("snooze", Noon.AddHours(1)), ReminderRules.Outstanding(story.State));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void Snooze_WhenItsReminderTicks_EndsAtThatVerySecond(int seconds, bool due)
    {
        var story = Story.Opened().Do(ForAnHour).After(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(seconds)).Remind("snooze");
        Assert.Equal(due ? ConversationStatus.Open : ConversationStatus.Snoozed, story.State.Status);
        Assert.Equal(due, story.Told.Last() is ConversationEvent.Unsnoozed { By: Actor.System });
    }

    [Fact]
    public void Snooze_WhenItEnds_ComesBackToTheTopOfTheList() =>
        Assert.Equal(Noon.AddHours(1), Story.Opened().Do(ForAnHour).After(TimeSpan.FromHours(1)).Remind("snooze").State.LastActivityAt);

    [Fact]
    public void Snooze_WhenTheOldReminderTicksAfterALongerSnooze_GoesOn()
    {
        var story = Story.Opened().Do(ForAnHour, new ConversationCommand.Snooze(Bruno, SnoozePreset.FourHours, null, "UTC"))
            .After(TimeSpan.FromHours(1)).Remind("snooze");
        Assert.Equal((ConversationStatus.Snoozed, Noon.AddHours(4)), (story.State.Status, story.State.SnoozedUntil));
    }

    [Fact]
    public void Snooze_WhenUntilTheCustomerWrites_HasNoReminder()
    {
        var story = Story.Opened(WebChatOpening).Do(UntilReply);
        Assert.Empty(ReminderRules.Outstanding(story.State));
        story.After(TimeSpan.FromDays(300)).Remind("snooze");
        Assert.Equal(ConversationStatus.Snoozed, story.State.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Snooze_WhenTheCustomerWrites_Ends(bool untilReply)
    {
        var story = Story.Opened().Do(untilReply ? UntilReply : ForAnHour).After(TimeSpan.FromMinutes(1)).Customer("I am back");
        Assert.Equal((ConversationStatus.Open, null), (story.State.Status, story.State.SnoozedUntil));
        Assert.Equal(new ConversationEvent.Unsnoozed(new Actor.Contact(CarlaCard.Id, CarlaCard.Name)), story.Told.ElementAt(story.Events.Count - 2));
    }

    [Fact]
    public void Snooze_WhenItEndsBeforeItsTime_TakesItsReminderBack()
    {
        var snoozed = Story.Opened().Do(ForAnHour);
        var before = snoozed.State;
        Assert.Equal([("snooze", null)], ReminderRules.Changes(before, snoozed.Do(new ConversationCommand.Resolve(Alice)).State));
    }

    [Fact]
    public void Snooze_WhenTheTimeIsWrong_IsRefused() =>
        Story.Opened().Try(new ConversationCommand.Snooze(Alice, SnoozePreset.Custom, Noon, "UTC")).IsRefused(new Rejection.SnoozeTimeInvalid());

    [Fact]
    public void Snooze_WhenTheZoneIsUnknown_IsRefused() =>
        Story.Opened().Try(new ConversationCommand.Snooze(Alice, SnoozePreset.Tomorrow0900, null, "Mars/Olympus")).IsRefused(new Rejection.TimeZoneUnknown());

    [Fact]
    public void Snooze_WhenResolved_IsRefused() =>
        Story.Opened().Do(new ConversationCommand.Resolve(Alice)).Try(ForAnHour).IsRefused(new Rejection.ConversationResolved());

    [Fact]
    public void Reopen_WhenSnoozed_EndsTheSnooze() =>
        Assert.Equal(new ConversationEvent.Unsnoozed(Bruno), Story.Opened().Do(ForAnHour).Try(new ConversationCommand.Reopen(Bruno)).Single<ConversationEvent.Unsnoozed>());

    [Fact]
    public void SetPending_WhenSnoozed_LeavesNoTimeBehind()
    {
        var state = Story.Opened().Do(ForAnHour, new ConversationCommand.SetPending(Alice)).State;
        Assert.Equal((ConversationStatus.Pending, null), (state.Status, state.SnoozedUntil));
    }

    [Fact]
    public void Resolve_WhenClosedWithANote_KeepsNoteAndCategory()
    {
        // S3-08.
        var note = new ClosingNote("refund", "Paid back in full");
        Assert.Equal(note, Story.Opened().Try(new ConversationCommand.Resolve(Alice, note)).Single<ConversationEvent.Resolved>().Note);
        Assert.NotEmpty(Story.Opened().Try(new ConversationCommand.Resolve(Alice, new ClosingNote("refund", ""))).Events());
    }

    [Fact]
    public void Resolve_WhenTheNoteIsWrong_IsRefused()
    {
        Story.Opened().Try(new ConversationCommand.Resolve(Alice, new ClosingNote(null, " "))).IsRefused(new Rejection.TextEmpty());
        Story.Opened().Try(new ConversationCommand.Resolve(Alice, new ClosingNote(" refund", "x"))).IsRefused(new Rejection.ClosingCategoryInvalid(40));
        Story.Opened().Try(new ConversationCommand.Resolve(Alice, new ClosingNote(new string('r', 41), "x"))).IsRefused(new Rejection.ClosingCategoryInvalid(40));
        Story.Opened().Try(new ConversationCommand.Resolve(Alice, new ClosingNote("refund", new string('n', 10_001)))).IsRefused(new Rejection.TextTooLong(10_001, 10_000));
    }

    [Fact]
    public void HandToAi_WhenOpen_EnablesTheBot()
    {
        var story = Story.Opened().Do(new ConversationCommand.HandToAi(Alice));
        Assert.Equal(ConversationStatus.AiReply, story.State.Status);
        Assert.Contains(new ConversationEvent.BotStatusChanged(Alice, true), story.Told);
    }

    public static TheoryData<ConversationCommand> WhatTakesFromTheAi() =>
    [
        new ConversationCommand.TakeOver(Bruno),
        new ConversationCommand.Reopen(Bruno),
        new ConversationCommand.SendMessage(Bruno, "m", "I am here", null),
        new ConversationCommand.SetPending(Bruno),
        new ConversationCommand.Resolve(Bruno),
        new ConversationCommand.Snooze(Bruno, SnoozePreset.OneHour, null, "UTC"),
    ];

    [Theory]
    [MemberData(nameof(WhatTakesFromTheAi))]
    public void AiReply_WhenAPersonActs_DisablesTheBot(ConversationCommand command)
    {
        var story = Story.Opened().Do(new ConversationCommand.HandToAi(Alice), command);
        Assert.NotEqual(ConversationStatus.AiReply, story.State.Status);
        Assert.Single(story.Told, told => told is ConversationEvent.BotStatusChanged { Enabled: false, By: Actor.Agent { Name: "Bruno" } });
    }

    [Fact]
    public void AiReply_WhenANoteIsWritten_StaysWithTheAi() =>
        Assert.Equal(ConversationStatus.AiReply, Story.Opened().Do(new ConversationCommand.HandToAi(Alice), new ConversationCommand.AddNote(Bruno, "n", "hm")).State.Status);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void ResolveInactive_WhenAroundItsTime_ResolvesBySystem(int seconds, bool due)
    {
        var story = Story.Opened();
        story.Reply(Alice);
        story.Commit(_ => LifecycleRules.ResolveInactive(story.State, Noon.AddSeconds(seconds), evenWaiting: false));
        Assert.Equal(due, story.Told.Last() == new ConversationEvent.Resolved(new Actor.System()));
    }

    [Theory]
    [InlineData(false, ConversationStatus.Open)]
    [InlineData(true, ConversationStatus.Resolved)]
    public void ResolveInactive_WhenTheCustomerWaits_IsAsTheInboxSays(bool evenWaiting, ConversationStatus status)
    {
        var story = Story.Opened();
        story.Commit(_ => LifecycleRules.ResolveInactive(story.State, Noon, evenWaiting));
        Assert.Equal(status, story.State.Status);
    }

    [Fact]
    public void ResolveInactive_WhenSnoozedResolvedOrUnknown_ChangesNothing()
    {
        LifecycleRules.ResolveInactive(Story.Opened().Do(ForAnHour).State, Noon, true).IsNothing();
        LifecycleRules.ResolveInactive(Story.Opened().Do(new ConversationCommand.Resolve(Alice)).State, Noon, true).IsNothing();
        LifecycleRules.ResolveInactive(ConversationState.Initial, Noon, true).IsNothing();
    }

    [Fact]
    public void Status_WhateverHappens_HasATimeOnlyWhileSnoozed() => Holds.ForAllSequences(RandomStory.Step, steps =>
    {
        var state = RandomStory.Live(steps).State;
        Assert.True(state.Status == ConversationStatus.Snoozed || state.SnoozedUntil is null);
        Assert.Equal(state.Status == ConversationStatus.Resolved, state.ResolvedAt is not null);
    });

    [Fact]
    public void Once_WhenRepeatedAfterTheWorldMovedOn_HasNoSecondEffect()
    {
        var once = new ConversationCommand.Once(Alice, "bulk-1", new ConversationCommand.Resolve(Alice));
        var story = Story.Opened().Do(once).After(TimeSpan.FromHours(1)).Do(new ConversationCommand.Reopen(Bruno));
        story.Try(once).IsNothing();
        Assert.Equal(ConversationStatus.Open, story.State.Status);
    }
}
