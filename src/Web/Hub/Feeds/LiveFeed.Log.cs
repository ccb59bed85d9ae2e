using Microsoft.Extensions.Logging;

namespace Parloir.Web.Hub.Feeds;

internal abstract partial class LiveFeed<TGrain, TObserver, TPosition, TDelta>
{
    private void LogTurnFailed(Exception exception) => FeedLog.TurnFailed(_logger, _key, exception);

    private void LogBehind(TimeSpan wait, Exception exception) => FeedLog.Behind(_logger, _key, wait, exception);
}

internal static partial class FeedLog
{
    [LoggerMessage(4121, LogLevel.Error, "A turn of {Feed} failed.")]
    public static partial void TurnFailed(ILogger logger, string feed, Exception exception);

    [LoggerMessage(4122, LogLevel.Warning, "{Feed} could not be brought up to date; trying again in {Wait}.")]
    public static partial void Behind(ILogger logger, string feed, TimeSpan wait, Exception exception);
}
