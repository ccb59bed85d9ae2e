using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Tests.World;

/// <summary>One WhatsApp number in each workspace, and its templates.</summary>
internal sealed class FakeChannelAccounts : IChannelAccountDirectory, IMessageTemplates, IChannelConnections
{
    public static readonly MessageTemplate Hello = new(
        "1", "hello", "fr", TemplateCategory.Utility, TemplateStatus.Approved, TemplateQuality.Green, TemplateParameterFormat.Positional, null, "Bonjour {{1}} !", null, []);

    private static readonly ImmutableArray<ChannelAccount> All = [Account(DeskWorld.Demo, "demo-whatsapp"), Account(DeskWorld.Other, "other-whatsapp")];

    /// <summary>What the provider answers to a synchronisation.</summary>
    public TemplateListing Listing { get; set; } = new TemplateListing.Listed([Hello]);
    public CommandResult? StartResult { get; set; }
    public ConcurrentQueue<(string Key, CustomerIdentity Identity, ConversationCommand.SendTemplate Template)> Started { get; } = new();

    /// <summary>What the next command on a connection is answered with.</summary>
    public Rejection? Rejection { get; set; }
    public ConcurrentQueue<(string Key, object Command)> Commands { get; } = new();
    public ConnectionTest Tested { get; set; } = new ConnectionTest.Works("+33 1", "Garage");

    public IContactIdentityGrain Identity(string key) => new Keyed(this, key);

    public IChannelAccountGrain Grain(string key) => new FakeChannelAccountGrain(this, key);

    /// <summary>As if every account that was asked to be connected were.</summary>
    public Task<ImmutableArray<ChannelConnection>> List(WorkspaceId workspace, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<ChannelConnection>>(
    [
        .. All.Where(one => one.Workspace == workspace).Select(one => Connection(one.Id)),
        .. Commands.Where(told => told.Command is ConnectionDraft && told.Key.StartsWith($"{workspace}/", StringComparison.Ordinal)).Select(told => Connection(new ChannelAccountId(told.Key[(workspace.Value.Length + 1)..]))),
    ]);

    public async Task<ChannelConnection?> Find(WorkspaceId workspace, ChannelAccountId account, CancellationToken cancellationToken) =>
        (await List(workspace, cancellationToken)).FirstOrDefault(one => one.Id == account);

    public async Task<ConnectionTest?> Test(WorkspaceId workspace, ChannelAccountId account, CancellationToken cancellationToken) =>
        await Find(workspace, account, cancellationToken) is null ? null : Tested;

    private static ChannelConnection Connection(ChannelAccountId id) => new(
        id, ChannelType.WhatsApp, "WhatsApp", new InboxId("inbox"), "1", "2", SecretHint.Of("secret-token"), SecretHint.Of("secret-of-the-app"), SecretHint.Of("verify"),
        $"/webhooks/whatsapp/{id}", new ChannelHealth(ChannelLight.Failing, null, null, new ChannelFailure(DateTimeOffset.UnixEpoch, "190", "Withdrawn", true), null, 0, 1));

    public ValueTask<ChannelAccount?> Find(ChannelAccountId account, CancellationToken cancellationToken) =>
        ValueTask.FromResult(All.FirstOrDefault(one => one.Id == account));

    public ValueTask<ChannelAccount?> FindByPhoneNumberId(WorkspaceId workspace, string phoneNumberId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<ChannelAccount>> ListAsync(WorkspaceId workspace, CancellationToken cancellationToken) =>
        Task.FromResult(All.RemoveAll(one => one.Workspace != workspace));

    public Task<ImmutableArray<MessageTemplate>> ListAsync(WorkspaceId workspace, ChannelAccountId account, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<MessageTemplate>>([Hello]);

    public Task<MessageTemplate?> FindAsync(WorkspaceId workspace, ChannelAccountId account, string name, string language, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private static ChannelAccount Account(WorkspaceId workspace, string id) => new(
        new ChannelAccountId(id), workspace, new InboxId("inbox"), ChannelType.WhatsApp, "WhatsApp", "1", "secret-of-the-app", "verify", "secret-token");

    private sealed class Keyed(FakeChannelAccounts world, string key) : IContactIdentityGrain
    {
        public Task<CommandResult> Start(
            IdentityAccount account, CustomerIdentity identity, ConversationCommand.SendTemplate template, CancellationToken cancellationToken = default)
        {
            world.Started.Enqueue((key, identity, template));
            return Task.FromResult(world.StartResult ?? new CommandResult.Accepted(new FakeConversation(new ConversationId("started")).Head!));
        }

        public Task Receive(IdentityAccount account, CustomerIdentity identity, ImmutableArray<InboundEnvelope> envelopes, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public Task<IdentityLink?> PointTo(string primary, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task ConversationReopened(ConversationId conversation, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    private sealed class FakeChannelAccountGrain(FakeChannelAccounts world, string key) : IChannelAccountGrain
    {
        public Task<Rejection?> Connect(Actor.Agent by, ConnectionDraft draft, CancellationToken cancellationToken = default) => Answer(draft);

        public Task<Rejection?> Change(Actor.Agent by, ConnectionChange change, CancellationToken cancellationToken = default) => Answer(change);

        public async Task<bool> Disconnect(Actor.Agent by, CancellationToken cancellationToken = default) => await Answer("disconnect") is null;

        public Task<TemplateListing> SyncTemplates(CancellationToken cancellationToken = default) => Task.FromResult(world.Listing);

        public Task WatchTemplates(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task Configure(ChannelAccount account, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task UpdateTemplates(ImmutableArray<TemplateUpdate> updates, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        private Task<Rejection?> Answer(object command)
        {
            if (world.Rejection is null) world.Commands.Enqueue((key, command));
            return Task.FromResult(world.Rejection);
        }
    }
}
