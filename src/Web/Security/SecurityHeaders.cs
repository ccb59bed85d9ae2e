using Microsoft.AspNetCore.Http;

namespace Parloir.Web.Security;

/// <summary>What browsers are told about every answer: scripts, styles and connections of our own only, and never inside a frame.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment: an answer that becomes an error loses the headers that it had.
        context.Response.OnStarting(Write, context);
        return next(context);
    }

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        // Files of customers bring a stricter one.
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = PolicyFor(context.Request.Host);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return Task.CompletedTask;
    }

    // Not every browser counts WebSockets to the same host as 'self'. Component libraries set styles in the page, so inline styles stay allowed.
    private static string PolicyFor(HostString host) =>
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; "
        + $"connect-src 'self' ws://{host.Value} wss://{host.Value}; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
