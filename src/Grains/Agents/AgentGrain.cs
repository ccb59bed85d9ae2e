using System.Text.Json;
using Npgsql;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Agents;

internal abstract record AgentEvent
{
    private AgentEvent() { }

    [EventKind("agent.created.v1")]
    public sealed record Created(AgentProfile Profile) : AgentEvent;
}

/// <param name="Profile">Null until the agent is created.</param>
internal sealed record AgentState(AgentProfile? Profile);

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

    protected override AgentState Evolve(AgentState state, Recorded<AgentEvent> recorded) => recorded.Event switch
    {
        AgentEvent.Created created => new(created.Profile),
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

internal sealed class AgentProjection() : Projection<AgentRow>("agents-insert")
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
