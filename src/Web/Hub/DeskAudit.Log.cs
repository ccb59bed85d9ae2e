using Microsoft.Extensions.Logging;

namespace Parloir.Web.Hub;

internal sealed partial class DeskAudit
{
    [LoggerMessage(4111, LogLevel.Warning, "Could not look up the agents of the connected desks; trying again later.")]
    private partial void LogPutOff(Exception exception);
}
