namespace Parloir.Runtime.Reminders;

/// <summary>A reminder as it is stored. A grain has at most one of each name.</summary>
/// <param name="DueAt">The next tick. Together with the grain and the name it identifies that tick.</param>
/// <param name="Period">
/// Time from one tick to the next. Zero or <see cref="Timeout.InfiniteTimeSpan"/>: the reminder fires once and is removed when the grain
/// has completed the tick.
/// </param>
/// <param name="FirstDueAt">The tick that the reminder was set for; the later ones are whole periods after it.</param>
public sealed record ReminderEntry(GrainId Grain, string Name, DateTimeOffset DueAt, TimeSpan Period, DateTimeOffset FirstDueAt)
{
    public bool IsOneShot => Period <= TimeSpan.Zero;

    /// <summary>The first tick after <paramref name="now"/>: ticks that were missed meanwhile are not made up for. Null for a one-shot.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset now)
    {
        if (IsOneShot) return null;
        if (DueAt > now) return DueAt + Period;
        var missed = (now - DueAt).Ticks / Period.Ticks;
        return DueAt + TimeSpan.FromTicks((missed + 1) * Period.Ticks);
    }
}
