using System.Text.Json.Serialization;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;

namespace Parloir.Grains.Teams;

internal abstract record TeamEvent
{
    private TeamEvent() { }

    [EventKind("team.created.v1")]
    public sealed record Created(TeamId Id, string Name, Actor.Agent? By = null) : TeamEvent;

    [EventKind("team.renamed.v1")]
    public sealed record Renamed(string Name, Actor.Agent? By = null) : TeamEvent;

    [EventKind("team.member_added.v1")]
    public sealed record MemberAdded(AgentId Agent) : TeamEvent;

    [EventKind("team.member_removed.v1")]
    public sealed record MemberRemoved(AgentId Agent) : TeamEvent;

    /// <param name="Successor">Who gets the conversations; null: no team.</param>
    [EventKind("team.deleted.v1")]
    public sealed record Deleted(Actor.Agent By, TeamCard? Successor) : TeamEvent;

    /// <summary>No conversation has the deleted team any more.</summary>
    [EventKind("team.conversations_handed_on.v1")]
    public sealed record ConversationsHandedOn : TeamEvent;
}

/// <param name="View">Null until the team is created; kept when it is deleted.</param>
internal sealed record TeamState(TeamView? View)
{
    public static TeamState Initial { get; } = new((TeamView?)null);

    /// <summary>How the team was deleted, while conversations may still have it.</summary>
    public TeamEvent.Deleted? HandingOn { get; init; }

    /// <summary>Null as well when the team is deleted.</summary>
    [JsonIgnore]
    public TeamView? Team => View is { DeletedAt: null } team ? team : null;

    public static TeamState Evolve(TeamState state, Recorded<TeamEvent> recorded) => recorded.Event switch
    {
        TeamEvent.Created created => new(new TeamView(created.Id, created.Name, [])),
        TeamEvent.Renamed renamed => new(state.View! with { Name = renamed.Name }),
        TeamEvent.MemberAdded added => new(state.View! with { Members = state.View.Members.Add(added.Agent) }),
        TeamEvent.MemberRemoved removed => new(state.View! with { Members = state.View.Members.Remove(removed.Agent) }),
        TeamEvent.Deleted deleted => new(state.View! with { Members = [], DeletedAt = recorded.RecordedAt }) { HandingOn = deleted },
        TeamEvent.ConversationsHandedOn => new(state.View),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of a team."),
    };
}

internal static class TeamRules
{
    public const int NameLimit = 60;
    /// <summary>So long after its deletion a team may still be given to a conversation, by rules that know it as it was.</summary>
    private static readonly TimeSpan Echo = TimeSpan.FromMinutes(1);

    public static Decision<TeamEvent> SetName(TeamState state, Actor.Agent by, TeamId id, string name) =>
        state.View?.DeletedAt is not null ? new Decision<TeamEvent>.Rejected(new Rejection.NotFound())
        : !TextRules.IsName(name, NameLimit) ? new Decision<TeamEvent>.Rejected(new Rejection.NameInvalid(NameLimit))
        : state.View is null ? Accept(new TeamEvent.Created(id, name, by))
        : state.View.Name == name ? Decision<TeamEvent>.Nothing
        : Accept(new TeamEvent.Renamed(name, by));

    public static Decision<TeamEvent> SetMember(TeamState state, AgentId agent, bool isMember) =>
        state.Team is not { } team || team.Members.Contains(agent) == isMember ? Decision<TeamEvent>.Nothing
        : isMember ? Accept(new TeamEvent.MemberAdded(agent))
        : Accept(new TeamEvent.MemberRemoved(agent));

    public static Decision<TeamEvent> Delete(TeamState state, Actor.Agent by, TeamCard? successor) =>
        state.Team is null ? Decision<TeamEvent>.Nothing : Accept(new TeamEvent.Deleted(by, successor));

    /// <param name="all">Whether the last look found all that there were.</param>
    public static Decision<TeamEvent> HandOn(TeamState state, bool all, DateTimeOffset now) =>
        state.HandingOn is not null && all && now >= state.View!.DeletedAt + Echo ? Accept(new TeamEvent.ConversationsHandedOn()) : Decision<TeamEvent>.Nothing;

    private static Decision<TeamEvent>.Accepted Accept(TeamEvent told) => new([new(told)]);
}
