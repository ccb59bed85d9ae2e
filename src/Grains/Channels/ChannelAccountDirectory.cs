using System.Collections.Concurrent;

namespace Parloir.Grains.Channels;

/// <summary>Keeps each account for a few seconds: webhooks ask for every request. What is not there is not kept.</summary>
internal sealed class ChannelAccountDirectory(ChannelAccountRows rows, TimeProvider clock) : IChannelAccountDirectory
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<ChannelAccountId, (ChannelAccount Account, DateTimeOffset Until)> cache = new();

    public ValueTask<ChannelAccount?> Find(ChannelAccountId account, CancellationToken cancellationToken) =>
        cache.TryGetValue(account, out var kept) && kept.Until > clock.GetUtcNow()
            ? ValueTask.FromResult<ChannelAccount?>(kept.Account)
            : new ValueTask<ChannelAccount?>(ReadAsync(account, cancellationToken));

    public async ValueTask<ChannelAccount?> FindByPhoneNumberId(WorkspaceId workspace, string phoneNumberId, CancellationToken cancellationToken) =>
        await rows.FindByNumberAsync(workspace, phoneNumberId, cancellationToken);

    public Task<ImmutableArray<ChannelAccount>> ListAsync(WorkspaceId workspace, CancellationToken cancellationToken) => rows.ListAsync(workspace, cancellationToken);

    private async Task<ChannelAccount?> ReadAsync(ChannelAccountId id, CancellationToken cancellationToken)
    {
        var account = await rows.FindAsync(id, cancellationToken);
        if (account is null) cache.TryRemove(id, out _);
        else cache[id] = (account, clock.GetUtcNow() + Kept);
        return account;
    }
}
