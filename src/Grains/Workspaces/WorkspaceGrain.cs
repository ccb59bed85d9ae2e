using System.Text.Json;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Workspaces;

internal sealed class WorkspaceGrain(IJournal journal, EventCodec<WorkspaceEvent> codec, EntryHolders holders, TimeProvider clock)
    : JournaledGrain<WorkspaceState, WorkspaceEvent>(journal, codec, clock), IWorkspaceGrain, IRemindable
{
    private const string Withdraw = "withdraw";
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    /// <summary>Numbers reserved by one append; a crash loses at most these.</summary>
    private const int Block = 50;
    private long nextNumber;

    protected override string Aggregate => "workspace";
    protected override WorkspaceState Initial => WorkspaceState.Initial;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        nextNumber = State.ReservedNumbers + 1;
    }

    /// <summary>Gives back what was reserved and not handed out, so that only a crash leaves a gap.</summary>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        var (reserved, handedOut) = (State.ReservedNumbers, nextNumber - 1);
        if (handedOut >= reserved) return;
        try
        {
            await CommitAsync(
                (state, _) => state.ReservedNumbers == reserved
                    ? new Decision<WorkspaceEvent>.Accepted([new(new WorkspaceEvent.DisplayNumbersReserved(handedOut))])
                    : Decision<WorkspaceEvent>.Nothing,
                cancellationToken);
        }
        catch (Exception exception) when (exception is JournalUnavailableException or AppendOutcomeUnknownException)
        {
            // Then there is a gap.
        }
    }

    public async Task<long> NextDisplayNumber(CancellationToken cancellationToken)
    {
        if (nextNumber > State.ReservedNumbers)
        {
            await CommitAsync(
                (state, _) => new Decision<WorkspaceEvent>.Accepted([new(new WorkspaceEvent.DisplayNumbersReserved(state.ReservedNumbers + Block))]),
                cancellationToken);
            nextNumber = State.ReservedNumbers - Block + 1;
        }
        return nextNumber++;
    }

    public Task<ImmutableArray<LabelView>> Labels(CancellationToken cancellationToken) => Task.FromResult(State.Labels);

    public async Task<LabelResult> EnsureLabel(string name, string? color, CancellationToken cancellationToken)
    {
        var outcome = await CommitAsync((state, _) => LabelRules.Ensure(state, name, color), cancellationToken);
        return new LabelResult(outcome.Rejection is null ? LabelRules.Find(State, name) : null, outcome.Rejection);
    }

    public async Task<LabelResult?> ChangeLabel(string id, string name, string color, CancellationToken cancellationToken)
    {
        var outcome = await CommitAsync((state, _) => LabelRules.Change(state, id, name, color), cancellationToken);
        if (outcome.Rejection is { } reason) return new LabelResult(null, reason);
        return State.Labels.FirstOrDefault(label => label.Id == id) is { } label ? new LabelResult(label, null) : null;
    }

    public Task<ImmutableArray<KeywordView>> Keywords(CancellationToken cancellationToken) => Task.FromResult(State.Keywords);

    public async Task<KeywordResult> EnsureKeyword(string name, CancellationToken cancellationToken)
    {
        var outcome = await CommitAsync((state, _) => CatalogueRules.EnsureKeyword(state, name), cancellationToken);
        return new KeywordResult(outcome.Rejection is null ? CatalogueRules.FindKeyword(State, name) : null, outcome.Rejection);
    }

    public async Task<KeywordResult?> RenameKeyword(string id, string name, CancellationToken cancellationToken)
    {
        var outcome = await CommitAsync((state, _) => CatalogueRules.RenameKeyword(state, id, name), cancellationToken);
        if (outcome.Rejection is { } reason) return new KeywordResult(null, reason);
        return State.Keywords.FirstOrDefault(keyword => keyword.Id == id) is { } keyword ? new KeywordResult(keyword, null) : null;
    }

    public Task<ImmutableArray<DepartmentView>> Departments(CancellationToken cancellationToken) => Task.FromResult(State.Departments);

    public async Task<DepartmentResult> CreateDepartment(string name, CancellationToken cancellationToken)
    {
        var id = DepartmentId.New(Clock.GetUtcNow());
        var outcome = await CommitAsync((state, _) => CatalogueRules.CreateDepartment(state, id, name), cancellationToken);
        return new DepartmentResult(FindDepartment(id), outcome.Rejection);
    }

    public async Task<DepartmentResult?> RenameDepartment(DepartmentId id, string name, CancellationToken cancellationToken)
    {
        var outcome = await CommitAsync((state, _) => CatalogueRules.RenameDepartment(state, id, name), cancellationToken);
        if (outcome.Rejection is { } reason) return new DepartmentResult(null, reason);
        return FindDepartment(id) is { } department ? new DepartmentResult(department, null) : null;
    }

    public Task<WorkspaceSettings> Settings(CancellationToken cancellationToken) => Task.FromResult(Shown);

    public async Task<WorkspaceSettings> Change(Actor.Agent by, WorkspaceSettings settings, CancellationToken cancellationToken)
    {
        await CommitAsync((state, _) => CatalogueRules.Change(state, by, settings), cancellationToken);
        return Shown;
    }

    public async Task<bool> Delete(CatalogueEntry entry, CancellationToken cancellationToken) =>
        (await CommitAsync((state, _) => CatalogueRules.Delete(state, entry), cancellationToken)).Changed;

    public Task<ImmutableArray<DeletedEntry>> Deleted(CancellationToken cancellationToken) => Task.FromResult(State.Deleted);

    /// <summary>Takes deleted entries from the conversations that have them, some at each tick, until none has.</summary>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        foreach (var entry in State.Withdrawing)
        {
            var found = await holders.FindAsync(Workspace, entry);
            foreach (var conversation in found)
                await GrainFactory.GetGrain<IConversationGrain>(Workspace.Key(conversation.Value)).Withdraw(entry);
            if (found.Count < EntryHolders.Limit) await CommitAsync((state, _) => CatalogueRules.Withdrawn(state, entry), CancellationToken.None);
        }
        if (!State.Withdrawing.IsEmpty) await this.RegisterOrUpdateReminder(reminderName, TimeSpan.Zero, Period);
        else if (await this.GetReminder(reminderName) is { } done) await this.UnregisterReminder(done);
    }

    protected override IReadOnlyList<ReminderChange> Remind(WorkspaceState before, WorkspaceState after) =>
        after.Withdrawing.Length > before.Withdrawing.Length
            ? [new ReminderChange(this.GetGrainId().ToString(), Withdraw, Clock.GetUtcNow(), Period)]
            : [];

    private WorkspaceSettings Shown => new(State.Country, State.AnswerWithinMinutes);

    private DepartmentView? FindDepartment(DepartmentId id) => State.Departments.FirstOrDefault(department => department.Id == id);

    protected override WorkspaceState Evolve(WorkspaceState state, Recorded<WorkspaceEvent> recorded) => WorkspaceState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(WorkspaceState before, WorkspaceState after, IReadOnlyList<Recorded<WorkspaceEvent>> events) => [];

    protected override ReadOnlyMemory<byte> TakeSnapshot(WorkspaceState state) => JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.WorkspaceState);

    protected override WorkspaceState RestoreSnapshot(ReadOnlyMemory<byte> data) => JsonSerializer.Deserialize(data.Span, GrainsJson.Default.WorkspaceState)!;
}
