using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Parloir.Web.Api;
using Parloir.Web.Hub;
using Parloir.Web.Problems;

namespace Parloir.Web.Auth;

/// <summary>
/// A browser sends its cookie along with whatever page made it ask. A foreign page cannot set our header on a request that changes something,
/// and cannot hide its origin from the hub.
/// </summary>
internal sealed class ForgeryGuard(RequestDelegate next)
{
    private const string Header = "X-Parloir";

    public Task InvokeAsync(HttpContext context)
    {
        var problem = context.User.Identity is { IsAuthenticated: true, AuthenticationType: Schemes.Cookie } ? Refusal(context) : null;
        return problem is null ? next(context) : new ProblemResult(problem).ExecuteAsync(context);
    }

    private static Problem? Refusal(HttpContext context)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments(DeskHub.Path)) return IsOwnOrigin(request) ? null : KnownProblems.OriginRefused;
        // What is not the API does not act for whoever is logged in: providers' webhooks, the sandbox phone in the same browser.
        if (!request.Path.StartsWithSegments(ParloirApi.Root)) return null;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        // Logging in does not act for the one who is logged in.
        var open = context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        return reads || open || request.Headers[Header] == "1" ? null : KnownProblems.CsrfHeaderMissing;
    }

    private static bool IsOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers[HeaderNames.Origin].ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority == request.Host.Value);
    }
}
