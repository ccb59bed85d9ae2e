using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Attachments;
using Parloir.Grains.Automation;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Workspaces;

namespace Parloir.Web.Tests.World;

internal sealed class FakeConversation : IConversationGrain
{
    private static readonly DateTimeOffset Then = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly Lock _gate = new();
    private readonly List<ConversationDelta> _deltas = [];
    private readonly List<IConversationObserver> _observers = [];

    public FakeConversation(ConversationId id) => Head = new ConversationView(
        id, 42, ConversationStatus.Open, new ContactCard(new ContactId("zoe"), "Zoé", "+33 6 12 34 56 78", null), new InboxId("inbox"),
        new ChannelCard(ChannelType.WhatsApp, new ChannelAccountId("demo-whatsapp")), null, Priority.None, ["vip"],
        new MessagePreview(MessageDirection.Inbound, MessageKind.Text, "Bonjour", Then), new MessagingWindow.Open(Then.AddHours(24)),
        Then, Then, Then, 1, 1, null, null, null, [], []);

    public ConversationView? Head { get; private set; }
    public ConcurrentQueue<ConversationCommand> Commands { get; } = new();
    public Rejection? Rejection { get; set; }
    public Exception? Fault { get; set; }
    /// <summary>Observer calls are lost while this is set, as when a node or a connection goes away.</summary>
    public bool LosesCalls { get; set; }
    public int Watches { get; private set; }
    public int Watchers { get { lock (_gate) return _observers.Count; } }
    public int Reads { get; private set; }
    /// <summary>What the next read for a snapshot finds to have happened meanwhile.</summary>
    public Action? BeforeRead { get; set; }

    public static FakeConversation Missing() => new(new ConversationId("missing")) { Head = null };

    /// <summary>Changes what the conversation is, without telling anybody.</summary>
    public void Become(Func<ConversationView, ConversationView> change)
    {
        lock (_gate) Head = change(Head!);
    }

    public void Delete()
    {
        lock (_gate) Head = null;
    }

    /// <summary>A message of the customer, to all who watch.</summary>
    public void Say(string text)
    {
        lock (_gate)
        {
            var since = Head!.Sequence;
            var item = new TimelineItem.Message(
                since + 1, Then.AddMinutes(since), Then.AddMinutes(since), new Actor.Contact(Head.Contact.Id, Head.Contact.Name),
                MessageDirection.Inbound, new MessageContent.Text(text), null, null, null);
            Head = Head with { Sequence = since + 1, LastMessageSequence = since + 1 };
            var delta = new ConversationDelta(Head.Id, since, Head.Sequence, Head, [new TimelineChange.ItemAdded(item)]);
            _deltas.Add(delta);
            if (LosesCalls) return;
            foreach (var observer in _observers) observer.Changed(delta);
        }
    }

    /// <summary>Puts an item into the timeline, without telling anybody.</summary>
    public void Add(Func<long, TimelineItem> item)
    {
        lock (_gate)
        {
            var since = Head!.Sequence;
            Head = Head with { Sequence = since + 1 };
            _deltas.Add(new ConversationDelta(Head.Id, since, Head.Sequence, Head, [new TimelineChange.ItemAdded(item(since + 1))]));
        }
    }

    /// <summary>What a real watch sends, sent again: calls may come late.</summary>
    public void Repeat(int delta)
    {
        lock (_gate)
            foreach (var observer in _observers) observer.Changed(_deltas[delta]);
    }

    public Task<ConversationView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(Head);

    public Task<CommandResult> Execute(ConversationCommand command, CancellationToken cancellationToken = default)
    {
        if (Fault is { } fault) throw fault;
        if (Head is null) return Task.FromResult<CommandResult>(new CommandResult.Rejected(new Rejection.NotFound()));
        Commands.Enqueue(command);
        return Task.FromResult<CommandResult>(
            Rejection is { } reason ? new CommandResult.Rejected(reason) : new CommandResult.Accepted(Head with { Sequence = Head.Sequence + Commands.Count }));
    }

    public Task Acquaint(ContactId contact, ContactCard? card, ImmutableArray<ContactNotice> notices, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<ConversationView?> Watch(IConversationObserver observer, CancellationToken cancellationToken = default)
    {
        if (Fault is { } fault) throw fault;
        lock (_gate)
        {
            Watches++;
            if (!_observers.Contains(observer)) _observers.Add(observer);
            return Task.FromResult(Head);
        }
    }

    public Task Unwatch(IConversationObserver observer)
    {
        lock (_gate) _observers.Remove(observer);
        return Task.CompletedTask;
    }

    /// <param name="after">Null: the newest page.</param>
    public TimelinePage Page(long? after, int limit)
    {
        BeforeRead?.Invoke();
        BeforeRead = null;
        lock (_gate)
        {
            Reads++;
            var items = _deltas.SelectMany(delta => delta.Changes).OfType<TimelineChange.ItemAdded>().Select(added => added.Item).Where(item => item.Sequence > (after ?? 0)).ToArray();
            return after is null
                ? new TimelinePage([.. items.TakeLast(limit)], null, null)
                : new TimelinePage([.. items.Take(limit)], null, items.Length > limit ? items[limit - 1].Sequence : null);
        }
    }

    public ConversationDelta? Since(ConversationView head, long sequence, int limit)
    {
        lock (_gate)
        {
            var missed = _deltas.Where(delta => delta.Since >= sequence && delta.Sequence <= head.Sequence).ToArray();
            return missed.Length > limit ? null : new ConversationDelta(head.Id, sequence, head.Sequence, head, [.. missed.SelectMany(delta => delta.Changes)]);
        }
    }

    public Task<ReceiveResult> Receive(ImmutableArray<InboundEnvelope> envelopes, ConversationOpening opening, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<CommandResult> Start(ConversationOpening opening, ConversationCommand.SendTemplate template, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task RecordAttachment(long message, Attachment attachment, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<bool> RecordStatuses(ImmutableArray<StatusReport> reports, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<bool> ResolveInactive(DateTimeOffset since, bool evenWaiting, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public string? ErasedFor { get; private set; }

    public Task<bool> Erase(Actor.Agent by, string reason, CancellationToken cancellationToken = default)
    {
        if (Head is null) return Task.FromResult(ErasedFor is not null);
        ErasedFor = $"{by.Name}: {reason}";
        Delete();
        lock (_gate)
            foreach (var observer in _observers) observer.Erased();
        return Task.FromResult(true);
    }

    public Task<bool> IsErased(CancellationToken cancellationToken = default) => Task.FromResult(ErasedFor is not null);

    public RuleTrial? Trial { get; set; }

    public Task<RuleTrial?> Try(AutomationRuleDraft rule, CancellationToken cancellationToken = default) => Task.FromResult(Head is null ? null : Trial);

    public Task<bool> AssignMember(MemberSearch search, AgentCard? found, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task Withdraw(CatalogueEntry entry, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task RecordContactUpdate(long submission, ContactUpdateOutcome outcome, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<bool> BeginSend(long message, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task RecordOutcome(long message, SendOutcome outcome, DateTimeOffset? nextAttemptAt, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
