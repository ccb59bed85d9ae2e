using System.Globalization;
using Parloir.Grains;
using Parloir.Grains.Automation;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Export;

/// <summary>A transcript's words for what is no text by itself.</summary>
internal static class TranscriptWords
{
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Name(Actor actor) => actor switch
    {
        Actor.Agent agent => agent.Name,
        Actor.Contact contact => contact.Name,
        Actor.Rule rule => $"Rule {rule.Name}",
        _ => "Parloir",
    };

    /// <summary>What a message says; of a file, its name and caption.</summary>
    public static string Text(TimelineItem.Message message) => Transcript.FileOf(message) is { } file
        ? $"[{Transcript.PathOf(message.Sequence, file)}, {file.MimeType}, {file.Size.ToString(CultureInfo.InvariantCulture)} bytes] {CaptionOf(message.Content)}".TrimEnd()
        : message.Content is MessageContent.Form form ? $"[{form.Title}] {form.Body}\n{string.Join('\n', form.Fields.Select(field => $"- {field.Label}"))}"
        : message.Content is MessageContent.FormAnswer { Of: { } of } answer ? $"[{of.Title}]\n{string.Join('\n', answer.Fields.Select(given => $"{given.Label ?? given.Name}: {given.Value}"))}"
        : message.Content.Words is { Length: > 0 } words ? words
        : $"[{message.Content.Kind}]";

    public static string Activity(ActivityDetail detail) => detail switch
    {
        ActivityDetail.Opened opened => $"opened the conversation{Reference(opened.ReferenceCode, opened.SourceUrl)}",
        ActivityDetail.Referred referred => $"came again{Reference(referred.ReferenceCode, referred.SourceUrl)}",
        ActivityDetail.Resolved { Note: { } note } => $"resolved the conversation: {string.Join(", ", new[] { note.Category, note.Text }.Where(part => !string.IsNullOrEmpty(part)))}",
        ActivityDetail.Resolved => "resolved the conversation",
        ActivityDetail.Reopened => "reopened the conversation",
        ActivityDetail.StatusChanged changed => $"set the status to {changed.Status}",
        ActivityDetail.Assigned assigned => $"assigned it to {assigned.Agent.Name}",
        ActivityDetail.Unassigned unassigned => $"took it from {unassigned.Agent.Name}",
        ActivityDetail.TeamAssigned assigned => $"gave it to the team {assigned.Team.Name}",
        ActivityDetail.TeamUnassigned unassigned => $"took it from the team {unassigned.Team.Name}",
        ActivityDetail.DepartmentChanged changed => $"set the department to {changed.Department?.Name ?? "none"}",
        ActivityDetail.PriorityChanged changed => $"set the priority to {changed.Priority}",
        ActivityDetail.Snoozed { Until: { } until } => $"snoozed it until {Time(until)}",
        ActivityDetail.Snoozed => "snoozed it until the customer writes",
        ActivityDetail.Unsnoozed => "ended the snooze",
        ActivityDetail.BotStatusChanged changed => changed.Enabled ? "handed it to the AI agent" : "took over from the AI agent",
        _ => Mark(detail),
    };

    private static string Mark(ActivityDetail detail) => detail switch
    {
        ActivityDetail.LabelAdded added => $"added the label {added.Label}",
        ActivityDetail.LabelRemoved removed => $"removed the label {removed.Label}",
        ActivityDetail.KeywordAdded added => $"added the keyword {added.Keyword}",
        ActivityDetail.KeywordRemoved removed => $"removed the keyword {removed.Keyword}",
        ActivityDetail.ParticipantAdded added => $"added {added.Agent.Name}",
        ActivityDetail.ParticipantRemoved removed => $"removed {removed.Agent.Name}",
        ActivityDetail.WindowExpiring expiring => $"the messaging window ends at {Time(expiring.ExpiresAt)}",
        ActivityDetail.WindowClosed => "the messaging window has ended",
        ActivityDetail.Reaction reaction => $"reacted {reaction.Emoji ?? "no more"} to message {reaction.Target?.ToString(CultureInfo.InvariantCulture) ?? "?"}",
        ActivityDetail.MessageEdited edited => $"edited message {edited.Target?.ToString(CultureInfo.InvariantCulture) ?? "?"}: {edited.Content.Words}",
        ActivityDetail.MessageRevoked revoked => $"took back message {revoked.Target?.ToString(CultureInfo.InvariantCulture) ?? "?"}",
        ActivityDetail.LifecycleStageChanged changed => $"set the contact's stage to {changed.Stage ?? "none"}",
        ActivityDetail.ContactRemarkAdded => "added a remark on the contact",
        ActivityDetail.ContactMerged merged => $"merged the contact with {merged.Name}",
        ActivityDetail.ContactUnmerged unmerged => $"separated the contact from {unmerged.Name}",
        ActivityDetail.TranscriptSent sent => $"sent the transcript to {sent.Agent.Name}",
        ActivityDetail.ContactUpdated updated => Updated(updated),
        ActivityDetail.EventReported reported => Reported(reported),
        ActivityDetail.RuleFired fired => $"fired: {string.Join(", ", fired.Outcomes.Select(Outcome))}",
        ActivityDetail.RuleActionSkipped skipped => Outcome(skipped.Outcome),
        ActivityDetail.ChannelEvent told => $"{told.Kind}: {told.Text}",
        _ => throw new InvalidOperationException($"There are no words for {detail.GetType()}."),
    };

    private static string Updated(ActivityDetail.ContactUpdated told)
    {
        var taken = told.Updated.IsEmpty ? "wrote nothing to the contact" : $"wrote to the contact: {string.Join(", ", told.Updated)}";
        return $"{taken}{(told.Refused.IsEmpty ? "" : $"; not taken: {string.Join(", ", told.Refused)}")} (form {told.Form})";
    }

    private static string Reported(ActivityDetail.EventReported told)
    {
        var what = told.Category switch
        {
            EventCategory.Broadcast => "sent the broadcast",
            EventCategory.Workflow => "started the workflow",
            EventCategory.PageChange => "saw the customer go to the page",
            _ => throw new InvalidOperationException($"Nothing of the category {told.Category} is reported."),
        };
        return $"{what} {told.Name}{Reference(told.ReferenceCode, told.SourceUrl)}";
    }

    private static string Outcome(RuleOutcome outcome) =>
        $"{outcome.Action} {(outcome.Name.Length > 0 ? outcome.Name : outcome.Subject)}{(outcome.Skipped is { } why ? $" (skipped: {why})" : "")}";

    private static string? CaptionOf(MessageContent content) => content is MessageContent.Media media ? media.Caption : content.Words;

    private static string Reference(string? code, string? url) => (code, url) switch
    {
        (null, null) => "",
        (not null, not null) => $" (reference {code}, from {url})",
        _ => $" ({(code is null ? $"from {url}" : $"reference {code}")})",
    };
}
