using Microsoft.Extensions.Logging;

namespace Parloir.Journal.Embedded;

public sealed partial class EmbeddedPostgres
{
    [LoggerMessage(3201, LogLevel.Error, "The database server died and is started again")]
    private partial void LogCrashed();

    [LoggerMessage(3202, LogLevel.Information, "The database server runs again")]
    private partial void LogRestarted();

    [LoggerMessage(3203, LogLevel.Error, "The database server could not be started again")]
    private partial void LogNotRestarted(Exception error);
}
