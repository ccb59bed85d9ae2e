using Microsoft.Extensions.Logging;

namespace Parloir.Runtime.Reminders;

internal sealed partial class ReminderDelivery
{
    [LoggerMessage(1031, LogLevel.Warning, "The due reminders cannot be read; the next poll tries again")]
    private static partial void LogPollFailed(ILogger logger, Exception exception);

    [LoggerMessage(1032, LogLevel.Warning, "{Grain} failed in its reminder {Reminder}; it is tried again in {Delay}")]
    private static partial void LogTickFailed(ILogger logger, GrainId grain, string reminder, TimeSpan delay, Exception exception);
}
