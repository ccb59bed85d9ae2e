using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Grains.Views;
using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Automation;

/// <summary>
/// What the rules make of a decision about a conversation: what follows from them is part of it, and written with it or not at all. So a rule acts once for each event,
/// whatever dies when. Rules are asked of what others did only: they never set off each other, nor themselves.
/// </summary>
internal static class RuleRunning
{
    /// <summary>The decision with what the rules add to it. Rules are asked in their order, each of the conversation as those before it left it.</summary>
    public static Decision Extend(ConversationState state, Decision decision, Rulebook book, DateTimeOffset now)
    {
        if (book.Rules.IsEmpty || decision is not Decision.Accepted accepted || !IsAnySetOff(book, accepted.Events)) return decision;
        var after = accepted.Events.Aggregate(state, (at, draft) => After(at, draft, now));
        var added = ImmutableArray.CreateBuilder<Draft<ConversationEvent>>();
        foreach (var draft in accepted.Events)
            foreach (var rule in book.Rules)
            {
                if (!IsSetOff(rule.Trigger, draft.Event) || !Holds(rule.Condition, after, now)) continue;
                foreach (var consequence in Fire(rule, after, book.Directory, now))
                {
                    added.Add(new(consequence));
                    after = After(after, new(consequence), now);
                }
                if (book.Mode == ExecutionMode.FirstMatch) break;
            }
        return added.Count == 0 ? decision : new Decision.Accepted([.. accepted.Events, .. added]);
    }

    /// <summary>What the rule would do if what it waits for happened now.</summary>
    public static RuleTrial Try(ConversationState state, AutomationRuleDraft rule, RuleDirectory directory, DateTimeOffset now)
    {
        var after = Supposed(state, rule.Trigger, directory) is { } told ? After(state, new(told), now) : state;
        if (!Holds(rule.Condition, after, now)) return new RuleTrial(false, []);
        var (outcomes, _) = RuleActing.Do(rule.Actions, after, new Actor.Rule(new AutomationRuleId(""), rule.Name), directory, now);
        return new RuleTrial(true, outcomes);
    }

    public static bool IsSetOff(RuleTrigger trigger, ConversationEvent told) => (trigger, told) switch
    {
        (RuleTrigger.ConversationOpened, ConversationEvent.Opened or ConversationEvent.Reopened) => true,
        (RuleTrigger.LabelAdded on, ConversationEvent.LabelAdded added) => IsAmong(on.Labels, added.Label),
        (RuleTrigger.KeywordAdded on, ConversationEvent.KeywordAdded added) => IsAmong(on.Keywords, added.Keyword),
        (RuleTrigger.DepartmentChanged on, ConversationEvent.DepartmentChanged changed) => IsAmong(on.Departments, changed.Department?.Id.Value ?? ""),
        (RuleTrigger.MessageReceived, ConversationEvent.MessageReceived) => true,
        _ => false,
    };

    /// <summary>The conversation after an event that is not written yet.</summary>
    public static ConversationState After(ConversationState state, Draft<ConversationEvent> draft, DateTimeOffset now)
    {
        var occurredAt = draft.OccurredAt is { } told && told < now ? told : now;
        return ConversationState.Evolve(state, new Recorded<ConversationEvent>(state.Sequence + 1, occurredAt, now, draft.Event));
    }

    private static bool IsAnySetOff(Rulebook book, ImmutableArray<Draft<ConversationEvent>> drafts)
    {
        foreach (var draft in drafts)
            foreach (var rule in book.Rules)
                if (IsSetOff(rule.Trigger, draft.Event)) return true;
        return false;
    }

    private static bool IsAmong(ImmutableArray<string> wanted, string id) => wanted.IsEmpty || wanted.Contains(id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Ages are reckoned to the minute, as in lists.</summary>
    private static bool Holds(ConversationCondition condition, ConversationState state, DateTimeOffset now) =>
        condition.AsOf(ListTerms.Minute(now)).Matches(ConversationShowing.View(state, now));

    /// <summary>A rule that finds all as it should be says nothing of every message that comes; of what people do it says so.</summary>
    private static ImmutableArray<ConversationEvent> Fire(AutomationRule rule, ConversationState state, RuleDirectory directory, DateTimeOffset now)
    {
        var by = new Actor.Rule(rule.Id, rule.Name);
        var (outcomes, events) = RuleActing.Do(rule.Actions, state, by, directory, now);
        return rule.Trigger is RuleTrigger.MessageReceived && outcomes.All(outcome => outcome.Skipped is RuleSkip.AlreadyAssigned or RuleSkip.AlreadySo)
            ? []
            : [new ConversationEvent.RuleFired(by, outcomes), .. events];
    }

    /// <summary>What may not be there yet and would have to happen; null where the conversation can be taken as it is.</summary>
    private static ConversationEvent? Supposed(ConversationState state, RuleTrigger trigger, RuleDirectory directory) => trigger switch
    {
        RuleTrigger.LabelAdded { Labels: [var label, ..] } on when !state.Labels.Any(known => IsAmong(on.Labels, known)) => new ConversationEvent.LabelAdded(new Actor.System(), label),
        RuleTrigger.KeywordAdded { Keywords: [var keyword, ..] } on when !state.Keywords.Any(known => IsAmong(on.Keywords, known)) =>
            new ConversationEvent.KeywordAdded(new Actor.System(), keyword),
        RuleTrigger.DepartmentChanged { Departments: [var department, ..] } on when !IsAmong(on.Departments, state.Department?.Id.Value ?? "") =>
            new ConversationEvent.DepartmentChanged(new Actor.System(), directory.FindDepartment(new DepartmentId(department))),
        _ => null,
    };
}
