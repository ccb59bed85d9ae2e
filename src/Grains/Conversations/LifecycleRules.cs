using Parloir.Grains.Journaling;
using static Parloir.Grains.Conversations.Verdict;
using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Conversations;

/// <summary>
/// The statuses of a conversation and the ways between them: open and pending back and forth, any that is not resolved into a snooze and back,
/// to the AI agent and back, any into resolved, and from there back to open.
/// </summary>
internal static class LifecycleRules
{
    public const int CategoryLimit = 40;

    /// <summary>Null for commands that are not about the status.</summary>
    public static Decision? Decide(ConversationState state, ConversationCommand command, DateTimeOffset now) => command switch
    {
        ConversationCommand.Resolve resolve => Resolve(state, resolve),
        ConversationCommand.Reopen reopen => Reopen(state, reopen.By),
        ConversationCommand.SetPending pending => Move(state, pending.By, ConversationStatus.Pending),
        ConversationCommand.HandToAi hand => HandToAi(state, hand.By),
        ConversationCommand.TakeOver takeOver => Accept([.. TakeOver(state, takeOver.By)]),
        ConversationCommand.Snooze snooze => Snooze(state, snooze, now),
        _ => null,
    };

    /// <summary>A snooze is no inactivity. A customer who waits for an answer is left waiting only where the inbox says so.</summary>
    public static Decision ResolveInactive(ConversationState state, DateTimeOffset since, bool evenWaiting) =>
        state.Exists
        && state.Status is ConversationStatus.Open or ConversationStatus.Pending or ConversationStatus.AiReply
        && state.LastActivityAt <= since && (evenWaiting || state.WaitingSince is null)
            ? Accept(new ConversationEvent.Resolved(new Actor.System()))
            : Decision.Nothing;

    /// <summary>What brings a conversation back from the AI agent (conflict C11); nothing when it is not there.</summary>
    public static IEnumerable<Draft<ConversationEvent>> TakeOver(ConversationState state, Actor by) =>
        state.Status != ConversationStatus.AiReply
            ? []
            : [new(new ConversationEvent.BotStatusChanged(by, false)), new(new ConversationEvent.StatusChanged(by, ConversationStatus.Open))];

    /// <summary>The snooze is over, by its reminder.</summary>
    public static Decision Wake(ConversationState state, DateTimeOffset now) =>
        state is { Status: ConversationStatus.Snoozed, SnoozedUntil: { } until } && now >= until
            ? Accept(new ConversationEvent.Unsnoozed(new Actor.System()))
            : Decision.Nothing;

    private static Decision Resolve(ConversationState state, ConversationCommand.Resolve resolve)
    {
        if (state.Status == ConversationStatus.Resolved) return Decision.Nothing;
        IEnumerable<Draft<ConversationEvent>> callings = [];
        if (resolve.Note is { } note)
        {
            if (note.Category is { } category && !TextRules.IsName(category, CategoryLimit)) return Refuse(new Rejection.ClosingCategoryInvalid(CategoryLimit));
            if ((note.Category is null || note.Text.Length > 0) && TextRules.Check(note.Text, TextRules.NoteLimit) is { } wrong) return Refuse(wrong);
            if (OwnershipRules.Call(state, resolve.By, resolve.Mentions, out callings) is { } full) return Refuse(full);
        }
        return Accept([.. Undone(state, resolve.By), new(new ConversationEvent.Resolved(resolve.By, resolve.Note, resolve.Note is null ? [] : resolve.Mentions)), .. callings]);
    }

    private static Decision Reopen(ConversationState state, Actor.Agent by) => state.Status switch
    {
        ConversationStatus.Open => Decision.Nothing,
        ConversationStatus.Resolved => Accept(new ConversationEvent.Reopened(by)),
        ConversationStatus.Snoozed => Accept(new ConversationEvent.Unsnoozed(by)),
        ConversationStatus.AiReply => Accept([.. TakeOver(state, by)]),
        _ => Accept(new ConversationEvent.StatusChanged(by, ConversationStatus.Open)),
    };

    private static Decision HandToAi(ConversationState state, Actor.Agent by) =>
        state.Status == ConversationStatus.AiReply ? Decision.Nothing
        : state.Status == ConversationStatus.Resolved ? Refuse(new Rejection.ConversationResolved())
        : Accept(new ConversationEvent.BotStatusChanged(by, true), new ConversationEvent.StatusChanged(by, ConversationStatus.AiReply));

    private static Decision Move(ConversationState state, Actor.Agent by, ConversationStatus status) =>
        state.Status == status ? Decision.Nothing
        : state.Status == ConversationStatus.Resolved ? Refuse(new Rejection.ConversationResolved())
        : Accept([.. Undone(state, by), new(new ConversationEvent.StatusChanged(by, status))]);

    private static Decision Snooze(ConversationState state, ConversationCommand.Snooze snooze, DateTimeOffset now)
    {
        if (state.Status == ConversationStatus.Resolved) return Refuse(new Rejection.ConversationResolved());
        if (SnoozeRules.ZoneOf(snooze.TimeZone) is not { } zone) return Refuse(new Rejection.TimeZoneUnknown());
        if (!SnoozeRules.TryUntil(snooze.Preset, snooze.Until, now, zone, out var until)) return Refuse(new Rejection.SnoozeTimeInvalid());
        return state.Status == ConversationStatus.Snoozed && state.SnoozedUntil == until
            ? Decision.Nothing
            : Accept([.. Undone(state, snooze.By), new(new ConversationEvent.Snoozed(snooze.By, until))]);
    }

    /// <summary>Whoever moves a conversation on takes it from the AI agent.</summary>
    private static IEnumerable<Draft<ConversationEvent>> Undone(ConversationState state, Actor by) => TakeOver(state, by).Take(1);
}
