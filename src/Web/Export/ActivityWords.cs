using Parloir.Grains;
using Parloir.Grains.Automation;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Export;

/// <summary>What happened, in the sentences of the desk.</summary>
internal static class ActivityWords
{
    public static string Of(this TranscriptWords words, TimelineItem.Activity activity)
    {
        var name = words.Name(activity.Actor);
        return activity.Detail switch
        {
            ActivityDetail.Opened opened => words.Came("activity.opened", name, opened.ReferenceCode, opened.SourceUrl),
            ActivityDetail.Referred referred => words.Came("activity.referred", name, referred.ReferenceCode, referred.SourceUrl),
            ActivityDetail.Resolved { Note: { } note } =>
                words.By("activity.resolvedWith", name, ("note", string.Join(" – ", new[] { note.Category, note.Text }.Where(part => !string.IsNullOrEmpty(part))))),
            ActivityDetail.Resolved => words.By("activity.resolved", name),
            ActivityDetail.Reopened => words.By("activity.reopened", name),
            ActivityDetail.StatusChanged changed => words.By("activity.statusChanged", name, ("status", words.Desk.Say($"status.{changed.Status}"))),
            ActivityDetail.Assigned assigned => words.Assigned(activity.Actor, name, assigned),
            ActivityDetail.Unassigned unassigned => words.By("activity.unassigned", name, ("agent", unassigned.Agent.Name)),
            ActivityDetail.TeamAssigned assigned => words.By("activity.teamAssigned", name, ("team", assigned.Team.Name)),
            ActivityDetail.TeamUnassigned unassigned => words.By("activity.teamUnassigned", name, ("team", unassigned.Team.Name)),
            ActivityDetail.DepartmentChanged { Department: { } department } => words.By("activity.departmentChanged", name, ("department", department.Name)),
            ActivityDetail.DepartmentChanged => words.By("activity.departmentRemoved", name),
            ActivityDetail.PriorityChanged changed => words.By("activity.priorityChanged", name, ("priority", words.Desk.Say($"priority.{changed.Priority}"))),
            ActivityDetail.Snoozed { Until: { } until } => words.By("activity.snoozed", name, ("time", words.Time(until))),
            ActivityDetail.Snoozed => words.By("activity.snoozedUntilReply", name),
            ActivityDetail.Unsnoozed => words.Desk.Say("activity.unsnoozed"),
            ActivityDetail.BotStatusChanged changed => words.By(changed.Enabled ? "activity.botEnabled" : "activity.botDisabled", name),
            ActivityDetail.LabelAdded added => words.By("activity.labelAdded", name, ("label", words.LabelName(added.Label))),
            ActivityDetail.LabelRemoved removed => words.By("activity.labelRemoved", name, ("label", words.LabelName(removed.Label))),
            ActivityDetail.KeywordAdded added => words.By("activity.keywordAdded", name, ("keyword", words.KeywordName(added.Keyword))),
            ActivityDetail.KeywordRemoved removed => words.By("activity.keywordRemoved", name, ("keyword", words.KeywordName(removed.Keyword))),
            ActivityDetail.ParticipantAdded added => words.Desk.Say("activity.participantAdded", ("agent", added.Agent.Name)),
            ActivityDetail.ParticipantRemoved removed => words.Desk.Say("activity.participantRemoved", ("agent", removed.Agent.Name)),
            ActivityDetail.TranscriptSent sent => words.By("activity.transcriptSent", name, ("agent", sent.Agent.Name)),
            ActivityDetail.Downloaded => words.By("activity.downloaded", name),
            _ => words.OfOthers(name, activity.Detail),
        };
    }

    /// <summary>What a customer, a channel, a program or a rule did.</summary>
    private static string OfOthers(this TranscriptWords words, string name, ActivityDetail detail) => detail switch
    {
        ActivityDetail.WindowExpiring expiring => words.Desk.Say("activity.windowExpiring", ("time", words.Time(expiring.ExpiresAt))),
        ActivityDetail.WindowClosed => words.Desk.Say("activity.windowClosed"),
        ActivityDetail.Reaction { Emoji: { } emoji } => words.By("activity.reacted", name, ("emoji", emoji)),
        ActivityDetail.Reaction => $"{name}{words.Colon}{words.Desk.Say("thread.reactionRemoved")}",
        ActivityDetail.MessageEdited edited => $"{words.By("activity.edited", name)}{words.Colon}{words.Of(edited.Content)}",
        ActivityDetail.MessageRevoked => words.By("activity.revoked", name),
        ActivityDetail.LifecycleStageChanged { Stage: { } stage } => words.By("activity.stageChanged", name, ("stage", words.Desk.Given(stage))),
        ActivityDetail.LifecycleStageChanged => words.By("activity.stageRemoved", name),
        ActivityDetail.ContactRemarkAdded => words.By("activity.contactRemarkAdded", name),
        ActivityDetail.ContactMerged merged => words.By("activity.contactMerged", name, ("contact", merged.Name)),
        ActivityDetail.ContactUnmerged unmerged => words.By("activity.contactUnmerged", name, ("contact", unmerged.Name)),
        ActivityDetail.ContactUpdated updated => words.Updated(updated),
        ActivityDetail.EventReported reported => words.Reported(reported),
        ActivityDetail.RuleFired fired => words.Fired(name, [.. fired.Outcomes]),
        ActivityDetail.RuleActionSkipped skipped => words.Fired(name, skipped.Outcome),
        ActivityDetail.ChannelEvent told => words.Told(name, told),
        _ => throw new InvalidOperationException($"There are no words for {detail.GetType()}."),
    };

