using System.Text.Json;
using Parloir.Grains.Journaling;
using Parloir.Journal;

namespace Parloir.Grains.Contacts;

internal sealed class ContactCatalogueGrain(IJournal journal, EventCodec<ContactCatalogueEvent> codec, TimeProvider clock)
    : JournaledGrain<ContactCatalogueState, ContactCatalogueEvent>(journal, codec, clock), IContactCatalogueGrain
{
    protected override string Aggregate => "contact_catalogue";
    protected override ContactCatalogueState Initial => ContactCatalogueState.Initial;

    public Task<ContactCatalogue> Get(CancellationToken cancellationToken) => Task.FromResult(State.Catalogue);

    public Task<ContactCatalogueResult> SetTypes(ImmutableArray<ContactOption> types, CancellationToken cancellationToken) =>
        SetAsync(state => ContactCatalogueRules.SetTypes(state, types), cancellationToken);

    public Task<ContactCatalogueResult> SetStages(ImmutableArray<ContactOption> stages, CancellationToken cancellationToken) =>
        SetAsync(state => ContactCatalogueRules.SetStages(state, stages), cancellationToken);

    public Task<ContactCatalogueResult> SetAttributes(ImmutableArray<AttributeDefinition> attributes, CancellationToken cancellationToken) =>
        SetAsync(state => ContactCatalogueRules.SetAttributes(state, attributes), cancellationToken);

    private async Task<ContactCatalogueResult> SetAsync(
        Func<ContactCatalogueState, Decision<ContactCatalogueEvent>> decide, CancellationToken cancellationToken)
    {
        var outcome = await CommitAsync((state, _) => decide(state), cancellationToken);
        return outcome.Rejection is { } reason ? new ContactCatalogueResult(null, reason) : new ContactCatalogueResult(State.Catalogue, null);
    }

    protected override ContactCatalogueState Evolve(ContactCatalogueState state, Recorded<ContactCatalogueEvent> recorded) => ContactCatalogueState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(
        ContactCatalogueState before, ContactCatalogueState after, IReadOnlyList<Recorded<ContactCatalogueEvent>> events) => [];

    protected override ReadOnlyMemory<byte> TakeSnapshot(ContactCatalogueState state) =>
        JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.ContactCatalogueState);

    protected override ContactCatalogueState RestoreSnapshot(ReadOnlyMemory<byte> data) =>
        JsonSerializer.Deserialize(data.Span, GrainsJson.Default.ContactCatalogueState)!;
}
