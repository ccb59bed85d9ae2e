using System.Text.Json;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Workspaces;

internal sealed class CannedResponsesGrain(IJournal journal, EventCodec<CannedResponsesEvent> codec, TimeProvider clock)
    : JournaledGrain<CannedResponsesState, CannedResponsesEvent>(journal, codec, clock), ICannedResponsesGrain
{
    protected override string Aggregate => "canned_responses";
    protected override CannedResponsesState Initial => CannedResponsesState.Initial;

    public Task<ImmutableArray<CannedResponseView>> List(CancellationToken cancellationToken) => Task.FromResult(State.Responses);

    public Task<CannedResponseResult> Create(AgentId by, CannedResponseDraft draft, CancellationToken cancellationToken)
    {
        var id = CannedResponseId.New(Clock.GetUtcNow());
        return WriteAsync(id, state => CannedResponseRules.Create(state, by, id, draft), cancellationToken);
    }

    public Task<CannedResponseResult> Change(AgentId by, bool isAdministrator, CannedResponseId id, CannedResponseDraft draft, CancellationToken cancellationToken) =>
        WriteAsync(id, state => CannedResponseRules.Change(state, by, isAdministrator, id, draft), cancellationToken);

    public async Task<Rejection?> Delete(AgentId by, bool isAdministrator, CannedResponseId id, CancellationToken cancellationToken) =>
        (await CommitAsync((state, _) => CannedResponseRules.Delete(state, by, isAdministrator, id), cancellationToken)).Rejection;

    private async Task<CannedResponseResult> WriteAsync(
        CannedResponseId id, Func<CannedResponsesState, Decision<CannedResponsesEvent>> decide, CancellationToken cancellationToken)
    {
        var outcome = await CommitAsync((state, _) => decide(state), cancellationToken);
        return new CannedResponseResult(outcome.Rejection is null ? CannedResponseRules.Find(State, id) : null, outcome.Rejection);
    }

    protected override CannedResponsesState Evolve(CannedResponsesState state, Recorded<CannedResponsesEvent> recorded) => CannedResponsesState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(
        CannedResponsesState before, CannedResponsesState after, IReadOnlyList<Recorded<CannedResponsesEvent>> events) => [];

    protected override ReadOnlyMemory<byte> TakeSnapshot(CannedResponsesState state) =>
        JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.CannedResponsesState);

    protected override CannedResponsesState RestoreSnapshot(ReadOnlyMemory<byte> data) =>
        JsonSerializer.Deserialize(data.Span, GrainsJson.Default.CannedResponsesState)!;
}
