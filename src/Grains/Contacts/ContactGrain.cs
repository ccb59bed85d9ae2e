using System.Text.Json;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Grains.Remarks;
using Parloir.Journal;

namespace Parloir.Grains.Contacts;

/// <summary>
/// Loads, decides, appends; what is decided stands in the rules. Open conversations are told right after, and once more by a reminder a minute later:
/// so a crash loses nothing, and a conversation that was just being opened is found as well.
/// </summary>
internal sealed class ContactGrain(IJournal journal, EventCodec<ContactEvent> codec, ContactConversations conversations, TimeProvider clock)
    : JournaledGrain<ContactState, ContactEvent>(journal, codec, clock), IContactGrain, IRemindable
{
    private const string Unfinished = "unfinished";
    private static readonly TimeSpan SecondLook = TimeSpan.FromMinutes(1);

    protected override string Aggregate => "contact";
    protected override ContactState Initial => ContactState.Initial;

    private ContactId Id => new(LocalKey);

    public Task<ContactView?> Get(CancellationToken cancellationToken) => Task.FromResult(State.View);

    public async Task<KnownContact> Ensure(CustomerIdentity identity, ChannelCard channel, CancellationToken cancellationToken)
    {
        Tell(await CommitAsync((state, _) => ContactRules.Ensure(state, Id, identity, channel), cancellationToken));
        return Known()!;
    }

    public Task<KnownContact?> Introduce(CancellationToken cancellationToken) => Task.FromResult(Known());

    public Task Own(AgentCard agent, bool replace, CancellationToken cancellationToken) =>
        CommitAsync((state, _) => ContactRules.Own(state, agent, replace), cancellationToken);

    public async Task<ContactResult> Execute(ContactCommand command, CancellationToken cancellationToken)
    {
        var catalogue = command is ContactCommand.Edit ? await Catalogue.Get(cancellationToken) : null;
        var outcome = await CommitAsync(
            (state, _) => command switch
            {
                ContactCommand.Edit edit => ContactEditRules.Decide(state, edit, catalogue!),
                ContactCommand.SetOwner set => ContactRules.SetOwner(state, set.Owner),
                _ => throw new InvalidOperationException($"No rule for {command.GetType()}."),
            },
            cancellationToken);
        Tell(outcome);
        return outcome.Rejection is { } reason ? new ContactResult(null, reason) : new ContactResult(State.View, null);
    }

    public async Task<RemarkResult> AddRemark(Actor.Agent by, string clientMessageId, string text, CancellationToken cancellationToken)
    {
        var key = ContactRules.RemarkKey(Id, clientMessageId);
        var outcome = await CommitAsync(
            (state, taken) => taken.Contains(key) ? Decision<ContactEvent>.Nothing : ContactRules.AddRemark(state, by, clientMessageId, text), cancellationToken);
        Tell(outcome);
        if (outcome.Rejection is { } reason) return new RemarkResult(null, reason);
        if (outcome.Changed) return new RemarkResult(RemarkOf(outcome.Events[0]), null);
        var written = await Journal.FindKeyAsync(key, cancellationToken)
            ?? throw new InvalidOperationException($"The key of a remark on {Stream} was taken and is not there.");
        var first = Codec.Decode((await Journal.ReadForwardAsync(Stream, written.Sequence - 1, 1, cancellationToken))[0]);
        return ((ContactEvent.RemarkAdded)first.Event).Text == text
            ? new RemarkResult(RemarkOf(first), null)
            : new RemarkResult(null, new Rejection.ClientMessageIdTaken());
    }

    public async Task TellConversations()
    {
        if (State.View is not { } view) return;
        foreach (var conversation in await conversations.OpenAsync(Workspace, [Id]))
            await Conversation(conversation).Acquaint(Id, view.Name, State.Notices);
    }

    public Task Greet(ConversationId conversation, CancellationToken cancellationToken) =>
        State.View is { } view ? Conversation(conversation).Acquaint(Id, view.Name, [], cancellationToken) : Task.CompletedTask;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var told = Sequence;
        await TellConversations();
        await CommitAsync((state, _) => ContactRules.Told(state, told), CancellationToken.None);
        if (State.Notices.IsEmpty && await this.GetReminder(reminderName) is { } done) await this.UnregisterReminder(done);
    }

    private void Tell(Outcome outcome)
    {
        if (outcome.Before.View is not null && IsToTell(outcome.Before, outcome.After))
            GrainFactory.GetGrain<IContactGrain>(this.GetPrimaryKeyString()).TellConversations();
    }

    private static bool IsToTell(ContactState before, ContactState after) =>
        before.View?.Name != after.View?.Name || after.Notices.Length > before.Notices.Length;

    protected override IReadOnlyList<ReminderChange> Remind(ContactState before, ContactState after) =>
        before.View is not null && IsToTell(before, after)
            ? [new ReminderChange(this.GetGrainId().ToString(), Unfinished, Clock.GetUtcNow() + SecondLook, SecondLook)]
            : [];

    protected override ContactState Evolve(ContactState state, Recorded<ContactEvent> recorded) => ContactState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(ContactState before, ContactState after, IReadOnlyList<Recorded<ContactEvent>> events) =>
        ContactRows.Project(Workspace, after, events);

    protected override ReadOnlyMemory<byte> TakeSnapshot(ContactState state) => JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.ContactState);

    protected override ContactState RestoreSnapshot(ReadOnlyMemory<byte> data) => JsonSerializer.Deserialize(data.Span, GrainsJson.Default.ContactState)!;

    private RemarkView RemarkOf(Recorded<ContactEvent> recorded)
    {
        var added = (ContactEvent.RemarkAdded)recorded.Event;
        return new RemarkView(RemarkQueries.IdOf(LocalKey, recorded.Sequence), new AgentCard(added.By.Id, added.By.Name), added.Text, recorded.OccurredAt);
    }

    private KnownContact? Known() =>
        State.View is { } view ? new KnownContact(new ContactCard(view.Id, view.Name, view.Address), view.Owner) : null;

    private IContactCatalogueGrain Catalogue => GrainFactory.GetGrain<IContactCatalogueGrain>(Workspace.Value);

    private IConversationGrain Conversation(ConversationId id) => GrainFactory.GetGrain<IConversationGrain>(Workspace.Key(id.Value));
}
