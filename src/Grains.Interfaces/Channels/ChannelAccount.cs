using Parloir.Grains.Contacts;

namespace Parloir.Grains.Channels;

/// <summary>A connected endpoint and what is needed to speak for it. Holds secrets: never serialised towards a client.</summary>
/// <param name="PhoneNumberId">Meta's id of the WhatsApp number.</param>
/// <param name="BusinessAccountId">Meta's id of the WhatsApp business account, which has the templates; empty when it is not known.</param>
public sealed record ChannelAccount(
    ChannelAccountId Id, WorkspaceId Workspace, InboxId Inbox, ChannelType Type, string Name,
    string PhoneNumberId, string AppSecret, string VerifyToken, string AccessToken, string BusinessAccountId = "")
{
    /// <summary>Without the secrets: records print all their members.</summary>
    public override string ToString() => $"ChannelAccount {Id}";
}

/// <summary>A channel account's configuration. Key: <c>workspace/account</c>.</summary>
public interface IChannelAccountGrain : IGrainWithStringKey
{
    /// <summary>Connects the account, or changes how it is connected.</summary>
    Task Configure(ChannelAccount account, CancellationToken cancellationToken = default);

    /// <summary>Connects the account, or connects again one that was disconnected: its conversations go on.</summary>
    /// <param name="draft">With a verify token.</param>
    /// <returns>Why not: <c>channel_connection_invalid</c>, <c>channel_account_exists</c>, <c>unknown_inbox</c>.</returns>
    Task<Rejection?> Connect(Actor.Agent by, ConnectionDraft draft, CancellationToken cancellationToken = default);

    /// <summary>A change is felt within ten seconds on every node.</summary>
    /// <returns>Why not: <c>not_found</c> when it is not connected, <c>channel_connection_invalid</c>, <c>unknown_inbox</c>.</returns>
    Task<Rejection?> Change(Actor.Agent by, ConnectionChange change, CancellationToken cancellationToken = default);

    /// <summary>Forgets the secrets and the templates. Conversations stay; what is sent in them fails with <c>account_removed</c>.</summary>
    /// <returns>False when it was not connected.</returns>
    Task<bool> Disconnect(Actor.Agent by, CancellationToken cancellationToken = default);

    /// <summary>Sees to it that the template catalogue is read again now and then, also of accounts that were connected before that was so.</summary>
    Task WatchTemplates(CancellationToken cancellationToken = default);

    /// <summary>Reads the template catalogue from the provider; what has changed is durable when this returns. After a failure the catalogue is as it was.</summary>
    Task<TemplateListing> SyncTemplates(CancellationToken cancellationToken = default);

    /// <summary>What the provider told by webhook. A template that is not in the catalogue is left to the next synchronisation.</summary>
    Task UpdateTemplates(ImmutableArray<TemplateUpdate> updates, CancellationToken cancellationToken = default);
}

/// <summary>A channel account without its secrets.</summary>
public sealed record ChannelAccountView(ChannelAccountId Id, string Name, ChannelType Type, InboxId Inbox);

/// <summary>The channel accounts of the installation, as every node knows them.</summary>
public interface IChannelAccountDirectory
{
    ValueTask<ChannelAccount?> Find(ChannelAccountId account, CancellationToken cancellationToken);
    /// <summary>The account of that number in that workspace, for a webhook address that serves several numbers.</summary>
    ValueTask<ChannelAccount?> FindByPhoneNumberId(WorkspaceId workspace, string phoneNumberId, CancellationToken cancellationToken);
    /// <summary>Those of a workspace, by name.</summary>
    Task<ImmutableArray<ChannelAccount>> ListAsync(WorkspaceId workspace, CancellationToken cancellationToken);
}

/// <summary>What one webhook delivery brought, item by item.</summary>
public sealed record InboundBatch(ImmutableArray<InboundFromCustomer> Customers, ImmutableArray<QuarantineItem> Quarantined)
{
    /// <summary>What concerns an account's templates.</summary>
    public ImmutableArray<TemplateNotice> Templates { get; init; } = [];
}

public sealed record TemplateNotice(ChannelAccount Account, TemplateUpdate Update);

public sealed record InboundFromCustomer(ChannelAccount Account, CustomerIdentity Identity, ImmutableArray<InboundEnvelope> Envelopes);

/// <summary>Something a provider sent that we cannot read, kept whole until somebody looks at it.</summary>
/// <param name="DedupeKey">Hash of <paramref name="Body"/>: the provider's retries make no second row.</param>
/// <param name="Reason">A stable code: <c>unhandled_field</c>, <c>unknown_message</c>, <c>group_message</c>, <c>malformed_item</c>, <c>unknown_phone_number</c>.</param>
/// <param name="Body">The item inside the provider's own envelope, so that it can be replayed as it came.</param>
public sealed record QuarantineItem(ChannelAccountId Account, string DedupeKey, string Reason, string Detail, ReadOnlyMemory<byte> Body);

/// <summary>Takes what a channel parsed to the grains, and returns when all of it is durable.</summary>
public interface IInbound
{
    /// <returns>Statuses of messages that nobody here sent or echoed: the channel quarantines them with their raw item, as <c>unknown_message</c>.</returns>
    /// <exception cref="Exception">Something is not durable: the provider must send the whole webhook again.</exception>
    Task<ImmutableArray<InboundEnvelope>> Accept(WorkspaceId workspace, InboundBatch batch, CancellationToken cancellationToken);
}

/// <summary>Reads a quarantined item once more, as its channel would read it now.</summary>
public interface IQuarantineReader
{
    ChannelType Type { get; }
    Task<InboundBatch> Read(ChannelAccount account, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}
