using System.Text.Json;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Forms;

internal sealed class FormsGrain(IJournal journal, EventCodec<FormsEvent> codec, TimeProvider clock)
    : JournaledGrain<FormsState, FormsEvent>(journal, codec, clock), IFormsGrain
{
    protected override string Aggregate => "forms";
    protected override FormsState Initial => FormsState.Initial;

    public Task<ImmutableArray<FormView>> List(CancellationToken cancellationToken) => Task.FromResult(State.Forms);

    public Task<FormView?> Find(FormId form, CancellationToken cancellationToken) => Task.FromResult(State.Find(form));

    public Task<FormResult> Create(Actor.Agent by, FormDraft draft, CancellationToken cancellationToken)
    {
        var id = FormId.New(Clock.GetUtcNow());
        return WriteAsync(id, state => FormCatalogueRules.Create(state, by, id, draft), cancellationToken);
    }

    public Task<FormResult> Change(Actor.Agent by, FormId form, FormDraft draft, CancellationToken cancellationToken) =>
        WriteAsync(form, state => FormCatalogueRules.Change(state, by, form, draft), cancellationToken);

    private async Task<FormResult> WriteAsync(FormId id, Func<FormsState, Decision<FormsEvent>> decide, CancellationToken cancellationToken)
    {
        var outcome = await CommitAsync((state, _) => decide(state), cancellationToken);
        return new FormResult(outcome.Rejection is null ? State.Find(id) : null, outcome.Rejection);
    }

    protected override FormsState Evolve(FormsState state, Recorded<FormsEvent> recorded) => FormsState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(FormsState before, FormsState after, IReadOnlyList<Recorded<FormsEvent>> events) => [];

    protected override ReadOnlyMemory<byte> TakeSnapshot(FormsState state) => JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.FormsState);

    protected override FormsState RestoreSnapshot(ReadOnlyMemory<byte> data) => JsonSerializer.Deserialize(data.Span, GrainsJson.Default.FormsState)!;
}
