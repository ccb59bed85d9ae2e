using System.Text.Json;
using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Agents;

internal abstract record AgentEvent
{
    private AgentEvent() { }

    [EventKind("agent.created.v1")]
    public sealed record Created(AgentProfile Profile) : AgentEvent;

    [EventKind("agent.time_zone_changed.v1")]
    public sealed record TimeZoneChanged(string TimeZone) : AgentEvent;

    /// <param name="Inboxes">Null: every inbox.</param>
    [EventKind("agent.inboxes_changed.v1")]
    public sealed record InboxesChanged(ImmutableArray<InboxId>? Inboxes) : AgentEvent;
}

/// <param name="Profile">Null until the agent is created.</param>
internal sealed record AgentState(AgentProfile? Profile);

internal static class AgentRules
{
    public static Decision<AgentEvent> SetTimeZone(AgentState state, string timeZone) =>
        state.Profile is not { } profile ? Refuse(new Rejection.UnknownAgent())
        : SnoozeRules.ZoneOf(timeZone) is null ? Refuse(new Rejection.TimeZoneUnknown())
        : profile.TimeZone == timeZone ? Decision<AgentEvent>.Nothing
        : new Decision<AgentEvent>.Accepted([new(new AgentEvent.TimeZoneChanged(timeZone))]);

    public static Decision<AgentEvent> SetInboxes(AgentState state, ImmutableArray<InboxId>? inboxes) =>
        state.Profile is not { } profile ? Refuse(new Rejection.UnknownAgent())
        : Same(profile.Inboxes, inboxes) ? Decision<AgentEvent>.Nothing
        : new Decision<AgentEvent>.Accepted([new(new AgentEvent.InboxesChanged(inboxes))]);

    private static bool Same(ImmutableArray<InboxId>? one, ImmutableArray<InboxId>? other) =>
        one is null || other is null ? one is null && other is null : one.Value.SequenceEqual(other.Value);

    private static Decision<AgentEvent>.Rejected Refuse(Rejection reason) => new(reason);
}

internal sealed class AgentGrain(IJournal journal, EventCodec<AgentEvent> codec, TimeProvider clock)
    : JournaledGrain<AgentState, AgentEvent>(journal, codec, clock), IAgentGrain
{
    /// <summary>Stands in the row and never in the journal: a journal forgets nothing.</summary>
    private string passwordHash = "";

    protected override string Aggregate => "agent";
    protected override AgentState Initial { get; } = new((AgentProfile?)null);

    public Task<AgentProfile?> Get(CancellationToken cancellationToken) => Task.FromResult(State.Profile);

    public async Task<AgentProfile> Ensure(string name, string email, AgentRole role, string hash, CancellationToken cancellationToken)
    {
        var profile = new AgentProfile(new AgentId(LocalKey), name, email, role);
        passwordHash = hash;
        await CommitAsync(
            (state, _) => state.Profile is not null ? Decision<AgentEvent>.Nothing : new Decision<AgentEvent>.Accepted([new(new AgentEvent.Created(profile))]),
            cancellationToken);
        return State.Profile!;
    }

    public async Task<AgentResult> SetTimeZone(string timeZone, CancellationToken cancellationToken) =>
        ResultOf(await CommitAsync((state, _) => AgentRules.SetTimeZone(state, timeZone), cancellationToken));

    public async Task<AgentResult> SetInboxes(ImmutableArray<InboxId>? inboxes, CancellationToken cancellationToken) =>
        ResultOf(await CommitAsync((state, _) => AgentRules.SetInboxes(state, inboxes), cancellationToken));

    private AgentResult ResultOf(Outcome outcome) => new(outcome.Rejection is null ? State.Profile : null, outcome.Rejection);

    protected override AgentState Evolve(AgentState state, Recorded<AgentEvent> recorded) => recorded.Event switch
    {
        AgentEvent.Created created => new(created.Profile),
        AgentEvent.TimeZoneChanged changed => new(state.Profile! with { TimeZone = changed.TimeZone }),
        AgentEvent.InboxesChanged changed => new(state.Profile! with { Inboxes = changed.Inboxes }),
        _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no place in the state of an agent."),
    };

    protected override IEnumerable<IProjectionRow> Project(AgentState before, AgentState after, IReadOnlyList<Recorded<AgentEvent>> events) =>
        [new AgentRow(Workspace, after.Profile!, passwordHash)];

    protected override ReadOnlyMemory<byte> TakeSnapshot(AgentState state) => JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.AgentState);

    protected override AgentState RestoreSnapshot(ReadOnlyMemory<byte> data) => JsonSerializer.Deserialize(data.Span, GrainsJson.Default.AgentState)!;
}

internal sealed record AgentRow(WorkspaceId Workspace, AgentProfile Profile, string PasswordHash) : IProjectionRow
{
    IProjection IProjectionRow.Projection => AgentProjection.Instance;
    string IProjectionRow.Key => Workspace.Key(Profile.Id.Value);
}

internal sealed class AgentProjection() : Projection<AgentRow>("agents-upsert")
{
    public static AgentProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(AgentRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.Profile.Id.Value),
        Column(rows, row => row.Profile.Email),
        Column(rows, row => row.PasswordHash),
        Column(rows, row => JsonSerializer.SerializeToUtf8Bytes(row.Profile, ParloirJson.Default.AgentProfile)),
    ];
}
