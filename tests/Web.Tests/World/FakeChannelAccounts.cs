using System.Collections.Concurrent;
using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;

namespace Parloir.Web.Tests.World;

/// <summary>One WhatsApp number in each workspace, and its templates.</summary>
internal sealed class FakeChannelAccounts : IChannelAccountDirectory, IMessageTemplates, IChannelAccountGrain
{
    public static readonly MessageTemplate Hello = new(
        "1", "hello", "fr", TemplateCategory.Utility, TemplateStatus.Approved, TemplateQuality.Green, TemplateParameterFormat.Positional, null, "Bonjour {{1}} !", null, []);

    private static readonly ImmutableArray<ChannelAccount> All = [Account(DeskWorld.Demo, "demo-whatsapp"), Account(DeskWorld.Other, "other-whatsapp")];

    /// <summary>What the provider answers to a synchronisation.</summary>
    public TemplateListing Listing { get; set; } = new TemplateListing.Listed([Hello]);
    public CommandResult? StartResult { get; set; }
    public ConcurrentQueue<(string Key, CustomerIdentity Identity, ConversationCommand.SendTemplate Template)> Started { get; } = new();

    public IContactIdentityGrain Identity(string key) => new Keyed(this, key);

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

    public Task Configure(ChannelAccount account, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<TemplateListing> SyncTemplates(CancellationToken cancellationToken = default) => Task.FromResult(Listing);

    public Task UpdateTemplates(ImmutableArray<TemplateUpdate> updates, CancellationToken cancellationToken = default) => throw new NotSupportedException();

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
}
