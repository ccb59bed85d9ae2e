using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Parloir.Runtime.Membership;

namespace Parloir.Web.Health;

/// <summary>A process that is about to leave serves what comes and asks each connection to be the last: the client, or the proxy, opens the next one elsewhere.</summary>
internal sealed class LeavingConnections(RequestDelegate next, ICluster cluster)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (cluster.IsLeaving && !HttpProtocol.IsHttp2(context.Request.Protocol) && !context.WebSockets.IsWebSocketRequest)
            context.Response.Headers[HeaderNames.Connection] = "close";
        return next(context);
    }
}
