using Microsoft.Extensions.Logging;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Transport;

internal sealed partial class SiloTransport
{
    [LoggerMessage(1041, LogLevel.Warning, "{Silo} does not take our connection: {Reason}")]
    private static partial void LogRefused(ILogger logger, SiloAddress silo, string reason);

    [LoggerMessage(1042, LogLevel.Information, "{Silo} runs another release: calls that only one of the two knows will fail, all others work")]
    private static partial void LogOtherContract(ILogger logger, SiloAddress silo);

    [LoggerMessage(1043, LogLevel.Error, "The connection to {Silo} was closed because of what came over it")]
    private static partial void LogFault(ILogger logger, SiloAddress silo, Exception fault);
}