    private static string By(this TranscriptWords words, string key, string name, params (string, string)[] values) => words.Desk.Say(key, [("name", name), .. values]);

    private static string Came(this TranscriptWords words, string key, string name, string? reference, string? source) =>
        (reference is null ? words.By(key, name) : words.By($"{key}With", name, ("reference", reference))) + From(source);

    private static string Assigned(this TranscriptWords words, Actor by, string name, ActivityDetail.Assigned assigned)
    {
        var key = assigned.Reason switch
        {
            AssignmentReason.Claimed => "activity.claimed",
            AssignmentReason.FirstReply => "activity.firstReply",
            AssignmentReason.ContactOwner => "activity.contactOwner",
            _ => by is Actor.Agent agent && agent.Id == assigned.Agent.Id ? "activity.tookIt" : "activity.assigned",
        };
        return words.By(key, name, ("agent", assigned.Agent.Name));
    }

    private static string Updated(this TranscriptWords words, ActivityDetail.ContactUpdated told)
    {
        var refused = string.Join(", ", told.Refused);
        if (told.Updated.IsEmpty) return words.Desk.Say("activity.contactNotUpdated", ("form", told.Form), ("fields", refused));
        var taken = words.Desk.Say("activity.contactUpdated", ("form", told.Form), ("fields", string.Join(", ", told.Updated)));
        return told.Refused.IsEmpty ? taken : $"{taken} · {words.Desk.Say("activity.notTaken", ("fields", refused))}";
    }

    private static string Reported(this TranscriptWords words, ActivityDetail.EventReported told)
    {
        var key = told.Category switch
        {
            EventCategory.Broadcast => "activity.broadcastSent",
            EventCategory.Workflow => "activity.workflowStarted",
            EventCategory.PageChange => "activity.pageChanged",
            _ => throw new InvalidOperationException($"Nothing of the category {told.Category} is reported."),
        };
        return words.Desk.Say(key, ("what", told.ReferenceCode is null ? told.Name : $"{told.Name} ({told.ReferenceCode})")) + From(told.SourceUrl);
    }

    private static string Fired(this TranscriptWords words, string name, params RuleOutcome[] outcomes)
    {
        List<string> done = [], left = [];
        foreach (var outcome in outcomes)
        {
            if (outcome.Skipped is { } why) left.Add(words.Desk.Say("ruleSkips.line", ("what", words.Outcome(outcome)), ("why", words.Desk.Say($"ruleSkips.{why}"))));
            else done.Add(words.Outcome(outcome));
        }
        return left.Count == 0 ? words.By("activity.ruleFired", name, ("done", string.Join(", ", done)))
            : done.Count == 0 ? words.By("activity.ruleLeft", name, ("left", string.Join(", ", left)))
            : words.By("activity.ruleFiredInPart", name, ("done", string.Join(", ", done)), ("left", string.Join(", ", left)));
    }

    private static string Outcome(this TranscriptWords words, RuleOutcome outcome) => words.Desk.Say($"ruleActions.{outcome.Action}", ("name",
        outcome.Action == RuleActionKind.SetPriority ? words.Desk.Say($"priority.{outcome.Subject}") : outcome.Name.Length > 0 ? outcome.Name : outcome.Subject));

    /// <summary>What a channel tells of its customer; in its own words where it tells something that is not known here.</summary>
    private static string Told(this TranscriptWords words, string name, ActivityDetail.ChannelEvent told) => told.Kind switch
    {
        "recipient_changed" => words.Desk.Say("activity.recipientChanged", ("address", told.Text)),
        "user_changed_number" or "customer_changed_number" => words.By("activity.numberChanged", name),
        "user_changed_user_id" => words.By("activity.identifierChanged", name),
        "customer_identity_changed" => words.By("activity.deviceChanged", name),
        "call_permission_reply" when told.Text == "accept" => words.By("activity.callsAllowed", name),
        "call_permission_reply" when told.Text == "reject" => words.By("activity.callsRefused", name),
        _ => told.Text.Length > 0 ? told.Text : told.Kind,
    };

    private static string From(string? source) => source is null ? "" : $" – {source}";
}
