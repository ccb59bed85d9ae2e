using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Remarks;
using Parloir.Grains.Views;

namespace Parloir.Web.Tests.World;

/// <summary>Contacts and their remarks in memory. A restricted agent sees those whose ids stand in <see cref="SeenByAll"/>.</summary>
internal sealed class FakeContacts : IContactQueries, IRemarkQueries, IContactEventQueries
{
    public static readonly ContactView Zoe = new(
        new ContactId("zoe"), "Zoé", "+33 6", null, new ChannelCard(ChannelType.WhatsApp, new ChannelAccountId("a")), DateTimeOffset.UnixEpoch,
        "user", null, null, [], [], null, [], null);

    public ConcurrentDictionary<string, ContactView> All { get; } = new();
    public ConcurrentBag<string> SeenByAll { get; } = [];
    public ConcurrentQueue<ContactCommand> Commands { get; } = new();
    public ConcurrentQueue<RemarkView> Remarks { get; } = new();
    public ConcurrentQueue<AgentCard> Called { get; } = new();
    public Rejection? Rejection { get; set; }
    public ConcurrentDictionary<(string Key, IContactObserver Observer), bool> Watchers { get; } = new();
    private long _changes = 1;
    public (WorkspaceId Workspace, ContactFilter Filter, AgentAccess Access, string? Cursor, int Limit)? LastList { get; private set; }

    /// <summary>Somebody changed it; all who watch are told.</summary>
    public void Change(string key)
    {
        var now = new ContactPosition(All[key].Id, Interlocked.Increment(ref _changes));
        foreach (var (watched, observer) in Watchers.Keys)
            if (watched == key) observer.Changed(now);
    }

    public IContactGrain Grain(string key) => new FakeContactGrain(this, key);

    public Task<ContactView?> Find(WorkspaceId workspace, ContactId contact, AgentAccess access, CancellationToken cancellationToken) =>
        Task.FromResult(access.Inboxes is null || SeenByAll.Contains(contact.Value) ? All.GetValueOrDefault(workspace.Key(contact.Value)) : null);

    public Task<ContactPage> List(
        WorkspaceId workspace, ContactFilter filter, AgentAccess access, string? cursor, int limit, CancellationToken cancellationToken)
    {
        if (cursor is "garbage") throw new FormatException();
        LastList = (workspace, filter, access, cursor, limit);
        return Task.FromResult(new ContactPage([.. All.Where(pair => pair.Key.StartsWith(workspace.Value + "/", StringComparison.Ordinal)).Select(pair => pair.Value)], null));
    }

    public Task<RemarkPage> OfContacts(
        WorkspaceId workspace, ImmutableArray<ContactId> contacts, string? cursor, int limit, CancellationToken cancellationToken) => PageOf(cursor);

    public Task<RemarkPage> OfConversation(
        WorkspaceId workspace, ConversationId conversation, string? cursor, int limit, CancellationToken cancellationToken) => PageOf(cursor);

    Task<ContactEventPage> IContactEventQueries.OfContacts(
        WorkspaceId workspace, ImmutableArray<ContactId> contacts, string? cursor, int limit, CancellationToken cancellationToken) => cursor is "garbage"
        ? throw new FormatException()
        : Task.FromResult(new ContactEventPage(
            [.. Commands.OfType<ContactCommand.Report>().Select(report => new ContactEventView(report.ClientKey, new AgentCard(report.By.Id, report.By.Name), report.Event, DateTimeOffset.UnixEpoch))], null));

    private Task<RemarkPage> PageOf(string? cursor) => cursor is "garbage" ? throw new FormatException() : Task.FromResult(new RemarkPage([.. Remarks], null));

    public IContactRegistryGrain Registry() => new FakeRegistry(this);

    private sealed class FakeRegistry(FakeContacts contacts) : IContactRegistryGrain
    {
        public Task<ContactCreation> Create(Actor.Agent by, ImmutableArray<ContactChange> fields, CancellationToken cancellationToken = default)
        {
            if (contacts.Rejection is { } reason) return Task.FromResult(new ContactCreation(null, null, reason));
            if (fields.OfType<ContactChange.SetEmails>().Any()) return Task.FromResult(new ContactCreation(null, new ContactCard(Zoe.Id, Zoe.Name, Zoe.Address, Zoe.Customer), null));
            return Task.FromResult(new ContactCreation(Zoe with { Name = fields.OfType<ContactChange.Rename>().Single().Name!, Channel = null }, null, null));
        }
    }

    private sealed class FakeContactGrain(FakeContacts contacts, string key) : IContactGrain
    {
        private ContactView? View => contacts.All.GetValueOrDefault(key);

        public Task<ContactView?> Get(CancellationToken cancellationToken = default) => Task.FromResult(View);

        public Task<ContactResult> Create(Actor.Agent by, ImmutableArray<ContactChange> fields, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ContactResult> Execute(ContactCommand command, CancellationToken cancellationToken = default)
        {
            if (contacts.Rejection is { } reason) return Task.FromResult(new ContactResult(null, reason));
            contacts.Commands.Enqueue(command);
            if (command is ContactCommand.SetOwner set) contacts.All[key] = View! with { Owner = set.Owner };
            return Task.FromResult(new ContactResult(View, null));
        }

        public Task<RemarkResult> AddRemark(Actor.Agent by, string clientMessageId, string text, ImmutableArray<AgentCard> mentions, CancellationToken cancellationToken = default)
        {
            if (contacts.Rejection is { } reason) return Task.FromResult(new RemarkResult(null, reason));
            var remark = new RemarkView(clientMessageId, new AgentCard(by.Id, by.Name), text, DateTimeOffset.UnixEpoch);
            contacts.Remarks.Enqueue(remark);
            foreach (var agent in mentions) contacts.Called.Enqueue(agent);
            return Task.FromResult(new RemarkResult(remark, null));
        }

        public Task<KnownContact> Ensure(CustomerIdentity identity, ChannelCard channel, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task<KnownContact?> Introduce(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task Own(AgentCard agent, bool replace, AssignmentId by, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task Disown(AssignmentId assignment, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ContactResult> Yield(Actor.Agent by, ContactId winner, string winnerName, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task Regain(Actor.Agent by, ContactId winner, string winnerName, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<KnownContact?> Accompany(ContactId merged, ImmutableArray<ContactPoint> points, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task TellConversations() => throw new NotSupportedException();

        public Task Greet(ConversationId conversation, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<ContactPosition?> Watch(IContactObserver observer, CancellationToken cancellationToken = default)
        {
            if (View is not { } view) return Task.FromResult<ContactPosition?>(null);
            contacts.Watchers[(key, observer)] = true;
            return Task.FromResult<ContactPosition?>(new ContactPosition(view.Id, Interlocked.Read(ref contacts._changes)));
        }

        public Task Unwatch(IContactObserver observer)
        {
            contacts.Watchers.TryRemove((key, observer), out _);
            return Task.CompletedTask;
        }
    }
}
