using System.Text.Json;
using Parloir.Grains.Attachments;
using Parloir.Grains.Automation;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Erasure;
using Parloir.Grains.Journaling;
using Parloir.Grains.Notifications;
using Parloir.Grains.Observers;
using Parloir.Grains.Outbox;
using Parloir.Grains.Views;
using Parloir.Grains.Workspaces;
using Parloir.Journal;

namespace Parloir.Grains.Conversations;

/// <summary>Loads, decides, appends, evolves, tells; what is decided stands in the rules.</summary>
internal sealed class ConversationGrain(
    IJournal journal, EventCodec<ConversationEvent> codec, DeliveryQuery deliveries, AttachmentQueries attachments, WritingLookup lookup, FormLookup forms,
    ErasedContents erasedContents, Rulebooks rulebooks, RuleDirectories directories, TimeProvider clock)
    : JournaledGrain<ConversationState, ConversationEvent>(journal, codec, clock), IConversationGrain, IRemindable
{
    private readonly ObserverSet<IConversationObserver> watchers = new(TimeSpan.FromMinutes(2), clock);

    protected override string Aggregate => "conversation";
    protected override ConversationState Initial => ConversationState.Initial;

    private ConversationId Id => new(LocalKey);

    public Task<ConversationView?> Get(CancellationToken cancellationToken) => Task.FromResult(State.Exists ? View() : null);

    public async Task<CommandResult> Execute(ConversationCommand command, CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var lookups = await lookup.ForAsync(Workspace, Stream, State, command, cancellationToken);
        var rules = await rulebooks.ForAsync(Workspace, cancellationToken);
        var outcome = await CommitAsync(
            (state, taken) => ConversationRules.KeyOf(state, command) is { } key && taken.Contains(key)
                ? Decision<ConversationEvent>.Nothing
                : RuleRunning.Extend(state, ConversationRules.Decide(state, command, now, lookups), rules, now),
            cancellationToken);

        // A command that was accepted once is not refused when it is repeated, whatever has happened since.
        if (!outcome.Changed && await lookup.WrittenAsync(Stream, State, command, cancellationToken) is { } written)
            return WritingRules.IsRepeat(written, command) ? new CommandResult.Accepted(View()) : new CommandResult.Rejected(new Rejection.ClientMessageIdTaken());
        if (outcome.Rejection is { } reason) return new CommandResult.Rejected(reason);
        Tell(outcome);
        return new CommandResult.Accepted(View());
    }

    public async Task<CommandResult> Start(ConversationOpening opening, ConversationCommand.SendTemplate template, CancellationToken cancellationToken)
    {
        if (State.Exists || State.IsErased) return await Execute(template, cancellationToken);
        var lookups = await lookup.ForAsync(Workspace, opening.Channel.Account, template, cancellationToken);
        var (rules, now) = (await rulebooks.ForAsync(Workspace, cancellationToken), Clock.GetUtcNow());
        var outcome = await CommitAsync(
            (state, _) => state.Exists || state.IsErased
                ? Decision<ConversationEvent>.Nothing
                : RuleRunning.Extend(state, WritingRules.Start(Id, opening, template, lookups), rules, now),
            cancellationToken);
        if (outcome.Rejection is { } reason) return new CommandResult.Rejected(reason);
        // Somebody else wrote to the stream meanwhile: the conversation is there now.
        if (!outcome.Changed) return await Execute(template, cancellationToken);
        Tell(outcome);
        return new CommandResult.Accepted(View());
    }

    public async Task RecordAttachment(long message, Attachment attachment, CancellationToken cancellationToken)
    {
        if (State.IsErased && attachment.File is { } late) await erasedContents.AddAsync(Workspace, late.Checksum, cancellationToken);
        if (!State.Exists) return;
        var known = await attachments.FindAsync(Workspace, Id, [message], cancellationToken);
        Tell(await CommitAsync((_, _) => AttachmentRules.Record(message, known.GetValueOrDefault(message), attachment), cancellationToken));
    }

    public async Task<ReceiveResult> Receive(ImmutableArray<InboundEnvelope> envelopes, ConversationOpening opening, CancellationToken cancellationToken)
    {
        if (State.IsErased) return await ReceiveErasedAsync(envelopes, opening.Channel.Account, cancellationToken);
        if (InboundRules.ComesAfterResolve(State, envelopes)
            && InboundRules.NeedsNewConversation(State, await ReopenPolicyAsync(opening, cancellationToken), Clock.GetUtcNow()))
            return ReceiveResult.NeedsNewConversation;
        var targets = await FindTargetsAsync(envelopes, opening.Channel.Account, cancellationToken);
        var asked = await forms.ForAsync(Workspace, Id, envelopes, opening, cancellationToken);
        var (rules, now) = (await rulebooks.ForAsync(Workspace, cancellationToken), Clock.GetUtcNow());
        Tell(await CommitAsync(
            (state, taken) => RuleRunning.Extend(state, InboundRules.Decide(state, Id, envelopes, opening, targets, taken, asked), rules, now), cancellationToken));
        return ReceiveResult.Received;
    }

    public async Task<bool> RecordStatuses(ImmutableArray<StatusReport> reports, CancellationToken cancellationToken)
    {
        // What is told of a message that was deleted is known, and nobody wants to know it.
        if (!State.Exists) return State.IsErased;
        var known = new Dictionary<long, DeliveryStatus?>();
        foreach (var message in reports.Select(report => report.Message).Distinct()) known[message] = await KnownDeliveryAsync(message, cancellationToken);
        Tell(await CommitAsync(
            (state, taken) => SendRules.Apply(state.Opening!.Channel.Account, reports, message => Current(state, message, known[message]), taken), cancellationToken));
        return true;
    }

    public async Task<bool> BeginSend(long message, CancellationToken cancellationToken)
    {
        var known = await KnownDeliveryAsync(message, cancellationToken);
        var outcome = await CommitAsync((state, _) => SendRules.Begin(message, Current(state, message, known), state.IsLeaving(message)), cancellationToken);
        Tell(outcome);
        return outcome.Changed;
    }

    public async Task RecordOutcome(long message, SendOutcome outcome, DateTimeOffset? nextAttemptAt, CancellationToken cancellationToken)
    {
        if (!State.Exists) return;
        var known = await KnownDeliveryAsync(message, cancellationToken);
        Tell(await CommitAsync(
            (state, taken) => SendRules.Record(state.Opening!.Channel.Account, message, Current(state, message, known), outcome, nextAttemptAt, taken),
            cancellationToken));
    }

    public async Task RecordContactUpdate(long submission, ContactUpdateOutcome outcome, CancellationToken cancellationToken) =>
        Tell(await CommitAsync((state, taken) => FormAnswerRules.RecordUpdate(state, submission, outcome, taken), cancellationToken));

    public async Task<bool> ResolveInactive(DateTimeOffset since, bool evenWaiting, CancellationToken cancellationToken)
    {
        var outcome = await CommitAsync((state, _) => LifecycleRules.ResolveInactive(state, since, evenWaiting), cancellationToken);
        Tell(outcome);
        return outcome.Changed;
    }

    public async Task<bool> Erase(Actor.Agent by, string reason, CancellationToken cancellationToken)
    {
        var last = State.Exists ? View() : null;
        await CommitAsync((state, _) => ErasureRules.Erase(state, by, reason), cancellationToken);
        if (last is null) return State.IsErased;
        TellErased(last);
        return true;
    }

    public Task<bool> IsErased(CancellationToken cancellationToken) => Task.FromResult(State.IsErased);

    public async Task Withdraw(CatalogueEntry entry, CancellationToken cancellationToken) =>
        Tell(await CommitAsync((state, _) => TaxonomyRules.Withdraw(state, entry), cancellationToken));

    public async Task Acquaint(ContactId contact, ContactCard? card, ImmutableArray<ContactNotice> notices, CancellationToken cancellationToken) =>
        Tell(await CommitAsync((state, taken) => AcquaintanceRules.Decide(state, contact, card, notices, taken), cancellationToken));

    public async Task<bool> AssignMember(MemberSearch search, AgentCard? found, CancellationToken cancellationToken)
    {
        var key = $"{Id}/rule/{search.Sequence}";
        var outcome = await CommitAsync(
            (state, taken) => !state.Exists || taken.Contains(key)
                ? Decision<ConversationEvent>.Nothing
                : new Decision<ConversationEvent>.Accepted([new(RuleActing.Settle(state, search, found), Key: key)]),
            cancellationToken);
        Tell(outcome);
        return outcome.Events is [{ Event: ConversationEvent.AgentAssigned }];
    }

    public async Task<RuleTrial?> Try(AutomationRuleDraft rule, CancellationToken cancellationToken) =>
        State.Exists ? RuleRunning.Try(State, rule, await directories.ReadAsync(Workspace, cancellationToken), Clock.GetUtcNow()) : null;

    public Task<ConversationView?> Watch(IConversationObserver observer, CancellationToken cancellationToken)
    {
        if (State.Exists) watchers.Add(observer);
        return Get(cancellationToken);
    }

    public Task Unwatch(IConversationObserver observer)
    {
        watchers.Remove(observer);
        return Task.CompletedTask;
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        var now = Clock.GetUtcNow();
        Tell(await CommitAsync((state, _) => ReminderRules.Decide(state, reminderName, now), CancellationToken.None));
        foreach (var reminder in ReminderRules.Outstanding(State))
            await this.RegisterOrUpdateReminder(reminder.Name, ReminderRules.Wait(reminder.DueAt, now), ReminderRules.Period);
        if (!ReminderRules.Outstanding(State).Any(reminder => reminder.Name == reminderName) && await this.GetReminder(reminderName) is { } done)
            await this.UnregisterReminder(done);
    }

    protected override ConversationState Evolve(ConversationState state, Recorded<ConversationEvent> recorded) => ConversationState.Evolve(state, recorded);

    protected override IEnumerable<IProjectionRow> Project(ConversationState before, ConversationState after, IReadOnlyList<Recorded<ConversationEvent>> events) =>
        ConversationRows.Project(Workspace, before, after, events, Clock.GetUtcNow());

    protected override IReadOnlyList<ReminderChange> Remind(ConversationState before, ConversationState after) =>
        [.. ReminderRules.Changes(before, after).Select(reminder => new ReminderChange(GrainId, reminder.Name, reminder.DueAt, ReminderRules.Period))];

    protected override ReadOnlyMemory<byte> TakeSnapshot(ConversationState state) => JsonSerializer.SerializeToUtf8Bytes(state, GrainsJson.Default.ConversationState);

    protected override ConversationState RestoreSnapshot(ReadOnlyMemory<byte> data) => JsonSerializer.Deserialize(data.Span, GrainsJson.Default.ConversationState)!;

    private string GrainId => this.GetGrainId().ToString();

    private IFeedGrain Feed => GrainFactory.GetGrain<IFeedGrain>(FeedRouting.FeedOf(Workspace, this.GetGrainId()).Key);

    private ConversationView View() => ConversationShowing.View(State, Clock.GetUtcNow());

    private void Tell(Outcome outcome)
    {
        if (!outcome.Changed) return;
        var now = Clock.GetUtcNow();
        var head = ConversationShowing.View(outcome.After, now);
        if (!watchers.IsEmpty)
        {
            var delta = ConversationShowing.Delta(outcome.Before, head, outcome.Events);
            watchers.Notify(watcher => watcher.Changed(delta));
        }
        var before = outcome.Before.Exists ? ConversationShowing.View(outcome.Before, now) : null;
        Feed.Publish(FeedRouting.FormerKeys(before, head), head);
        if (outcome.Events.Any(recorded => OutboxRules.TaskOf(outcome.After, recorded) is not null))
            GrainFactory.GetGrain<IOutboxGrain>(this.GetPrimaryKeyString()).Drain();
        if (outcome.Events.Any(recorded => AttachmentRules.SourceOf(outcome.After, recorded.Event) is not null))
            GrainFactory.GetGrain<IMediaFetchGrain>(this.GetPrimaryKeyString()).Drain();
        foreach (var notice in NotificationRules.Of(outcome.After, outcome.Events))
            GrainFactory.GetGrain<INotificationsGrain>(Workspace.Key(notice.To.Value)).Raise(notice.Notification);
    }

    /// <summary>A repeated webhook does not bring back what was deleted; a customer who writes again gets another conversation.</summary>
    private async Task<ReceiveResult> ReceiveErasedAsync(ImmutableArray<InboundEnvelope> envelopes, ChannelAccountId account, CancellationToken cancellationToken)
    {
        var taken = new HashSet<string>();
        foreach (var key in envelopes.Select(envelope => InboundRules.Key(account, envelope)))
            if (await Journal.FindKeyAsync(key, cancellationToken) is not null) taken.Add(key);
        return ErasureRules.NeedsNewConversation(account, envelopes, taken) ? ReceiveResult.NeedsNewConversation : ReceiveResult.Received;
    }

    private void TellErased(ConversationView last)
    {
        watchers.Notify(watcher => watcher.Erased());
        Feed.Withdraw(last);
    }

    private async Task<ReopenPolicy> ReopenPolicyAsync(ConversationOpening opening, CancellationToken cancellationToken)
    {
        var inbox = await GrainFactory.GetGrain<IInboxGrain>(Workspace.Key(opening.Inbox.Value)).Get(cancellationToken);
        return inbox?.ReopenPolicy ?? InboxRules.DefaultPolicy(opening.Channel.Type);
    }

    /// <summary>The state tracks the newest messages; where an older one stands is read from its row.</summary>
    private async ValueTask<DeliveryStatus?> KnownDeliveryAsync(long message, CancellationToken cancellationToken) =>
        State.Deliveries.ContainsKey(message) ? null : await deliveries.FindAsync(Workspace, Id, message, cancellationToken);

    private static DeliveryStatus? Current(ConversationState state, long message, DeliveryStatus? known) =>
        state.Deliveries.TryGetValue(message, out var tracked) ? tracked : known;

    private async ValueTask<IReadOnlyDictionary<string, long>> FindTargetsAsync(
        ImmutableArray<InboundEnvelope> envelopes, ChannelAccountId account, CancellationToken cancellationToken)
    {
        var targets = new Dictionary<string, long>();
        foreach (var envelope in envelopes)
        {
            if (InboundRules.TargetOf(envelope.Item) is not { } target) continue;
            if (await Journal.FindKeyAsync(InboundRules.Key(account, target), cancellationToken) is { } position && position.Stream == Stream)
                targets[target] = position.Sequence;
        }
        return targets;
    }
}
