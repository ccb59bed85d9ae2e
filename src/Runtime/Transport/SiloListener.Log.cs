using System.Net;
using Microsoft.Extensions.Logging;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Transport;

internal sealed partial class SiloListener
{
    [LoggerMessage(1051, LogLevel.Warning, "A connection from {Address} was refused: {Reason} ({Suppressed} others were refused since the last such line)")]
    private static partial void LogRefused(ILogger logger, EndPoint? address, string reason, int suppressed);

    [LoggerMessage(1052, LogLevel.Information, "{Silo} runs another release: calls that only one of the two knows will fail, all others work")]
    private static partial void LogOtherContract(ILogger logger, SiloAddress silo);

    [LoggerMessage(1053, LogLevel.Error, "The connection of {Silo} was closed because of what came over it")]
    private static partial void LogFault(ILogger logger, SiloAddress silo, Exception fault);

    [LoggerMessage(1054, LogLevel.Warning, "A connection of another silo could not be accepted")]
    private static partial void LogNotAccepted(ILogger logger, Exception exception);
}
