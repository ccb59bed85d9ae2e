using Microsoft.Extensions.Logging;

namespace Parloir.Journal.Hosting;

internal sealed partial class DatabaseLifetime
{
    [LoggerMessage(3301, LogLevel.Warning, "Waiting for the database: {Reason}")]
    private partial void LogWaiting(string reason);
}
