using System.Net.Mail;
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

/// <param name="Token">The one in the link that the console shows.</param>
/// <param name="WorkspaceName">1 to 60 characters, with at least one letter or digit of ASCII: the workspace's id is made of them.</param>
/// <param name="Password">At least 12 characters.</param>
public sealed record SetupRequest(string Token, string WorkspaceName, string Name, string Email, string Password);

internal static class Setup
{
    private const int MaxNameLength = 60;

    public static void MapSetup(this IEndpointRouteBuilder api) =>
        api.MapPost("/setup", CreateAsync).AllowAnonymous().WithName("setUp").WithSummary("Makes the first administrator, and logs in");

    private static async Task<Results<Ok<SessionView>, ProblemResult>> CreateAsync(
        SetupRequest request, HttpContext context, SetupLink link, IGrainFactory grains, Passwords passwords, AgentDirectory agents, TimeProvider time)
    {
        if (FirstFault(request) is { } fault) return new ProblemResult(fault);
        if (!await link.TryTakeAsync(request.Token, context.RequestAborted)) return new ProblemResult(KnownProblems.SetupClosed);
        try
        {
            var workspace = WorkspaceOf(request.WorkspaceName);
            var agent = AgentId.New(time.GetUtcNow());
            var result = await grains.GetGrain<IAgentGrain>(workspace.Key(agent.Value))
                .Ensure(request.Name.Trim(), request.Email.Trim(), AgentRole.Administrator, passwords.Hash(request.Password), context.RequestAborted);
            if (result.Agent is { } administrator) return await Session.SignInAsync(context, new Caller(workspace, administrator), agents);
            link.GiveBack(request.Token);
            return new ProblemResult(KnownProblems.Of(result.Rejection!));
        }
        catch
        {
            link.GiveBack(request.Token);
            throw;
        }
    }

    private static Problem? FirstFault(SetupRequest request) => request switch
    {
        _ when !Inputs.IsName(request.WorkspaceName, MaxNameLength) || WorkspaceOf(request.WorkspaceName).Value.Length == 0 =>
            KnownProblems.RequestInvalid("workspaceName", $"1 to {MaxNameLength} characters, with a letter or digit."),
        _ when !Inputs.IsName(request.Name, MaxNameLength) => KnownProblems.RequestInvalid("name", $"1 to {MaxNameLength} characters."),
        _ when !MailAddress.TryCreate(request.Email.Trim(), out var address) || address.Address != request.Email.Trim() =>
            KnownProblems.RequestInvalid("email", "An e-mail address."),
        _ => Passwords.FaultOf(request.Password),
    };

    /// <summary>"Acme Support" is <c>acme-support</c>.</summary>
    private static WorkspaceId WorkspaceOf(string name)
    {
        var words = name.ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) ? character : ' ').ToArray();
        return new WorkspaceId(string.Join('-', new string(words).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }
}
