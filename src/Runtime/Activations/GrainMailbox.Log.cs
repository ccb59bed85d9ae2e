using Microsoft.Extensions.Logging;

namespace Parloir.Runtime.Activations;

internal sealed partial class GrainMailbox
{
    [LoggerMessage(1011, LogLevel.Error, "{Grain} cannot be activated")]
    private static partial void LogActivationFailed(ILogger logger, GrainId grain, Exception exception);

    [LoggerMessage(1012, LogLevel.Error, "{Grain} has failed to deactivate; its activation is given up")]
    private static partial void LogDeactivationFailed(ILogger logger, GrainId grain, Exception exception);

    [LoggerMessage(1013, LogLevel.Error, "{Grain} has left, but something of its activation failed to be disposed of")]
    private static partial void LogDisposeFailed(ILogger logger, GrainId grain, Exception exception);
}
