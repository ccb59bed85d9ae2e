using Microsoft.Extensions.Logging;

namespace Parloir.Runtime.Activations;

internal abstract partial class TurnQueue
{
    [LoggerMessage(1001, LogLevel.Error, "Code that a grain left running without a task (async void) has failed")]
    private static partial void LogDetachedFailure(ILogger logger, Exception exception);
}
