using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Parloir.Web.Problems;

namespace Parloir.Web.Pages;

/// <summary>The built client in <c>wwwroot</c> beside the program. Without it the API serves on its own.</summary>
internal static class ClientFiles
{
    private const string DeskPage = "index.html";
    private const string SandboxPage = "sandbox.html";
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static void UseClientFiles(this IApplicationBuilder app)
    {
        if (!Directory.Exists(Root)) return;
        app.UseWhen(
            // Pages have routes of their own, which decide who gets them.
            context => !context.Request.Path.Value!.EndsWith(".html", StringComparison.OrdinalIgnoreCase),
            branch => branch.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = new PhysicalFileProvider(Root),
                OnPrepareResponse = SetCaching,
            }));
    }

    public static void MapClientPages(this IEndpointRouteBuilder routes)
    {
        var demo = routes.ServiceProvider.GetRequiredService<IOptions<WebOptions>>().Value.Demo;
        if (demo) routes.MapGet("/sandbox", () => Page(SandboxPage)).AllowAnonymous().ExcludeFromDescription();
        else routes.MapGet("/sandbox", () => new ProblemResult(KnownProblems.NotFound)).AllowAnonymous().ExcludeFromDescription();
        // The client has routes of its own; what looks like a file and was not found is not one of them.
        routes.MapFallback("{*path:nonfile}", () => Page(DeskPage)).AllowAnonymous();
    }

    // Names under assets/ hold a hash of their content.
    private static void SetCaching(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets")
            ? "public, max-age=31536000, immutable"
            : "no-cache";

    private static IResult Page(string name)
    {
        var path = Path.Combine(Root, name);
        return File.Exists(path) ? new NoCachePage(path) : new ProblemResult(KnownProblems.NotFound);
    }

    private sealed class NoCachePage(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-cache";
            httpContext.Response.ContentType = "text/html; charset=utf-8";
            return httpContext.Response.SendFileAsync(path, httpContext.RequestAborted);
        }
    }
}
