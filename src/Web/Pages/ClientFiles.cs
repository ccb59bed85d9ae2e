using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Parloir.Web.Pages;

/// <summary>The built client's scripts, styles and fonts. Without a built client the API serves on its own.</summary>
internal static class ClientFiles
{
    public static void UseClientFiles(this IApplicationBuilder app)
    {
        var root = app.ApplicationServices.GetRequiredService<IOptions<WebOptions>>().Value.ClientRoot;
        if (!Directory.Exists(root)) return;
        app.UseWhen(
            // Pages have addresses without an ending, and ClientPages decides who gets them.
            context => !context.Request.Path.Value!.EndsWith(".html", StringComparison.OrdinalIgnoreCase),
            branch => branch.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(root), OnPrepareResponse = SetCaching }));
    }

    // Names under assets/ hold a hash of their content.
    private static void SetCaching(StaticFileResponseContext file) =>
        file.Context.Response.Headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets")
            ? "public, max-age=31536000, immutable"
            : "no-cache";
}
