using System.Text.Json;
using Npgsql;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Contacts;

internal sealed class ContactGrain(IJournal journal, EventCodec<ContactEvent> codec, TimeProvider clock)
    : JournaledGrain<ContactState, ContactEvent>(journal, codec, clock), IContactGrain
{
    protected override string Aggregate => "contact";
    protected override ContactState Initial => ContactState.Initial;

    public Task<ContactView?> Get(CancellationToken cancellationToken) => Task.FromResult(State.View);

    public async Task<ContactView> Ensure(CustomerIdentity identity, ChannelCard channel, CancellationToken cancellationToken)
    {
        await CommitAsync((state, _) => ContactRules.Ensure(state, new ContactId(LocalKey), identity, channel), cancellationToken);
        return State.View!;
    }

    public Task Own(AgentCard agent, bool replace, CancellationToken cancellationToken) =>
        CommitAsync((state, _) => ContactRules.Own(state, agent, replace), cancellationToken);

    public async Task<ContactView?> SetOwner(AgentCard? agent, CancellationToken cancellationToken)
    {
        await CommitAsync((state, _) => ContactRules.SetOwner(state, agent), cancellationToken);
        return State.View;
    }

    protected override ContactState Evolve(ContactState state, Recorded<ContactEvent> recorded) => ContactState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(ContactState before, ContactState after, IReadOnlyList<Recorded<ContactEvent>> events) =>
        [new ContactRow(Workspace, after.View!)];

    protected override ReadOnlyMemory<byte> TakeSnapshot(ContactState state) => JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.ContactState);

    protected override ContactState RestoreSnapshot(ReadOnlyMemory<byte> data) => JsonSerializer.Deserialize(data.Span, GrainsJson.Default.ContactState)!;
}

internal sealed record ContactRow(WorkspaceId Workspace, ContactView View) : IProjectionRow
{
    IProjection IProjectionRow.Projection => ContactProjection.Instance;
    string IProjectionRow.Key => Workspace.Key(View.Id.Value);
}

internal sealed class ContactProjection() : Projection<ContactRow>("contacts-upsert")
{
    public static ContactProjection Instance { get; } = new();

    protected override IEnumerable<NpgsqlParameter> Columns(ContactRow[] rows) =>
    [
        Column(rows, row => row.Workspace.Value),
        Column(rows, row => row.View.Id.Value),
        Column(rows, row => row.View.Name),
        Column(rows, row => JsonSerializer.SerializeToUtf8Bytes(row.View, ParloirJson.Default.ContactView)),
    ];
}
