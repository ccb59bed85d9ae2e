using System.Text.Json;
using Parloir.Grains.Agents;
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
internal sealed class ContactIdentityGrain(IJournal journal, EventCodec<ContactIdentityEvent> codec, IMessageTemplates templates, IAgentQueries agents, ContactAddresses addresses, TimeProvider clock)
    : JournaledGrain<ContactIdentityState, ContactIdentityEvent>(journal, codec, clock), IContactIdentityGrain
{
    private KnownContact? contact;
    private CustomerIdentity? ensured;

    protected override string Aggregate => "contact_identity";
    protected override ContactIdentityState Initial => ContactIdentityState.Initial;

    public static string Key(WorkspaceId workspace, ChannelAccountId account, CustomerIdentity identity) => Key(workspace, account, identity.ProviderId);

    private static string Key(WorkspaceId workspace, ChannelAccountId account, string providerId) => workspace.Key($"{account}/{providerId}");

    private ChannelAccountId Account => new(LocalKey[..LocalKey.IndexOf('/', StringComparison.Ordinal)]);
    private string ProviderId => LocalKey[(LocalKey.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public async Task Receive(IdentityAccount account, CustomerIdentity identity, ImmutableArray<InboundEnvelope> envelopes, CancellationToken cancellationToken)
    {
        // At any await another id of the customer may take this one over; what follows then changes nothing here, and the envelopes go there.
        if (State.Primary is null) await LearnAliasesAsync(identity, envelopes, cancellationToken);
        if (State.Primary is null && State.Contact is null) await BeginAsync(identity, cancellationToken);
        if (State.Primary is null) await EnsureContactAsync(account, identity, cancellationToken);
        if (State.Current is null) await StartConversationAsync(cancellationToken);
        if (await HandOverAsync(account, identity, envelopes, cancellationToken) == ReceiveResult.Received) return;
        await StartConversationAsync(cancellationToken);
        await HandOverAsync(account, identity, envelopes, cancellationToken);
    }

    public async Task<CommandResult> Start(
        IdentityAccount account, CustomerIdentity identity, ConversationCommand.SendTemplate template, CancellationToken cancellationToken)
    {
        if (State.Primary is { } primary) return await Identity(primary).Start(account, identity, template, cancellationToken);
        if (State.Current is { } current && await Conversation(current.Id).Get(cancellationToken) is { Status: not ConversationStatus.Resolved })
            return await Conversation(current.Id).Execute(template, cancellationToken);

        // Asked first, so that what cannot be sent leaves neither a contact nor a number behind.
        var found = await templates.FindAsync(Workspace, Account, template.Name, template.Language, cancellationToken);
        if (TemplateRules.Fill(account.Channel.Type, found, template.Values).Wrong is { } wrong) return new CommandResult.Rejected(wrong);
        if (State.Contact is null) await BeginAsync(identity, cancellationToken);
        if (State.Primary is null) await EnsureContactAsync(account, identity, cancellationToken);
        if (State.Current is null || await IsOverAsync(State.Current.Id, cancellationToken)) await StartConversationAsync(cancellationToken);
        if (State.Primary is { } pointed) return await Identity(pointed).Start(account, identity, template, cancellationToken);
        return await Conversation(State.Current!.Id).Start(Opening(account, identity), template, cancellationToken);
    }

    public async Task<IdentityLink?> PointTo(string primary, CancellationToken cancellationToken)
    {
        await CommitAsync((state, _) => ContactIdentityRules.PointTo(state, ProviderId, primary), cancellationToken);
        return ContactIdentityRules.LinkOf(State);
    }

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
        await CommitAsync(
            (_, _) => new Decision<ContactIdentityEvent>.Accepted([new(new ContactIdentityEvent.ConversationResumed(conversation))]), cancellationToken);
    }

    /// <summary>The other ids are pointed here before they are remembered: after a crash they are pointed once more, which changes nothing.</summary>
    private async Task LearnAliasesAsync(CustomerIdentity identity, ImmutableArray<InboundEnvelope> envelopes, CancellationToken cancellationToken)
    {
        foreach (var alias in ContactIdentityRules.NewAliases(State, ProviderId, identity, envelopes))
        {
            var known = await Identity(alias.ProviderId).PointTo(ProviderId, cancellationToken);
            await CommitAsync((state, _) => ContactIdentityRules.Adopt(state, alias.ProviderId, known), cancellationToken);
        }
    }

    /// <summary>A customer who was never met: contact and conversation are named in one append. Whom an agent wrote down with this number is him.</summary>
    private async Task BeginAsync(CustomerIdentity identity, CancellationToken cancellationToken)
    {
        var written = identity.PhoneNumber is { } number ? await addresses.FindUnmetAsync(Workspace, number, cancellationToken) : null;
        var started = await NewConversationAsync(await ActiveAsync(written?.Owner, cancellationToken), cancellationToken);
        await CommitAsync((state, _) => ContactIdentityRules.Begin(state, written?.Id ?? ContactId.New(Clock.GetUtcNow()), started), cancellationToken);
    }

    private async Task EnsureContactAsync(IdentityAccount account, CustomerIdentity identity, CancellationToken cancellationToken)
    {
        if (State.Contact is null || TellsNothingNew(identity)) return;
        contact = await Contact.Ensure(identity, account.Channel, cancellationToken);
        ensured = identity;
    }

    private bool TellsNothingNew(CustomerIdentity identity) =>
        ensured is not null && identity with { Name = identity.Name ?? ensured.Name } == ensured;

    private async Task StartConversationAsync(CancellationToken cancellationToken)
    {
        if (State.Primary is not null) return;
        contact = await Contact.Introduce(cancellationToken);
        var started = await NewConversationAsync(await ActiveAsync(contact?.Owner, cancellationToken), cancellationToken);
        await CommitAsync((state, _) => ContactIdentityRules.Start(state, started), cancellationToken);
    }

    /// <summary>Nothing new is given to somebody who no longer works here.</summary>
    private async Task<AgentCard?> ActiveAsync(AgentCard? owner, CancellationToken cancellationToken) =>
        owner is not null && await agents.Find(Workspace, owner.Id, cancellationToken) is not null ? owner : null;

    private async Task<ContactIdentityEvent.ConversationStarted> NewConversationAsync(AgentCard? owner, CancellationToken cancellationToken)
    {
        var number = await GrainFactory.GetGrain<IWorkspaceGrain>(Workspace.Value).NextDisplayNumber(cancellationToken);
        return new(ConversationIds.NewBeside(this.GetGrainId(), Workspace, Clock.GetUtcNow()), number, owner);
    }

    private async Task<ReceiveResult> HandOverAsync(
        IdentityAccount account, CustomerIdentity identity, ImmutableArray<InboundEnvelope> envelopes, CancellationToken cancellationToken)
    {
        if (State.Primary is { } primary)
        {
            await Identity(primary).Receive(account, identity, envelopes, cancellationToken);
            return ReceiveResult.Received;
        }
        return await Conversation(State.Current!.Id).Receive(envelopes, Opening(account, identity), cancellationToken);
    }

    private ConversationOpening Opening(IdentityAccount account, CustomerIdentity identity) =>
        new(contact!.Card, identity, account.Inbox, account.Channel, State.Current!.DisplayNumber, State.Current.Owner);

    protected override ContactIdentityState Evolve(ContactIdentityState state, Recorded<ContactIdentityEvent> recorded) => ContactIdentityState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(
        ContactIdentityState before, ContactIdentityState after, IReadOnlyList<Recorded<ContactIdentityEvent>> events) => [];

    protected override ReadOnlyMemory<byte> TakeSnapshot(ContactIdentityState state) =>
        JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.ContactIdentityState);

    protected override ContactIdentityState RestoreSnapshot(ReadOnlyMemory<byte> data) =>
        JsonSerializer.Deserialize(data.Span, GrainsJson.Default.ContactIdentityState)!;

    /// <summary>False for one that was named and never opened, after a crash: that is the one to go on with.</summary>
    private async Task<bool> IsOverAsync(ConversationId conversation, CancellationToken cancellationToken) =>
        await Conversation(conversation).Get(cancellationToken) is not null || await Conversation(conversation).IsErased(cancellationToken);

    private IContactGrain Contact => GrainFactory.GetGrain<IContactGrain>(Workspace.Key(State.Contact!.Value.Value));

    private IConversationGrain Conversation(ConversationId id) => GrainFactory.GetGrain<IConversationGrain>(Workspace.Key(id.Value));

    private IContactIdentityGrain Identity(string providerId) => GrainFactory.GetGrain<IContactIdentityGrain>(Key(Workspace, Account, providerId));
}
