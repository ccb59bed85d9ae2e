using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

public sealed record LoginRequest(string Email, string Password);

/// <summary>Who is logged in, and where.</summary>
public sealed record SessionView(AgentProfile Agent, WorkspaceId Workspace);

internal static class Session
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        api.MapPost("/session", LogInAsync).AllowAnonymous().WithName("logIn").WithSummary("Logs in; answers with a cookie");
        api.MapGet("/me", Me).WithName("me").WithSummary("Who is logged in");
        api.MapDelete("/session", (Delegate)LogOutAsync).WithName("logOut").WithSummary("Logs out");
    }

    private static async Task<Results<Ok<SessionView>, ProblemResult>> LogInAsync(
        LoginRequest request, HttpContext context, IAgentQueries agents, LoginThrottle throttle, Passwords passwords)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        var email = request.Email.Trim().ToLowerInvariant();
        if (throttle.Attempt(address, email) is { } wait) return new ProblemResult(KnownProblems.TooManyAttempts(wait));
        var credentials = await agents.FindByEmail(email, context.RequestAborted);
        if (!passwords.Match(credentials, request.Password)) return new ProblemResult(KnownProblems.CredentialsWrong);
        throttle.Forgive(address, email);
        return await SignInAsync(context, new Caller(credentials!.Workspace, credentials.Profile));
    }

    public static async Task<Ok<SessionView>> SignInAsync(HttpContext context, Caller caller)
    {
        await context.SignInAsync(Schemes.Cookie, caller.ToPrincipal(Schemes.Cookie), new AuthenticationProperties { IsPersistent = true });
        return TypedResults.Ok(ViewOf(caller));
    }

    private static Ok<SessionView> Me(Caller caller) => TypedResults.Ok(ViewOf(caller));

    private static async Task<NoContent> LogOutAsync(HttpContext context)
    {
        await context.SignOutAsync(Schemes.Cookie);
        return TypedResults.NoContent();
    }

    private static SessionView ViewOf(Caller caller) => new(caller.Agent, caller.Workspace);
}
