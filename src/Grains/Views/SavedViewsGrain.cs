using System.Text.Json;
using Npgsql;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Views;

internal sealed class SavedViewsGrain(IJournal journal, EventCodec<SavedViewsEvent> codec, TimeProvider clock)
    : JournaledGrain<SavedViewsState, SavedViewsEvent>(journal, codec, clock), ISavedViewsGrain
{
    protected override string Aggregate => "saved_views";
    protected override SavedViewsState Initial => SavedViewsState.Initial;

    public Task<SavedViewResult> Create(AgentId by, SavedViewDraft draft, CancellationToken cancellationToken)
    {
        var id = SavedViewId.New(Clock.GetUtcNow());
        return WriteAsync(id, state => SavedViewRules.Create(state, by, id, draft), cancellationToken);
    }

    public Task<SavedViewResult> Change(AgentId by, bool isAdministrator, SavedViewId id, SavedViewDraft draft, CancellationToken cancellationToken) =>
        WriteAsync(id, state => SavedViewRules.Change(state, by, isAdministrator, id, draft), cancellationToken);

    public async Task<Rejection?> Delete(AgentId by, bool isAdministrator, SavedViewId id, CancellationToken cancellationToken) =>
        (await CommitAsync((state, _) => SavedViewRules.Delete(state, by, isAdministrator, id), cancellationToken)).Rejection;

    public Task<SavedViewResult> Restore(AgentId by, bool isAdministrator, SavedViewId id, CancellationToken cancellationToken) =>
        WriteAsync(id, state => SavedViewRules.Restore(state, by, isAdministrator, id), cancellationToken);

    private async Task<SavedViewResult> WriteAsync(SavedViewId id, Func<SavedViewsState, Decision<SavedViewsEvent>> decide, CancellationToken cancellationToken)
    {
        var outcome = await CommitAsync((state, _) => decide(state), cancellationToken);
        return new SavedViewResult(outcome.Rejection is null ? SavedViewRules.Find(State, id) : null, outcome.Rejection);
    }

    protected override SavedViewsState Evolve(SavedViewsState state, Recorded<SavedViewsEvent> recorded) => SavedViewsState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(SavedViewsState before, SavedViewsState after, IReadOnlyList<Recorded<SavedViewsEvent>> events) =>
        events.Select(recorded => recorded.Event switch
        {
            SavedViewsEvent.Written written => new SavedViewRow(Workspace, written.View),
            SavedViewsEvent.Deleted deleted => (IProjectionRow)new SavedViewGone(Workspace, deleted.Id),
            _ => throw new InvalidOperationException($"{recorded.Event.GetType()} has no row."),
        });

    protected override ReadOnlyMemory<byte> TakeSnapshot(SavedViewsState state) => JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.SavedViewsState);

    protected override SavedViewsState RestoreSnapshot(ReadOnlyMemory<byte> data) => JsonSerializer.Deserialize(data.Span, GrainsJson.Default.SavedViewsState)!;
}

internal sealed record SavedViewRow(WorkspaceId Workspace, SavedView View) : IProjectionRow
{
    IProjection IProjectionRow.Projection => SavedViewProjection.Instance;
    string IProjectionRow.Key => Workspace.Key(View.Id.Value);
}

internal sealed record SavedViewGone(WorkspaceId Workspace, SavedViewId View) : IProjectionRow
{
    IProjection IProjectionRow.Projection => SavedViewRemoving.Instance;
    string IProjectionRow.Key => Workspace.Key(View.Value);
}

internal sealed class SavedViewProjection() : Projection<SavedViewRow>("saved-views-upsert")
{
    public static SavedViewProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(SavedViewRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.View.Id.Value),
        Column(rows, row => row.View.Name),
        Column(rows, row => JsonSerializer.SerializeToUtf8Bytes(row.View, ParloirJson.Default.SavedView)),
    ];
}

internal sealed class SavedViewRemoving() : Projection<SavedViewGone>("saved-views-delete")
{
    public static SavedViewRemoving Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(SavedViewGone[] rows) => [Column(rows, row => row.Workspace.Value), Column(rows, row => row.View.Value)];
}
