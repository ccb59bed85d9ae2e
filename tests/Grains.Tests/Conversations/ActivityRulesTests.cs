using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>The category of everything that happens in a conversation.</summary>
public sealed class ActivityRulesTests
{
    [Fact]
    public void Category_WhateverHappened_IsKnownOrKnownToBeNone()
    {
        var details = EveryEvent.OfAConversation.Select(Show).OfType<TimelineChange.ItemAdded>().Select(added => added.Item).OfType<TimelineItem.Activity>().Select(item => item.Detail).ToList();
        foreach (var detail in details) ActivityRules.CategoryOf(detail);
        Assert.Equal(
            typeof(ActivityDetail).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(ActivityDetail))).Select(type => type.Name).Order(),
            details.Select(detail => detail.GetType().Name).Distinct().Order());
    }

    [Fact]
    public void Category_OfEachKindOfTheGuide_IsItsOwn()
    {
        Assert.Equal(EventCategory.Assignment, Of(new ConversationEvent.AgentAssigned(Alice, BrunoCard, AssignmentReason.Assigned))); // S3-13
        Assert.Equal(EventCategory.Unassignment, Of(new ConversationEvent.AgentUnassigned(Alice, BrunoCard))); // S3-14
        Assert.Equal(EventCategory.ConversationClosed, Of(new ConversationEvent.Resolved(Alice))); // S3-15
        Assert.Equal(EventCategory.ConversationOpened, Of(new ConversationEvent.Reopened(Alice))); // S3-16
        Assert.Equal(EventCategory.Snooze, Of(new ConversationEvent.Snoozed(Alice, null))); // S3-17
        Assert.Equal(EventCategory.Broadcast, Of(Reported(EventCategory.Broadcast))); // S3-18
        Assert.Equal(EventCategory.Workflow, Of(Reported(EventCategory.Workflow))); // S3-19
        Assert.Equal(EventCategory.Lifecycle, Of(new ConversationEvent.ContactNoticed(Alice, new ContactHappening.StageChanged("Hot lead")))); // S3-20
        Assert.Equal(EventCategory.BotStatus, Of(new ConversationEvent.BotStatusChanged(Alice, false))); // S3-21
        Assert.Equal(EventCategory.Channel, Of(new ConversationEvent.ChannelEventReceived("user_changed_number", "Carla changed number"))); // S3-22
        Assert.Equal(EventCategory.PageChange, Of(Reported(EventCategory.PageChange))); // S3-23
        Assert.Equal(EventCategory.Contact, Of(new ConversationEvent.ContactNoticed(Alice, new ContactHappening.Merged("Dora")))); // S3-24
    }

    private static ConversationEvent.EventReported Reported(EventCategory category) => new(Alice, new ReportedEvent(category, "Something"));

    private static EventCategory? Of(ConversationEvent told) =>
        ActivityRules.CategoryOf(Assert.IsType<TimelineItem.Activity>(Assert.IsType<TimelineChange.ItemAdded>(Show(told)).Item).Detail);

    private static TimelineChange? Show(ConversationEvent told) => ConversationShowing.Change(CarlaCard, new Recorded<ConversationEvent>(3, Noon, Noon, told));
}
