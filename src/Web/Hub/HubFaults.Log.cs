using Microsoft.Extensions.Logging;

namespace Parloir.Web.Hub;

internal sealed partial class HubFaults
{
    [LoggerMessage(4101, LogLevel.Warning, "{Method} is not available at the moment.")]
    private partial void LogUnavailable(string method, Exception exception);

    [LoggerMessage(4102, LogLevel.Error, "{Method} failed.")]
    private partial void LogUnhandled(string method, Exception exception);
}
