using System.Text.Json.Serialization;

namespace Parloir.Grains.Agents;

[JsonConverter(typeof(JsonStringEnumConverter<AgentRole>))]
public enum AgentRole { Agent, Administrator }

/// <summary>A person who works at the desk.</summary>
public sealed record AgentProfile(AgentId Id, string Name, string Email, AgentRole Role)
{
    private const string DefaultTimeZone = "Etc/UTC";

    /// <summary>IANA name; "tomorrow at nine" is meant in it. Profiles that are older than this member lack it.</summary>
    public string TimeZone { get; init => field = value ?? DefaultTimeZone; } = DefaultTimeZone;

    /// <summary>The inboxes that are the agent's; null for all of them. Administrators see all, whatever stands here.</summary>
    public ImmutableArray<InboxId>? Inboxes { get; init; }

    /// <summary>Since when he can do nothing here and be given nothing; what he had stays his. Null: he works here.</summary>
    public DateTimeOffset? DeactivatedAt { get; init; }

    /// <summary>Sessions that began under an earlier number are over: a new password and a deactivation count on.</summary>
    public int SessionEpoch { get; init; }

    [JsonIgnore]
    public bool IsActive => DeactivatedAt is null;

    /// <summary>Whether the agent sees only some conversations (S2-19).</summary>
    [JsonIgnore]
    public bool IsRestricted => Role != AgentRole.Administrator && Inboxes is not null;
}

/// <summary>An agent. Key: <c>workspace/agent</c>.</summary>
public interface IAgentGrain : IGrainWithStringKey
{
    Task<AgentProfile?> Get(CancellationToken cancellationToken = default);

    /// <summary>Creates the agent, or changes nothing when it exists.</summary>
    /// <param name="passwordHash">As ASP.NET Core Identity's password hasher makes it.</param>
    Task<AgentResult> Ensure(string name, string email, AgentRole role, string passwordHash, CancellationToken cancellationToken = default);

    /// <summary>The last administrator of a workspace keeps his role.</summary>
    Task<AgentResult> Change(Actor.Agent by, string name, string email, AgentRole role, CancellationToken cancellationToken = default);

    /// <summary>Ends the agent's sessions; his tokens stay.</summary>
    Task<AgentResult> SetPassword(Actor.Agent by, string passwordHash, CancellationToken cancellationToken = default);

    /// <summary>Whoever is deactivated is no agent to <see cref="IAgentQueries.Find"/>: nothing is given to him, and his sessions are over. The last administrator stays.</summary>
    Task<AgentResult> SetActive(Actor.Agent by, bool active, CancellationToken cancellationToken = default);

    Task<AgentResult> SetTimeZone(string timeZone, CancellationToken cancellationToken = default);

    /// <param name="inboxes">Null: every inbox.</param>
    Task<AgentResult> SetInboxes(ImmutableArray<InboxId>? inboxes, CancellationToken cancellationToken = default);
}

/// <summary>Either of the two is set.</summary>
public sealed record AgentResult(AgentProfile? Agent, Rejection? Rejection);

/// <summary>Reads of agents, by any node.</summary>
public interface IAgentQueries
{
    /// <summary>All of them, those who are deactivated as well: conversations name them.</summary>
    Task<ImmutableArray<AgentProfile>> List(WorkspaceId workspace, CancellationToken cancellationToken);
    /// <summary>Null when there is none of that id, or he is deactivated.</summary>
    Task<AgentProfile?> Find(WorkspaceId workspace, AgentId agent, CancellationToken cancellationToken);
    /// <summary>E-mail addresses are unique in the installation and compared without case.</summary>
    Task<AgentCredentials?> FindByEmail(string email, CancellationToken cancellationToken);
    /// <summary>Whether the installation has an agent at all, in any workspace.</summary>
    Task<bool> Any(CancellationToken cancellationToken);
}

/// <summary>Holds the password hash: for the login only.</summary>
public sealed record AgentCredentials(WorkspaceId Workspace, AgentProfile Profile, string PasswordHash)
{
    public override string ToString() => $"AgentCredentials {Profile.Id}";
}
