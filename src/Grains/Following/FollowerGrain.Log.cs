using Microsoft.Extensions.Logging;

namespace Parloir.Grains.Following;

internal static partial class FollowerLog
{
    [LoggerMessage(2101, LogLevel.Warning, "{Follower} cannot follow the journal at the moment; it is tried again")]
    public static partial void PutOff(this ILogger logger, string follower, Exception exception);

    [LoggerMessage(2102, LogLevel.Error, "{Follower} cannot follow the journal: it stands still at an event")]
    public static partial void Stuck(this ILogger logger, string follower, Exception exception);

    [LoggerMessage(2103, LogLevel.Warning, "{Follower} could not be woken; it is tried again")]
    public static partial void NotWoken(this ILogger logger, string follower, Exception exception);
}
