using System.Text.Json;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Workspaces;

internal sealed class WorkspaceGrain(IJournal journal, EventCodec<WorkspaceEvent> codec, TimeProvider clock)
    : JournaledGrain<WorkspaceState, WorkspaceEvent>(journal, codec, clock), IWorkspaceGrain
{
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

    protected override WorkspaceState Evolve(WorkspaceState state, Recorded<WorkspaceEvent> recorded) => WorkspaceState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(WorkspaceState before, WorkspaceState after, IReadOnlyList<Recorded<WorkspaceEvent>> events) => [];

    protected override ReadOnlyMemory<byte> TakeSnapshot(WorkspaceState state) => JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.WorkspaceState);

    protected override WorkspaceState RestoreSnapshot(ReadOnlyMemory<byte> data) => JsonSerializer.Deserialize(data.Span, GrainsJson.Default.WorkspaceState)!;
}
