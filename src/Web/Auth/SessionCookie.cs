using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Web.Problems;

namespace Parloir.Web.Auth;

/// <summary>The cookie of people. It names workspace and agent; the rest is looked up at each request.</summary>
internal static class SessionCookie
{
    public const string Name = "parloir.session";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Name;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context => new ProblemResult(KnownProblems.Unauthenticated).ExecuteAsync(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = context => new ProblemResult(KnownProblems.Forbidden).ExecuteAsync(context.HttpContext);
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var agents = context.HttpContext.RequestServices.GetRequiredService<AgentDirectory>();
        var caller = Caller.IdentityOf(context.Principal) is { } identity
            ? await agents.FindAsync(identity, context.HttpContext.RequestAborted)
            : null;
        // A session may be newer than what is remembered of its agent, never older.
        if (caller is null || Caller.SessionEpochOf(context.Principal) < caller.Agent.SessionEpoch) context.RejectPrincipal();
        else context.ReplacePrincipal(caller.ToPrincipal(Schemes.Cookie));
    }
}
