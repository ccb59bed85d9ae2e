using Microsoft.Extensions.DependencyInjection;
using Parloir.Runtime.Reminders;

namespace Parloir.Runtime;

/// <summary>
/// Reminders of a grain: they outlive its activation and the process. As in Orleans, with two differences: a period may be shorter than a minute,
/// and a period of zero or <see cref="Timeout.InfiniteTimeSpan"/> makes a reminder that fires once and is then gone.
/// </summary>
public static class GrainReminderExtensions
{
    /// <summary>Sets the reminder, in place of the one of that name. Durable when the task completes.</summary>
    /// <param name="dueTime">From now to the first tick.</param>
    /// <exception cref="InvalidOperationException">The grain is not <see cref="IRemindable"/>.</exception>
    public static async Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentException.ThrowIfNullOrEmpty(reminderName);
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        if (grain is not IRemindable) throw new InvalidOperationException($"{grain.GetType()} sets a reminder but is not {nameof(IRemindable)}.");
        var dueAt = grain.Required.Runtime.Time.GetUtcNow() + dueTime;
        await Table(grain).UpsertAsync(new ReminderEntry(grain.Required.GrainId, reminderName, dueAt, period, dueAt), CancellationToken.None);
        return new GrainReminder(reminderName);
    }

    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) =>
        Table(grain).RemoveAsync(grain.Required.GrainId, reminder.ReminderName, CancellationToken.None);

    /// <summary>Null when the grain has no such reminder.</summary>
    public static async Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) =>
        await Table(grain).GetAsync(grain.Required.GrainId, reminderName, CancellationToken.None) is { } entry ? new GrainReminder(entry.Name) : null;

    public static async Task<List<IGrainReminder>> GetReminders(this Grain grain) =>
        [.. (await Table(grain).GetAllAsync(grain.Required.GrainId, CancellationToken.None)).Select(entry => new GrainReminder(entry.Name))];

    private static IReminderTable Table(Grain grain) => grain.Required.Services.GetRequiredService<IReminderTable>();

    private sealed record GrainReminder(string ReminderName) : IGrainReminder;
}
