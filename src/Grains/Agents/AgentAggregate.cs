using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Agents;

internal abstract record AgentEvent
{
    private AgentEvent() { }

    [EventKind("agent.created.v1")]
    public sealed record Created(AgentProfile Profile) : AgentEvent;

    [EventKind("agent.changed.v1")]
    public sealed record Changed(Actor.Agent By, string Name, string Email, AgentRole Role) : AgentEvent;

    [EventKind("agent.time_zone_changed.v1")]
    public sealed record TimeZoneChanged(string TimeZone) : AgentEvent;

    /// <param name="Inboxes">Null: every inbox.</param>
    [EventKind("agent.inboxes_changed.v1")]
    public sealed record InboxesChanged(ImmutableArray<InboxId>? Inboxes) : AgentEvent;

    /// <summary>The password's hash stands in the row and never in the journal: a journal forgets nothing.</summary>
    [EventKind("agent.password_changed.v1")]
    public sealed record PasswordChanged(Actor.Agent By) : AgentEvent;

    [EventKind("agent.deactivated.v1")]
    public sealed record Deactivated(Actor.Agent By) : AgentEvent;

    [EventKind("agent.activated.v1")]
    public sealed record Activated(Actor.Agent By) : AgentEvent;
}

/// <param name="Profile">Null until the agent is created.</param>
internal sealed record AgentState(AgentProfile? Profile)
{
    public static AgentState Initial { get; } = new((AgentProfile?)null);

    public static AgentState Evolve(AgentState state, Recorded<AgentEvent> recorded)
    {
        if (recorded.Event is AgentEvent.Created created) return new(created.Profile);
        var profile = state.Profile!;
        return new(recorded.Event switch
        {
            AgentEvent.Changed changed => profile with { Name = changed.Name, Email = changed.Email, Role = changed.Role },
            AgentEvent.TimeZoneChanged changed => profile with { TimeZone = changed.TimeZone },
            AgentEvent.InboxesChanged changed => profile with { Inboxes = changed.Inboxes },
            AgentEvent.PasswordChanged => profile with { SessionEpoch = profile.SessionEpoch + 1 },
            AgentEvent.Deactivated => profile with { SessionEpoch = profile.SessionEpoch + 1, DeactivatedAt = recorded.OccurredAt },
            AgentEvent.Activated => profile with { DeactivatedAt = null },
            _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of an agent."),
        });
    }
}

/// <summary>What one agent can know of himself. That his e-mail address is his alone, and that he is not the last administrator, the table knows.</summary>
internal static class AgentRules
{
    public const int NameLimit = 60;

    /// <summary>Nothing when the agent exists.</summary>
    public static Decision<AgentEvent> Create(AgentState state, AgentProfile profile) =>
        state.Profile is not null ? Decision<AgentEvent>.Nothing
        : FaultOf(profile.Name, profile.Email) is { } fault ? Refuse(fault)
        : Accept(new AgentEvent.Created(profile));

    public static Decision<AgentEvent> Change(AgentState state, Actor.Agent by, string name, string email, AgentRole role) =>
        state.Profile is not { } profile ? Refuse(new Rejection.UnknownAgent())
        : FaultOf(name, email) is { } fault ? Refuse(fault)
        : (profile.Name, profile.Email, profile.Role) == (name, email, role) ? Decision<AgentEvent>.Nothing
        : Accept(new AgentEvent.Changed(by, name, email, role));

    public static Decision<AgentEvent> SetTimeZone(AgentState state, string timeZone) =>
        state.Profile is not { } profile ? Refuse(new Rejection.UnknownAgent())
        : SnoozeRules.ZoneOf(timeZone) is null ? Refuse(new Rejection.TimeZoneUnknown())
        : profile.TimeZone == timeZone ? Decision<AgentEvent>.Nothing
        : Accept(new AgentEvent.TimeZoneChanged(timeZone));

    public static Decision<AgentEvent> SetInboxes(AgentState state, ImmutableArray<InboxId>? inboxes) =>
        state.Profile is not { } profile ? Refuse(new Rejection.UnknownAgent())
        : Same(profile.Inboxes, inboxes) ? Decision<AgentEvent>.Nothing
        : Accept(new AgentEvent.InboxesChanged(inboxes));

    /// <summary>Whoever is deactivated gets no password: it would let nobody in.</summary>
    public static Decision<AgentEvent> SetPassword(AgentState state, Actor.Agent by) =>
        state.Profile is not { DeactivatedAt: null } ? Refuse(new Rejection.UnknownAgent())
        : Accept(new AgentEvent.PasswordChanged(by));

    public static Decision<AgentEvent> SetActive(AgentState state, Actor.Agent by, bool active) =>
        state.Profile is not { } profile ? Refuse(new Rejection.UnknownAgent())
        : profile.IsActive == active ? Decision<AgentEvent>.Nothing
        : Accept(active ? new AgentEvent.Activated(by) : new AgentEvent.Deactivated(by));

    private static Rejection? FaultOf(string name, string email) =>
        !TextRules.IsName(name, NameLimit) ? new Rejection.NameInvalid(NameLimit)
        : email != email.Trim() || EmailAddress.Canonical(email) is null ? new Rejection.EmailInvalid()
        : null;

    private static bool Same(ImmutableArray<InboxId>? one, ImmutableArray<InboxId>? other) =>
        one is null || other is null ? one is null && other is null : one.Value.SequenceEqual(other.Value);

    private static Decision<AgentEvent>.Accepted Accept(AgentEvent told) => new([new(told)]);

    private static Decision<AgentEvent>.Rejected Refuse(Rejection reason) => new(reason);
}
