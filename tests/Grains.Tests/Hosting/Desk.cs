using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Following;
using Parloir.Grains.Remarks;
using Parloir.Grains.Workspaces;
using Parloir.Journal.Following;
using Parloir.Journal.Migrations;
using Parloir.Testing;

namespace Parloir.Grains.Tests.Hosting;

/// <summary>
/// A contact centre with a database of its own, a provider, and time that the test moves. Its silo can stop, crash and start again; an error in its
/// log fails the test.
/// </summary>
internal sealed class Desk : IAsyncDisposable
{
    private static readonly MigrationSource[] Sources = [MigrationSource.Journal, new("grains", typeof(GrainsSetup).Assembly)];

    private readonly string _database;
    private Errors _errors = new();
    private int _messages;

    private Desk(string database) => _database = database;

    public ManualTimeProvider Time { get; } = new(Samples.Noon);
    public Provider Provider { get; } = new();
    public ProviderStore Store { get; } = new();
    public List<IQuarantineReader> Readers { get; } = [];
    public Silo Silo { get; private set; } = null!;
    public WorkspaceId Workspace { get; } = Samples.Workspace;
    public ChannelAccount Account { get; private set; } = AccountOf(Samples.Workspace);

    public static ChannelAccount AccountOf(WorkspaceId workspace) => new(
        new ChannelAccountId($"{workspace}-whatsapp"), workspace, Samples.Inbox, ChannelType.WhatsApp, "WhatsApp", "100000000000001", "secret", "verify", "token");

    public static async Task<Desk> OpenAsync(ReopenPolicy? policy = null)
    {
        var desk = new Desk(await PostgresServer.CreateDatabaseAsync(Sources));
        await desk.StartAsync();
        await desk.ConnectAsync(desk.Account);
        if (policy is not null) await desk.Silo.Grains.GetGrain<IInboxGrain>(desk.Workspace.Key(Samples.Inbox.Value)).Configure("Support", policy);
        return desk;
    }

    public Task ConnectAsync(ChannelAccount account) =>
        Silo.Grains.GetGrain<IChannelAccountGrain>(account.Workspace.Key(account.Id.Value)).Configure(account);

    public async Task StartAsync() => Silo = await Silo.StartAsync(_database, Time, services =>
    {
        services.AddSingleton<IChannelSender>(Provider);
        services.AddSingleton<IMediaSource>(Store);
        services.AddSingleton<ITemplateSource>(Store);
        foreach (var reader in Readers) services.AddSingleton(reader);
        services.AddLogging(logging => logging.AddProvider(_errors));
    });

    public async Task RestartAsync()
    {
        await Silo.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Lets time pass while the silo is down; it finds what is due when it starts.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await Silo.DisposeAsync();
        Time.Advance(time);
        await StartAsync();
        Time.Advance(TimeSpan.Zero);
    }

