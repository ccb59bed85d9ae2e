using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Parloir.Web.Problems;

/// <summary>The HTTP boundary's catch-all.</summary>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }
        var problem = FaultProblems.Of(exception);
        // Path only: query strings can hold tokens.
        if (problem.Code == ProblemCode.InternalError) LogUnhandled(httpContext.Request.Method, httpContext.Request.Path, exception);
        else if (problem.Code == ProblemCode.Unavailable) LogUnavailable(httpContext.Request.Method, httpContext.Request.Path, exception);
        await new ProblemResult(problem).ExecuteAsync(httpContext);
        return true;
    }
}
