using Microsoft.Extensions.Logging;

namespace Parloir.Journal.Writing;

internal sealed partial class WriterConnection
{
    [LoggerMessage(3101, LogLevel.Warning, "A journal writer lost the database")]
    private partial void LogLost(Exception error);

    [LoggerMessage(3102, LogLevel.Information, "A journal writer found the database again")]
    private partial void LogFound();
}