    /// <summary>Moves time on second by second until the task is done.</summary>
    public async Task AdvanceUntilAsync(Task task)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (!task.IsCompleted)
        {
            Assert.False(limit.IsCancellationRequested, "It was not done in time.");
            Time.Advance(TimeSpan.FromSeconds(1));
            for (var turn = 0; turn < 50 && !task.IsCompleted; turn++) await Task.Yield();
        }
        await task;
    }

    public async Task CrashAsync()
    {
        await Silo.KillAsync();
        // What a dying silo complains of concerns nobody.
        _errors = new Errors();
        await StartAsync();
    }

    public IContactGrain Contact(ContactId id) => Silo.Grains.GetGrain<IContactGrain>(Workspace.Key(id.Value));

    public IContactCatalogueGrain Catalogue => Silo.Grains.GetGrain<IContactCatalogueGrain>(Workspace.Value);
    public IContactQueries Contacts => Silo.Services.GetRequiredService<IContactQueries>();
    public IRemarkQueries Remarks => Silo.Services.GetRequiredService<IRemarkQueries>();

    /// <summary>Alice writes fields of a contact.</summary>
    public async Task<ContactView> EditAsync(ContactId contact, params ImmutableArray<ContactChange> changes) =>
        Assert.IsType<ContactView>((await Contact(contact).Execute(new ContactCommand.Edit(Samples.Alice, changes)).Soon()).Contact);

    public IConversationGrain Conversation(ConversationId id) => Silo.Grains.GetGrain<IConversationGrain>(Workspace.Key(id.Value));

    /// <summary>A new message of a customer, as it comes now.</summary>
    public InboundEnvelope Message(string text = "Hello", DateTimeOffset? at = null) =>
        Samples.Message($"wamid.{Interlocked.Increment(ref _messages)}", at ?? Time.GetUtcNow(), text);

    public Task<ImmutableArray<InboundEnvelope>> ReceiveAsync(CustomerIdentity customer, params ImmutableArray<InboundEnvelope> envelopes) =>
        Silo.Inbound.Accept(Workspace, new InboundBatch([new InboundFromCustomer(Account, customer, envelopes)], []), CancellationToken.None).Soon();

    /// <summary>First contact; the conversation that it opened.</summary>
    public async Task<ConversationView> OpenConversationAsync(CustomerIdentity? customer = null, string text = "Hello")
    {
        var known = (await AllAsync()).Select(view => view.Id).ToHashSet();
        await ReceiveAsync(customer ?? Samples.Carla, Message(text));
        return Assert.Single(await AllAsync(), view => !known.Contains(view.Id));
    }

    public async Task<ConversationView> DoAsync(ConversationId conversation, ConversationCommand command) =>
        Assert.IsType<CommandResult.Accepted>(await Conversation(conversation).Execute(command).Soon()).Conversation;

    /// <summary>A reply of Alice; the sequence of its message.</summary>
    public async Task<long> ReplyAsync(ConversationId conversation, string text = "Good morning")
    {
        var id = $"client-{Interlocked.Increment(ref _messages)}";
        await DoAsync(conversation, new ConversationCommand.SendMessage(Samples.Alice, id, text, null));
        return (await TimelineAsync(conversation)).OfType<TimelineItem.Message>().Single(message => message.ClientMessageId == id).Sequence;
    }

    public async Task<ImmutableArray<ConversationView>> AllAsync(WorkspaceId? workspace = null) =>
        (await Silo.Queries.List(
            workspace ?? Workspace, new ConversationFilter(ConversationTab.All, Samples.Alice.Id, null, null), null, 1000, CancellationToken.None)).Items;

    public async Task<ImmutableArray<TimelineItem>> TimelineAsync(ConversationId conversation) =>
        (await Silo.Queries.Timeline(Workspace, conversation, null, null, 1000, CancellationToken.None))!.Items;

    public async Task<Delivery> DeliveryAsync(ConversationId conversation, long message) =>
        (await TimelineAsync(conversation)).OfType<TimelineItem.Message>().Single(item => item.Sequence == message).Delivery!;

    /// <summary>What the provider says of a message that it was asked to send.</summary>
    public Task<ImmutableArray<InboundEnvelope>> TellStatusAsync(OutboundMessage sent, DeliveryStatus status, string providerId = "wamid.out.1", DeliveryError? error = null) =>
        ReceiveAsync(sent.Recipient, new InboundEnvelope(
            $"{providerId}:{status}", Time.GetUtcNow(), new InboundItem.Status(providerId, status, error, sent.CallbackData)));

    public async Task DeliveredAsync(ConversationId conversation, long message, DeliveryStatus status) =>
        await Waiting.Eventually(async () => (await DeliveryAsync(conversation, message)).Status == status);

    /// <summary>Lets the followers of the journal see all that was committed.</summary>
    public async Task FollowAsync()
    {
        var following = Silo.Services.GetRequiredService<JournalFollowing>();
        foreach (var follower in Silo.Services.GetServices<IJournalFollower>())
        {
            while ((await following.StepAsync(follower, FollowingPace.LargestPage, CancellationToken.None).Soon()).Events > 0)
            {
                // The next page.
            }
        }
    }

    public async Task<long> CountAsync(string table, string condition = "true")
    {
        await using var command = Silo.Database.CreateCommand($"select count(*) from {table} where {condition}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(_database);
        _errors.AssertNone();
    }

    private sealed class Errors : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _logged = new();

        public void AssertNone() => Assert.Empty(_logged);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error) _logged.Enqueue($"{formatter(state, exception)}: {exception}");
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public ILogger CreateLogger(string categoryName) => this;
        public void Dispose() { }
    }
}
