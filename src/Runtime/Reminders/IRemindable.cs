namespace Parloir.Runtime;

/// <summary>A grain that has reminders.</summary>
public interface IRemindable : IGrain
{
    /// <summary>
    /// A reminder is due. The tick counts as completed when the task succeeds; when it fails the same tick comes again, later and later. It
    /// may also come again after a crash.
    /// </summary>
    Task ReceiveReminder(string reminderName, TickStatus status);
}

/// <param name="FirstTickTime">When the first tick was due.</param>
/// <param name="Period">Not positive: there is no other tick.</param>
/// <param name="CurrentTickTime">When this tick was due.</param>
public readonly record struct TickStatus(DateTimeOffset FirstTickTime, TimeSpan Period, DateTimeOffset CurrentTickTime);

public interface IGrainReminder
{
    string ReminderName { get; }
}
