using System.Text.Json;
using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Grains.Notifications;
using Parloir.Grains.Observers;
using Parloir.Grains.Remarks;
using Parloir.Journal;

namespace Parloir.Grains.Contacts;

/// <summary>
/// Loads, decides, appends; what is decided stands in the rules. What open conversations remember of it they are told right after, and once more by a reminder a minute later:
/// so a crash loses nothing, and a conversation that was just being opened is found as well.
/// </summary>
internal sealed partial class ContactGrain(IJournal journal, EventCodec<ContactEvent> codec, ContactConversations conversations, TimeProvider clock)
    : JournaledGrain<ContactState, ContactEvent>(journal, codec, clock), IContactGrain, IRemindable
{
    private const string Unfinished = "unfinished";
    private static readonly TimeSpan SecondLook = TimeSpan.FromMinutes(1);

    private readonly ObserverSet<IContactObserver> watchers = new(TimeSpan.FromMinutes(2), clock);

    protected override string Aggregate => "contact";
    protected override ContactState Initial => ContactState.Initial;

    private ContactId Id => new(LocalKey);

    public Task<ContactView?> Get(CancellationToken cancellationToken) =>
        State.MergedInto is { } winner ? Contact(winner).Get(cancellationToken) : Task.FromResult(State.Shown);

    public async Task<KnownContact> Ensure(CustomerIdentity identity, ChannelCard channel, CancellationToken cancellationToken)
    {
        Tell(await CommitAsync((state, _) => ContactRules.Ensure(state, Id, identity, channel), cancellationToken));
        return (await IntroduceAsync(cancellationToken))!;
    }

    public async Task<ContactResult> Create(Actor.Agent by, ImmutableArray<ContactChange> fields, CancellationToken cancellationToken)
    {
        var (catalogue, now) = (await Catalogue.Get(cancellationToken), Clock.GetUtcNow());
        var outcome = await CommitAsync((state, _) => ContactCreationRules.Create(state, Id, by, fields, catalogue, now), cancellationToken);
        return outcome.Rejection is { } reason ? new ContactResult(null, reason) : new ContactResult(State.Shown, null);
    }

    public Task<KnownContact?> Introduce(CancellationToken cancellationToken) => IntroduceAsync(cancellationToken);

    public async Task Own(AgentCard agent, bool replace, AssignmentId by, CancellationToken cancellationToken)
    {
        Tell(await DecideAsync(state => ContactRules.Own(state, agent, replace, by), cancellationToken));
        if (State.MergedInto is { } winner) await Contact(winner).Own(agent, replace, by, cancellationToken);
    }

    public async Task Disown(AssignmentId assignment, CancellationToken cancellationToken)
    {
        Tell(await DecideAsync(state => ContactRules.Disown(state, assignment), cancellationToken));
        if (State.MergedInto is { } winner) await Contact(winner).Disown(assignment, cancellationToken);
    }

    public async Task<ContactResult> Execute(ContactCommand command, CancellationToken cancellationToken)
    {
        var result = command switch
        {
            _ when State.MergedInto is not null => null,
            ContactCommand.Merge merge => await MergeAsync(merge, cancellationToken),
            ContactCommand.Unmerge unmerge => await UnmergeAsync(unmerge, cancellationToken),
            ContactCommand.Report report => await ReportAsync(report, cancellationToken),
            _ => await WriteAsync(command, cancellationToken),
        };
        // What is asked of a contact that was merged is meant for the winner, also when it was merged meanwhile.
        return State.MergedInto is { } winner ? await Contact(winner).Execute(command, cancellationToken) : result!;
    }

    private async Task<ContactResult> WriteAsync(ContactCommand command, CancellationToken cancellationToken)
    {
        var catalogue = command is ContactCommand.Edit ? await Catalogue.Get(cancellationToken) : null;
        var outcome = await DecideAsync(
            state => command switch
            {
                ContactCommand.Edit edit => ContactEditRules.Decide(state, edit, catalogue!),
                ContactCommand.SetOwner set => ContactRules.SetOwner(state, set.Owner),
                ContactCommand.LinkCustomer link => ContactRules.LinkCustomer(state, link.By, link.Customer),
                _ => throw new InvalidOperationException($"No rule for {command.GetType()}."),
            },
            cancellationToken);
        Tell(outcome);
        return outcome.Rejection is { } reason ? new ContactResult(null, reason) : new ContactResult(State.Shown, null);
    }

    /// <summary>Nothing is decided for a contact that was merged.</summary>
    private Task<Outcome> DecideAsync(Func<ContactState, Decision<ContactEvent>> decide, CancellationToken cancellationToken) =>
        CommitAsync((state, _) => state.MergedInto is null ? decide(state) : Decision<ContactEvent>.Nothing, cancellationToken);

    public async Task<RemarkResult> AddRemark(Actor.Agent by, string clientMessageId, string text, ImmutableArray<AgentCard> mentions, CancellationToken cancellationToken)
    {
        var key = ContactRules.RemarkKey(Id, clientMessageId);
        var outcome = await CommitAsync(
            (state, taken) => taken.Contains(key) || state.MergedInto is not null ? Decision<ContactEvent>.Nothing : ContactRules.AddRemark(state, by, clientMessageId, text, mentions),
            cancellationToken);
        if (State.MergedInto is { } winner && !outcome.Changed) return await Contact(winner).AddRemark(by, clientMessageId, text, mentions, cancellationToken);
        Tell(outcome);
        if (outcome.Rejection is { } reason) return new RemarkResult(null, reason);
        if (outcome.Changed) return new RemarkResult(RemarkOf(outcome.Events[0]), null);
        var first = await WrittenAsync(key, cancellationToken);
        return ((ContactEvent.RemarkAdded)first.Event).Text == text
            ? new RemarkResult(RemarkOf(first), null)
            : new RemarkResult(null, new Rejection.ClientMessageIdTaken());
    }

    public async Task TellConversations()
    {
        if (State.View is not { } view) return;
        // What a merged contact is called, and whose customer he is, its winner tells.
        var card = State.MergedInto is null ? view.Card : null;
        foreach (var conversation in await conversations.OpenAsync(Workspace, State.Members))
            await Conversation(conversation).Acquaint(Id, card, State.Notices);
    }

    public Task Greet(ConversationId conversation, CancellationToken cancellationToken) =>
        State.MergedInto is { } winner ? Contact(winner).Greet(conversation, cancellationToken)
        : State.View is { } view ? Conversation(conversation).Acquaint(Id, view.Card, [], cancellationToken) : Task.CompletedTask;

    public async Task<ContactPosition?> Watch(IContactObserver observer, CancellationToken cancellationToken)
    {
        if (State.MergedInto is { } winner) return await Contact(winner).Watch(observer, cancellationToken);
        if (State.View is null) return null;
        watchers.Add(observer);
        return new ContactPosition(Id, Sequence);
    }

    public Task Unwatch(IContactObserver observer)
    {
        watchers.Remove(observer);
        return State.MergedInto is { } winner ? Contact(winner).Unwatch(observer) : Task.CompletedTask;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await FinishAsync(CancellationToken.None);
        var told = Sequence;
        await TellConversations();
        await CommitAsync((state, _) => ContactRules.Told(state, told), CancellationToken.None);
        if (State.Notices.IsEmpty && State.Underway is null && await this.GetReminder(reminderName) is { } done) await this.UnregisterReminder(done);
    }

    private void Tell(Outcome outcome)
    {
        TellWatchers(outcome);
        if (outcome.Before.View is not null && IsToTell(outcome.Before, outcome.After)) GrainFactory.GetGrain<IContactGrain>(this.GetPrimaryKeyString()).TellConversations();
        foreach (var notice in NotificationRules.Of(outcome.After, outcome.Events))
            GrainFactory.GetGrain<INotificationsGrain>(Workspace.Key(notice.To.Value)).Raise(notice.Notification);
    }

    /// <summary>Whoever has the contact on his screen has to see it.</summary>
    private void TellWatchers(Outcome outcome)
    {
        if (outcome.Changed) watchers.Notify(watcher => watcher.Changed(new ContactPosition(Id, Sequence)));
    }

    /// <summary>What conversations remember has to reach them, whatever happens.</summary>
    private static bool IsToTell(ContactState before, ContactState after) =>
        before.View?.Name != after.View?.Name || before.View?.Customer != after.View?.Customer || after.Notices.Length > before.Notices.Length || before.Members.Length != after.Members.Length;

    protected override IReadOnlyList<ReminderChange> Remind(ContactState before, ContactState after) =>
        before.View is not null && (IsToTell(before, after) || (after.Underway is not null && before.Underway is null))
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
        return new RemarkView(StreamPlace.IdOf(LocalKey, recorded.Sequence), new AgentCard(added.By.Id, added.By.Name), added.Text, recorded.OccurredAt);
    }

    /// <summary>What stands under a dedupe key that was taken.</summary>
    private async Task<Recorded<ContactEvent>> WrittenAsync(string key, CancellationToken cancellationToken)
    {
        var written = await Journal.FindKeyAsync(key, cancellationToken) ?? throw new InvalidOperationException($"The key {key} of {Stream} was taken and is not there.");
        return Codec.Decode((await Journal.ReadForwardAsync(Stream, written.Sequence - 1, 1, cancellationToken))[0]);
    }

    private IContactCatalogueGrain Catalogue => GrainFactory.GetGrain<IContactCatalogueGrain>(Workspace.Value);

    private IConversationGrain Conversation(ConversationId id) => GrainFactory.GetGrain<IConversationGrain>(Workspace.Key(id.Value));
}
