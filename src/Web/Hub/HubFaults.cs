using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using Parloir.Web.Problems;

namespace Parloir.Web.Hub;

/// <summary>The hub boundary's catch-all: a client learns a code, never an exception's text.</summary>
internal sealed partial class HubFaults(ILogger<HubFaults> logger) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception exception) when (exception is OperationCanceledException || FaultProblems.IsUnavailable(exception))
        {
            LogUnavailable(invocationContext.HubMethodName, exception);
            throw HubError.Unavailable();
        }
        catch (Exception exception) when (exception is not HubException)
        {
            LogUnhandled(invocationContext.HubMethodName, exception);
            throw HubError.InternalError();
        }
    }
}
