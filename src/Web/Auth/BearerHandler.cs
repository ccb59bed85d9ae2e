using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Parloir.Web.Auth.Tokens;
using Parloir.Web.Hub;
using Parloir.Web.Problems;

namespace Parloir.Web.Auth;

/// <summary>Programs send <c>Authorization: Bearer</c>; only the hub's WebSockets, which cannot, may put the token into the query.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenDirectory tokens, AgentDirectory agents)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    public static bool IsCarriedBy(HttpRequest request) => TokenOf(request) is not null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenOf(Request) is not { } token) return AuthenticateResult.NoResult();
        var identity = await tokens.FindAsync(token, Context.RequestAborted);
        var caller = identity is { } known ? await agents.FindAsync(known, Context.RequestAborted) : null;
        return caller is null
            ? AuthenticateResult.Fail("The token is unknown, or its agent is gone.")
            : AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(Schemes.Bearer), Schemes.Bearer));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return new ProblemResult(KnownProblems.Unauthenticated).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => new ProblemResult(KnownProblems.Forbidden).ExecuteAsync(Context);

    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization].ToString();
        if (header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return header[Prefix.Length..].Trim();
        return request.Path.StartsWithSegments(DeskHub.Path) && request.Query["access_token"].ToString() is { Length: > 0 } token ? token : null;
    }
}
