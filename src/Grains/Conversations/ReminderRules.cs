using Decision = Parloir.Grains.Journaling.Decision<Parloir.Grains.Conversations.ConversationEvent>;

namespace Parloir.Grains.Conversations;

/// <summary>
/// A snooze has a reminder of its own, set and taken back with it. One reminder at a time follows a messaging window. A customer's message moves the window's end but not the reminder: it ticks, finds
/// that it is too early, and is set anew. So a busy conversation costs no write for its reminders.
/// </summary>
internal static class ReminderRules
{
    /// <summary>How soon a tick that failed is repeated.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private const string Snooze = "snooze";

    public static Decision Decide(ConversationState state, string reminder, DateTimeOffset now) =>
        reminder == Snooze ? LifecycleRules.Wake(state, now) : EndWindow(state, reminder, now);

    private static Decision EndWindow(ConversationState state, string reminder, DateTimeOffset now)
    {
        if (state.WindowReminder is not { } set || NameOf(set) != reminder) return Decision.Nothing;
        if (state.WindowExpiresAt is not { } expiresAt || now < MessagingWindowRules.DueAt(set, expiresAt)) return Decision.Nothing;
        ConversationEvent due = set == WindowReminder.Expiring && MessagingWindowRules.IsOpen(expiresAt, now)
            ? new ConversationEvent.WindowExpiring(expiresAt)
            : new ConversationEvent.WindowClosed(expiresAt);
        return new Decision.Accepted([new(due)]);
    }

    /// <summary>The reminders that must be set while the conversation is in this state.</summary>
    public static IEnumerable<(string Name, DateTimeOffset DueAt)> Outstanding(ConversationState state)
    {
        if (state is { WindowReminder: { } set, WindowExpiresAt: { } expiresAt })
            yield return (NameOf(set), MessagingWindowRules.DueAt(set, expiresAt));
        if (state.SnoozedUntil is { } until) yield return (Snooze, until);
    }

    /// <summary>What an append sets, or (without a time) takes back.</summary>
    public static IEnumerable<(string Name, DateTimeOffset? DueAt)> Changes(ConversationState before, ConversationState after)
    {
        if (before.WindowReminder != after.WindowReminder && after is { WindowReminder: { } set, WindowExpiresAt: { } expiresAt })
            yield return (NameOf(set), MessagingWindowRules.DueAt(set, expiresAt));
        if (before.SnoozedUntil != after.SnoozedUntil) yield return (Snooze, after.SnoozedUntil);
    }

    /// <summary>What was due before is due at once.</summary>
    public static TimeSpan Wait(DateTimeOffset dueAt, DateTimeOffset now) => dueAt > now ? dueAt - now : TimeSpan.Zero;

    private static string NameOf(WindowReminder reminder) => reminder switch
    {
        WindowReminder.Expiring => "window-expiring",
        WindowReminder.Expiry => "window-expiry",
        _ => throw new ArgumentOutOfRangeException(nameof(reminder), reminder, null),
    };
}
