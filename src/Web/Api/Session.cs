using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Parloir.Grains;
using Parloir.Grains.Agents;
using Parloir.Runtime;
using Parloir.Web.Auth;
using Parloir.Web.Problems;

namespace Parloir.Web.Api;

public sealed record LoginRequest(string Email, string Password);

/// <param name="Current">The password until now.</param>
/// <param name="Password">12 to 200 characters.</param>
public sealed record PasswordRequest(string Current, string Password);

/// <summary>Who is logged in, and where.</summary>
public sealed record SessionView(AgentProfile Agent, WorkspaceId Workspace);

internal static class Session
{
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        api.MapPost("/session", LogInAsync).AllowAnonymous().WithName("logIn").WithSummary("Logs in; answers with a cookie");
        api.MapGet("/me", Me).WithName("me").WithSummary("Who is logged in");
        api.MapPut("/me/password", ChangePasswordAsync).WithName("changePassword").WithSummary("Changes the caller's password and ends his other sessions");
        api.MapDelete("/session", (Delegate)LogOutAsync).WithName("logOut").WithSummary("Logs out");
    }

    private static async Task<Results<Ok<SessionView>, ProblemResult>> LogInAsync(
        LoginRequest request, HttpContext context, IAgentQueries agents, AgentDirectory directory, LoginThrottle throttle, Passwords passwords)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        var email = request.Email.Trim().ToLowerInvariant();
        if (throttle.Attempt(address, email) is { } wait) return new ProblemResult(KnownProblems.TooManyAttempts(wait));
        var credentials = await agents.FindByEmail(email, context.RequestAborted);
        if (!passwords.Match(credentials, request.Password)) return new ProblemResult(KnownProblems.CredentialsWrong);
        throttle.Forgive(address, email);
        // Said only to whoever knows the password.
        if (!credentials!.Profile.IsActive) return new ProblemResult(KnownProblems.AgentDeactivated);
        return await SignInAsync(context, new Caller(credentials.Workspace, credentials.Profile), directory);
    }

    private static async Task<Results<Ok<SessionView>, ProblemResult>> ChangePasswordAsync(
        PasswordRequest request, Caller caller, HttpContext context, IAgentQueries agents, AgentDirectory directory, IGrainFactory grains, LoginThrottle throttle, Passwords passwords)
    {
        if (Passwords.FaultOf(request.Password) is { } fault) return new ProblemResult(fault);
        var (address, email) = (context.Connection.RemoteIpAddress?.ToString() ?? "", caller.Agent.Email.ToLowerInvariant());
        if (throttle.Attempt(address, email) is { } wait) return new ProblemResult(KnownProblems.TooManyAttempts(wait));
        if (!passwords.Match(await agents.FindByEmail(email, context.RequestAborted), request.Current)) return new ProblemResult(KnownProblems.PasswordWrong);
        throttle.Forgive(address, email);
        var result = await grains.GetGrain<IAgentGrain>(caller.Workspace.Key(caller.Agent.Id.Value))
            .SetPassword(caller.Actor, passwords.Hash(request.Password), context.RequestAborted);
        if (result.Agent is not { } agent) return new ProblemResult(KnownProblems.Of(result.Rejection!));
        return await SignInAsync(context, new Caller(caller.Workspace, agent), directory);
    }

    public static async Task<Ok<SessionView>> SignInAsync(HttpContext context, Caller caller, AgentDirectory agents)
    {
        // Whoever comes back, or comes under a new number, is not taken here for who he was.
        agents.Forget((caller.Workspace, caller.Agent.Id));
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
