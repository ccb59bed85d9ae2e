using System.Text.Json;
using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Grains.Workspaces;
using Parloir.Journal;

namespace Parloir.Grains.Teams;

internal sealed class TeamGrain(IJournal journal, EventCodec<TeamEvent> codec, EntryHolders holders, TimeProvider clock)
    : JournaledGrain<TeamState, TeamEvent>(journal, codec, clock), ITeamGrain, IRemindable
{
    private const string HandOn = "hand-on";
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override string Aggregate => "team";
    protected override TeamState Initial => TeamState.Initial;

    public Task<TeamView?> Get(CancellationToken cancellationToken) => Task.FromResult(State.Team);

    public async Task<TeamResult> SetName(Actor.Agent by, string name, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await CommitAsync((state, _) => TeamRules.SetName(state, by, new TeamId(LocalKey), name), cancellationToken);
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
        return State.Team;
    }

    public async Task<bool> Delete(Actor.Agent by, TeamCard? successor, CancellationToken cancellationToken) =>
        (await CommitAsync((state, _) => TeamRules.Delete(state, by, successor), cancellationToken)).Changed;

    /// <summary>Hands the deleted team's conversations on, some at each tick, until none has it.</summary>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (State.HandingOn is { } deleted)
        {
            var found = await holders.FindAsync(Workspace, State.View!.Id);
            foreach (var conversation in found)
                await GrainFactory.GetGrain<IConversationGrain>(Workspace.Key(conversation.Value)).Execute(new ConversationCommand.LeaveTeam(deleted.By, State.View.Id, deleted.Successor));
            await CommitAsync((state, _) => TeamRules.HandOn(state, found.Count < EntryHolders.Limit, Clock.GetUtcNow()), CancellationToken.None);
            if (found.Count == EntryHolders.Limit) await this.RegisterOrUpdateReminder(reminderName, TimeSpan.Zero, Period);
        }
        if (State.HandingOn is null && await this.GetReminder(reminderName) is { } done) await this.UnregisterReminder(done);
    }

    protected override IReadOnlyList<ReminderChange> Remind(TeamState before, TeamState after) =>
        before.HandingOn is null && after.HandingOn is not null ? [new ReminderChange(this.GetGrainId().ToString(), HandOn, Clock.GetUtcNow(), Period)] : [];

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
        Column(rows, row => row.View.DeletedAt is not null),
    ];
}
