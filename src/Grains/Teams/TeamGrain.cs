using System.Text.Json;
using Npgsql;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Teams;

internal sealed class TeamGrain(IJournal journal, EventCodec<TeamEvent> codec, TimeProvider clock)
    : JournaledGrain<TeamState, TeamEvent>(journal, codec, clock), ITeamGrain
{
    protected override string Aggregate => "team";
    protected override TeamState Initial => TeamState.Initial;

    public Task<TeamView?> Get(CancellationToken cancellationToken) => Task.FromResult(State.View);

    public async Task<TeamResult> SetName(string name, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await CommitAsync((state, _) => TeamRules.SetName(state, new TeamId(LocalKey), name), cancellationToken);
            return new TeamResult(outcome.Rejection is null ? State.View : null, outcome.Rejection);
        }
        catch (AppendRefusedException refused) when (refused.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "teams_by_name" })
        {
            // Names are unique over many grains: only the table knows.
            return new TeamResult(null, new Rejection.NameTaken());
        }
    }

    public async Task<TeamView?> SetMember(AgentId agent, bool isMember, CancellationToken cancellationToken)
    {
        await CommitAsync((state, _) => TeamRules.SetMember(state, agent, isMember), cancellationToken);
        return State.View;
    }

    protected override TeamState Evolve(TeamState state, Recorded<TeamEvent> recorded) => TeamState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(TeamState before, TeamState after, IReadOnlyList<Recorded<TeamEvent>> events) =>
        [new TeamRow(Workspace, after.View!)];

    protected override ReadOnlyMemory<byte> TakeSnapshot(TeamState state) => JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.TeamState);

    protected override TeamState RestoreSnapshot(ReadOnlyMemory<byte> data) => JsonSerializer.Deserialize(data.Span, GrainsJson.Default.TeamState)!;
}

internal sealed record TeamRow(WorkspaceId Workspace, TeamView View) : IProjectionRow
{
    IProjection IProjectionRow.Projection => TeamProjection.Instance;
    string IProjectionRow.Key => Workspace.Key(View.Id.Value);
}

internal sealed class TeamProjection() : Projection<TeamRow>("teams-upsert")
{
    public static TeamProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(TeamRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.View.Id.Value),
        Column(rows, row => row.View.Name),
        Column(rows, row => string.Join('\u001f', row.View.Members)),
        Column(rows, row => JsonSerializer.SerializeToUtf8Bytes(row.View, ParloirJson.Default.TeamView)),
    ];
}
