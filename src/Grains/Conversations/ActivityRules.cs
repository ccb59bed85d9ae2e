namespace Parloir.Grains.Conversations;

/// <summary>The category of each thing that happens in a conversation (S3-13 to S3-24).</summary>
internal static class ActivityRules
{
    public static EventCategory? CategoryOf(ActivityDetail detail) => detail switch
    {
        ActivityDetail.Assigned or ActivityDetail.TeamAssigned => EventCategory.Assignment,
        ActivityDetail.Unassigned or ActivityDetail.TeamUnassigned => EventCategory.Unassignment,
        ActivityDetail.Resolved => EventCategory.ConversationClosed,
        ActivityDetail.Opened or ActivityDetail.Reopened => EventCategory.ConversationOpened,
        ActivityDetail.Snoozed or ActivityDetail.Unsnoozed => EventCategory.Snooze,
        ActivityDetail.BotStatusChanged => EventCategory.BotStatus,
        ActivityDetail.LifecycleStageChanged => EventCategory.Lifecycle,
        ActivityDetail.ContactMerged or ActivityDetail.ContactUnmerged or ActivityDetail.ContactRemarkAdded or ActivityDetail.ContactUpdated => EventCategory.Contact,
        ActivityDetail.ChannelEvent or ActivityDetail.Referred or ActivityDetail.WindowExpiring or ActivityDetail.WindowClosed
            or ActivityDetail.Reaction or ActivityDetail.MessageEdited or ActivityDetail.MessageRevoked => EventCategory.Channel,
        ActivityDetail.EventReported reported => reported.Category,
        ActivityDetail.RuleFired or ActivityDetail.RuleActionSkipped => EventCategory.Workflow,
        ActivityDetail.StatusChanged or ActivityDetail.LabelAdded or ActivityDetail.LabelRemoved or ActivityDetail.KeywordAdded or ActivityDetail.KeywordRemoved
            or ActivityDetail.PriorityChanged or ActivityDetail.DepartmentChanged or ActivityDetail.ParticipantAdded or ActivityDetail.ParticipantRemoved
            or ActivityDetail.TranscriptSent or ActivityDetail.Downloaded => null,
        _ => throw new InvalidOperationException($"{detail.GetType()} has no category, and is not known to have none."),
    };
}
