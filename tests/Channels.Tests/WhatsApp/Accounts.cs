using System.Collections.Immutable;
using Parloir.Grains;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Tests.WhatsApp;

internal sealed class Accounts : IChannelAccountDirectory
{
    public static readonly ChannelAccount Main = Of("main", Payload.Number, "secret");
    /// <summary>Another number of the same application.</summary>
    public static readonly ChannelAccount Sibling = Of("sibling", "100000000000002", "secret");
    /// <summary>A number of the same workspace under another application.</summary>
    public static readonly ChannelAccount Stranger = Of("stranger", "100000000000003", "other secret");

    private static readonly ChannelAccount[] All = [Main, Sibling, Stranger];

    public ValueTask<ChannelAccount?> Find(ChannelAccountId account, CancellationToken cancellationToken) =>
        ValueTask.FromResult(All.FirstOrDefault(one => one.Id == account));

    public ValueTask<ChannelAccount?> FindByPhoneNumberId(WorkspaceId workspace, string phoneNumberId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(All.FirstOrDefault(one => one.Workspace == workspace && one.PhoneNumberId == phoneNumberId));

    public Task<ImmutableArray<ChannelAccount>> ListAsync(WorkspaceId workspace, CancellationToken cancellationToken) =>
        Task.FromResult(All.Where(one => one.Workspace == workspace).ToImmutableArray());

    private static ChannelAccount Of(string id, string number, string secret) => new(
        new ChannelAccountId(id), new WorkspaceId("w"), new InboxId("i"), ChannelType.WhatsApp, id, number, secret, "verify me", "access token", $"business-of-{id}");
}
