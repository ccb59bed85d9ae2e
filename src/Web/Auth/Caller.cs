using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Parloir.Grains;
using Parloir.Grains.Agents;

namespace Parloir.Web.Auth;

/// <summary>The agent who asks, and the workspace that every read and command of this request stays in.</summary>
internal sealed record Caller(WorkspaceId Workspace, AgentProfile Agent)
{
    private const string WorkspaceClaim = "workspace";
    private const string AgentClaim = "agent";
    private const string NameClaim = "name";
    private const string EmailClaim = "email";
    private const string TimeZoneClaim = "time_zone";
    private const string InboxesClaim = "inboxes";
    private const string SessionEpochClaim = "session_epoch";
    public const string RoleClaim = "role";

    public Actor.Agent Actor => new(Agent.Id, Agent.Name);

    public ClaimsPrincipal ToPrincipal(string scheme) => new(new ClaimsIdentity(
        [
            new Claim(WorkspaceClaim, Workspace.Value),
            new Claim(AgentClaim, Agent.Id.Value),
            new Claim(NameClaim, Agent.Name),
            new Claim(EmailClaim, Agent.Email),
            new Claim(RoleClaim, Agent.Role.ToString()),
            new Claim(TimeZoneClaim, Agent.TimeZone),
            new Claim(SessionEpochClaim, Agent.SessionEpoch.ToString(CultureInfo.InvariantCulture)),
            .. Agent.Inboxes is { } inboxes ? [new Claim(InboxesClaim, string.Join(' ', inboxes))] : Array.Empty<Claim>(),
        ],
        scheme, NameClaim, RoleClaim));

    /// <summary>Null for a principal that is not an agent.</summary>
    public static Caller? Of(ClaimsPrincipal? principal)
    {
        if (IdentityOf(principal) is not var (workspace, agent)) return null;
        var role = Enum.Parse<AgentRole>(principal!.FindFirstValue(RoleClaim)!);
        return new Caller(workspace, new AgentProfile(agent, principal!.FindFirstValue(NameClaim)!, principal!.FindFirstValue(EmailClaim)!, role)
        {
            TimeZone = principal!.FindFirstValue(TimeZoneClaim)!,
            SessionEpoch = SessionEpochOf(principal),
            Inboxes = principal!.FindFirstValue(InboxesClaim)?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(inbox => new InboxId(inbox)).ToImmutableArray(),
        });
    }

    /// <summary>Who the principal says to be, whatever is known of that agent by now.</summary>
    public static (WorkspaceId Workspace, AgentId Agent)? IdentityOf(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(WorkspaceClaim) is { } workspace && principal.FindFirstValue(AgentClaim) is { } agent
            ? (new WorkspaceId(workspace), new AgentId(agent))
            : null;

    /// <summary>Under which number the principal's session began. Cookies that are older than the number lack it.</summary>
    public static int SessionEpochOf(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(SessionEpochClaim) is { } epoch ? int.Parse(epoch, CultureInfo.InvariantCulture) : 0;

    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context.User));
}
