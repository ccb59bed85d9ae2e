using Parloir.Grains.Automation;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Notifications;

/// <summary>Something to tell an agent.</summary>
internal readonly record struct Notice(AgentId To, NotificationView Notification);

/// <summary>
/// Who is told what of a conversation's and of a contact's events (S3-30 to S3-34). Nobody is told of his own act. Those who are told take part, are assigned or were looked up, so they may see it;
/// a conversation without assignee tells nobody of its messages.
/// </summary>
internal static class NotificationRules
{
    private const int ExcerptLength = 160;
    private const int RuleTail = 16;

    public static ImmutableArray<Notice> Of(ConversationState after, IReadOnlyList<Recorded<ConversationEvent>> events)
    {
        ImmutableArray<Notice>.Builder? notices = null;
        foreach (var recorded in events)
            foreach (var notice in Of(after, recorded)) (notices ??= ImmutableArray.CreateBuilder<Notice>()).Add(notice);
        if (notices is null) return [];
        // Of many messages at once one is told, and none to whom the conversation comes with them.
        var isNew = notices.Any(notice => notice.Notification.Kind == NotificationKind.Assigned);
        return [.. notices.Where(notice => notice.Notification.Kind != NotificationKind.Message || !isNew).DistinctBy(notice => (notice.To, notice.Notification.Id))];
    }

    public static ImmutableArray<Notice> Of(ContactState after, IReadOnlyList<Recorded<ContactEvent>> events) =>
        [.. events.SelectMany(recorded => recorded.Event is ContactEvent.RemarkAdded remark
            ? Called(remark.Mentions, remark.By).Select(agent => new Notice(agent.Id, new NotificationView(
                $"{after.View!.Id}-{recorded.Sequence}", NotificationKind.Mention, null, recorded.Sequence, remark.By, Excerpt.Of(remark.Text, ExcerptLength), recorded.RecordedAt, null, null, after.View.Card)))
            : [])];

    private static ImmutableArray<Notice> Of(ConversationState after, Recorded<ConversationEvent> recorded)
    {
        return recorded.Event switch
        {
            ConversationEvent.NoteAdded { Mentions.IsEmpty: false } note => Call(note.Mentions, note.By, note.Text),
            ConversationEvent.Resolved { Note: { } note } resolved => Call(resolved.Mentions, resolved.By, note.Text),
            ConversationEvent.AgentAssigned assigned when !IsBy(assigned.By, assigned.Agent) && after.Assignee?.Id == assigned.Agent.Id =>
                [Tell(assigned.Agent, NotificationKind.Assigned, assigned.By)],
            ConversationEvent.TranscriptSent sent when !IsBy(sent.By, sent.Agent) => [Tell(sent.Agent, NotificationKind.Transcript, sent.By)],
            ConversationEvent.MessageReceived received when after.Assignee is { } agent => [Tell(agent, NotificationKind.Message, Customer(after), received.Content.Words)],
            ConversationEvent.WindowExpiring expiring when after is { Assignee: { } agent, Status: not ConversationStatus.Resolved } =>
                [Tell(agent, NotificationKind.WindowExpiring, new Actor.System(), expiresAt: expiring.ExpiresAt)],
            ConversationEvent.Unsnoozed { By: Actor.System } unsnoozed when after.Assignee is { } agent => [Tell(agent, NotificationKind.SnoozeEnded, unsnoozed.By)],
            ConversationEvent.RuleFired fired =>
                [.. fired.Outcomes.Where(outcome => outcome is { Action: RuleActionKind.Notify, Skipped: null })
                    .Select(outcome => Tell(new AgentCard(new AgentId(outcome.Subject), outcome.Name), NotificationKind.Rule, fired.By))],
            _ => [],
        };

        ImmutableArray<Notice> Call(ImmutableArray<AgentCard> agents, Actor by, string words) =>
            [.. Called(agents, by).Select(agent => Tell(agent, NotificationKind.Mention, by, words))];

        Notice Tell(AgentCard to, NotificationKind kind, Actor by, string words = "", DateTimeOffset? expiresAt = null) => new(
            to.Id,
            new NotificationView(
                IdOf(kind, by), kind, SubjectOf(after), recorded.Sequence, by, Excerpt.Of(words, ExcerptLength), recorded.RecordedAt, expiresAt, null));

        // What may come with every message is told once until it was read.
        string IdOf(NotificationKind kind, Actor by) => (kind, by) switch
        {
            (NotificationKind.Message, _) => $"{after.Id}-message",
            (NotificationKind.Rule, Actor.Rule rule) => $"{after.Id}-rule-{Tail(rule.Id)}",
            _ => $"{after.Id}-{recorded.Sequence}",
        };
    }

    /// <summary>Two whole ids are longer than an id may be; its end alone tells the rules of a workspace apart.</summary>
    private static string Tail(AutomationRuleId rule) => rule.Value[Math.Max(0, rule.Value.Length - RuleTail)..];

    private static NotificationSubject SubjectOf(ConversationState state) =>
        new(state.Id, state.Opening!.DisplayNumber, state.Opening.Contact, state.Opening.Channel);

    private static IEnumerable<AgentCard> Called(ImmutableArray<AgentCard> mentions, Actor by) => mentions.DistinctBy(agent => agent.Id).Where(agent => !IsBy(by, agent));

    private static bool IsBy(Actor by, AgentCard agent) => by is Actor.Agent who && who.Id == agent.Id;

    private static Actor.Contact Customer(ConversationState state) => new(state.Opening!.Contact.Id, state.Opening.Contact.Name);
}
