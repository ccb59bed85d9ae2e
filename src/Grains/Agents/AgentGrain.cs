using System.Text.Json;
using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Agents;

internal sealed class AgentGrain(IJournal journal, EventCodec<AgentEvent> codec, TimeProvider clock)
    : JournaledGrain<AgentState, AgentEvent>(journal, codec, clock), IAgentGrain
{
    /// <summary>Goes with the row of the append that sets it; empty: the row keeps the one that it has.</summary>
    private string passwordHash = "";

    protected override string Aggregate => "agent";
    protected override AgentState Initial => AgentState.Initial;

    public Task<AgentProfile?> Get(CancellationToken cancellationToken) => Task.FromResult(State.Profile);

    public Task<AgentResult> Ensure(string name, string email, AgentRole role, string hash, CancellationToken cancellationToken) =>
        DecideAsync(state => AgentRules.Create(state, new AgentProfile(new AgentId(LocalKey), name, email, role)), hash, cancellationToken);

    public Task<AgentResult> Change(Actor.Agent by, string name, string email, AgentRole role, CancellationToken cancellationToken) =>
        DecideAsync(state => AgentRules.Change(state, by, name, email, role), "", cancellationToken);

    public Task<AgentResult> SetTimeZone(string timeZone, CancellationToken cancellationToken) =>
        DecideAsync(state => AgentRules.SetTimeZone(state, timeZone), "", cancellationToken);

    public Task<AgentResult> SetInboxes(ImmutableArray<InboxId>? inboxes, CancellationToken cancellationToken) =>
        DecideAsync(state => AgentRules.SetInboxes(state, inboxes), "", cancellationToken);

    public Task<AgentResult> SetPassword(Actor.Agent by, string hash, CancellationToken cancellationToken) =>
        DecideAsync(state => AgentRules.SetPassword(state, by), hash, cancellationToken);

    public Task<AgentResult> SetActive(Actor.Agent by, bool active, CancellationToken cancellationToken) =>
        DecideAsync(state => AgentRules.SetActive(state, by, active), "", cancellationToken);

    private async Task<AgentResult> DecideAsync(Func<AgentState, Decision<AgentEvent>> decide, string hash, CancellationToken cancellationToken)
    {
        passwordHash = hash;
        try
        {
            var outcome = await CommitAsync((state, _) => decide(state), cancellationToken);
            return new AgentResult(outcome.Rejection is null ? State.Profile : null, outcome.Rejection);
        }
        catch (AppendRefusedException refused) when (RejectionOf(refused) is { } reason)
        {
            return new AgentResult(null, reason);
        }
    }

    /// <summary>What only the table knows, because it is true of all agents together.</summary>
    private static Rejection? RejectionOf(AppendRefusedException refused) => (refused.InnerException as PostgresException)?.ConstraintName switch
    {
        "agents_by_email" => new Rejection.EmailTaken(),
        "agents_last_administrator" => new Rejection.LastAdministrator(),
        _ => null,
    };

    protected override AgentState Evolve(AgentState state, Recorded<AgentEvent> recorded) => AgentState.Evolve(state, recorded);

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
        Column(rows, row => row.Profile is { Role: AgentRole.Administrator, IsActive: true }),
    ];
}
