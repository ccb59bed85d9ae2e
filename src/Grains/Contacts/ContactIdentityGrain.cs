using System.Text.Json;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Grains.Workspaces;
using Parloir.Journal;

namespace Parloir.Grains.Contacts;

/// <summary>
/// Takes in one customer's messages, one webhook after the other. Each step is durable before the next and says what the next will do,
/// so that a webhook which comes again after a crash goes on where the first one stopped, with the same contact and the same conversation.
/// </summary>
internal sealed class ContactIdentityGrain(IJournal journal, EventCodec<ContactIdentityEvent> codec, TimeProvider clock)
    : JournaledGrain<ContactIdentityState, ContactIdentityEvent>(journal, codec, clock), IContactIdentityGrain
{
    private ContactView? contact;

    protected override string Aggregate => "contact_identity";
    protected override ContactIdentityState Initial => ContactIdentityState.Initial;

    public static string Key(WorkspaceId workspace, ChannelAccountId account, CustomerIdentity identity) => workspace.Key($"{account}/{identity.ProviderId}");

    private ChannelAccountId Account => new(LocalKey[..LocalKey.IndexOf('/', StringComparison.Ordinal)]);
    private string ProviderId => LocalKey[(LocalKey.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public async Task Receive(IdentityAccount account, CustomerIdentity identity, ImmutableArray<InboundEnvelope> envelopes, CancellationToken cancellationToken)
    {
        if (State.Primary is { } primary)
        {
            await Identity(primary).Receive(account, primary with { Name = identity.Name }, envelopes, cancellationToken);
            return;
        }
        await LearnAliasesAsync(identity, envelopes, cancellationToken);
        await EnsureContactAsync(account, identity, cancellationToken);
        if (State.Current is null) await StartConversationAsync(cancellationToken);
        if (await HandOverAsync(account, identity, envelopes, cancellationToken) == ReceiveResult.Received) return;
        await StartConversationAsync(cancellationToken);
        await HandOverAsync(account, identity, envelopes, cancellationToken);
    }

    public Task PointTo(CustomerIdentity primary, CancellationToken cancellationToken) => CommitAsync(
        (state, _) => state.Primary is not null || primary.ProviderId == ProviderId
            ? Decision<ContactIdentityEvent>.Nothing
            : Accept(new ContactIdentityEvent.Pointed(primary)),
        cancellationToken);

    public async Task ConversationReopened(ConversationId conversation, CancellationToken cancellationToken)
    {
        if (State.Primary is { } primary)
        {
            await Identity(primary).ConversationReopened(conversation, cancellationToken);
            return;
        }
        if (State.Current is not { } current || current.Id == conversation) return;
        var newer = await Conversation(current.Id).Get(cancellationToken);
        if (newer is { Status: not ConversationStatus.Resolved }) return;
        await CommitAsync((_, _) => Accept(new ContactIdentityEvent.ConversationResumed(conversation)), cancellationToken);
    }

    /// <summary>The other ids are pointed here before they are remembered: after a crash they are pointed once more, which changes nothing.</summary>
    private async Task LearnAliasesAsync(CustomerIdentity identity, ImmutableArray<InboundEnvelope> envelopes, CancellationToken cancellationToken)
    {
        foreach (var alias in ContactIdentityRules.NewAliases(State, ProviderId, identity, envelopes))
        {
            await Identity(alias).PointTo(identity, cancellationToken);
            await CommitAsync((_, _) => Accept(new ContactIdentityEvent.AliasAdded(alias.ProviderId)), cancellationToken);
        }
    }

    private async Task EnsureContactAsync(IdentityAccount account, CustomerIdentity identity, CancellationToken cancellationToken)
    {
        if (State.Contact is null)
        {
            var id = ContactId.New(Clock.GetUtcNow());
            await CommitAsync((state, _) => state.Contact is null ? Accept(new ContactIdentityEvent.Linked(id)) : Decision<ContactIdentityEvent>.Nothing, cancellationToken);
        }
        if (contact is null || (identity.Name is not null && contact.Name != ContactRules.NameOf(identity)))
            contact = await Contact.Ensure(identity, account.Channel, cancellationToken);
    }

    private async Task StartConversationAsync(CancellationToken cancellationToken)
    {
        var number = await GrainFactory.GetGrain<IWorkspaceGrain>(Workspace.Value).NextDisplayNumber(cancellationToken);
        contact = await Contact.Get(cancellationToken);
        var started = new ContactIdentityEvent.ConversationStarted(ConversationId.New(Clock.GetUtcNow()), number, contact?.Owner);
        await CommitAsync((_, _) => Accept(started), cancellationToken);
    }

    private async Task<ReceiveResult> HandOverAsync(
        IdentityAccount account, CustomerIdentity identity, ImmutableArray<InboundEnvelope> envelopes, CancellationToken cancellationToken)
    {
        var inbox = await GrainFactory.GetGrain<IInboxGrain>(Workspace.Key(account.Inbox.Value)).Get(cancellationToken);
        var card = new ContactCard(contact!.Id, contact.Name, contact.Address);
        var opening = new ConversationOpening(
            card, identity, account.Inbox, inbox?.ReopenPolicy ?? InboxRules.DefaultPolicy(account.Channel.Type), account.Channel,
            State.Current!.DisplayNumber, State.Current.Owner);
        return await Conversation(State.Current.Id).Receive(envelopes, opening, cancellationToken);
    }

    protected override ContactIdentityState Evolve(ContactIdentityState state, Recorded<ContactIdentityEvent> recorded) => ContactIdentityState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(
        ContactIdentityState before, ContactIdentityState after, IReadOnlyList<Recorded<ContactIdentityEvent>> events) => [];

    protected override ReadOnlyMemory<byte> TakeSnapshot(ContactIdentityState state) =>
        JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.ContactIdentityState);

    protected override ContactIdentityState RestoreSnapshot(ReadOnlyMemory<byte> data) =>
        JsonSerializer.Deserialize(data.Span, GrainsJson.Default.ContactIdentityState)!;

    private IContactGrain Contact => GrainFactory.GetGrain<IContactGrain>(Workspace.Key(State.Contact!.Value.Value));

    private IConversationGrain Conversation(ConversationId id) => GrainFactory.GetGrain<IConversationGrain>(Workspace.Key(id.Value));

    private IContactIdentityGrain Identity(CustomerIdentity identity) => GrainFactory.GetGrain<IContactIdentityGrain>(Key(Workspace, Account, identity));

    private static Decision<ContactIdentityEvent> Accept(ContactIdentityEvent @event) => new Decision<ContactIdentityEvent>.Accepted([new(@event)]);
}
