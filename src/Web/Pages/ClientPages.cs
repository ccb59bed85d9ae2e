using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Parloir.Web.Pages;

/// <summary>
/// The desk's page for every address that no endpoint has: the client has routes of its own. Comes after routing as a middleware, because an endpoint for
/// everything would also take the requests that deserve a 405 or a 415.
/// </summary>
internal sealed class ClientPages(RequestDelegate next, IOptions<WebOptions> options)
{
    private const string DeskPage = "index.html";
    private const string SandboxPage = "sandbox.html";
    private static readonly PathString Sandbox = "/sandbox";
    private static readonly PathString[] NotPages = ["/api", "/hubs", "/webhooks", "/health", "/openapi", Sandbox];

    public Task InvokeAsync(HttpContext context) => PageFor(context) is { } page ? SendAsync(context, page) : next(context);

    private string? PageFor(HttpContext context)
    {
        var request = context.Request;
        if (context.GetEndpoint() is not null || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))) return null;
        var name = request.Path == Sandbox && options.Value.Demo ? SandboxPage
            : Path.HasExtension(request.Path.Value) || NotPages.Any(path => request.Path.StartsWithSegments(path)) ? null
            : DeskPage;
        return name is not null && Path.Combine(options.Value.ClientRoot, name) is var path && File.Exists(path) ? path : null;
    }

    private static Task SendAsync(HttpContext context, string page)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = "text/html; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.SendFileAsync(page, context.RequestAborted);
    }
}
