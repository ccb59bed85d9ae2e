using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Parloir.Web.Problems;

internal sealed partial class ProblemExceptionHandler
{
    [LoggerMessage(4001, LogLevel.Error, "{Method} {Path} failed.")]
    private partial void LogUnhandled(string method, PathString path, Exception exception);

    [LoggerMessage(4002, LogLevel.Warning, "{Method} {Path} is not available at the moment.")]
    private partial void LogUnavailable(string method, PathString path, Exception exception);
}
