using Microsoft.Extensions.Logging;

namespace Parloir.Runtime;

internal sealed partial class GrainRuntime
{
    public void LogUnheard(GrainId grain, string method, Exception exception) => LogUnheard(Logger, grain, method, exception);

    public void LogUntold(GrainId grain, string method, Exception exception) => LogUntold(Logger, grain, method, exception);

    [LoggerMessage(1002, LogLevel.Error, "{Grain}.{Method} failed, and nobody waits for its answer")]
    private static partial void LogUnheard(ILogger logger, GrainId grain, string method, Exception exception);

    [LoggerMessage(1003, LogLevel.Warning, "{Grain}.{Method} was lost on the way to another silo; whoever follows it reads anew")]
    private static partial void LogUntold(ILogger logger, GrainId grain, string method, Exception exception);
}
