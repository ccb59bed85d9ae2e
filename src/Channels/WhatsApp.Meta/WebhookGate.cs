using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Parloir.Grains;

namespace Parloir.Channels.WhatsApp.Meta;

/// <summary>How many webhooks of one account may come in a second, and be under way at once.</summary>
internal sealed class WebhookGate(IOptions<WhatsAppOptions> options) : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly PartitionedRateLimiter<ChannelAccountId> rate = ForEachAccount(() => new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
    {
        TokenLimit = options.Value.Rate * 2,
        TokensPerPeriod = Math.Max(1, (int)(options.Value.Rate * Tick.TotalSeconds)),
        ReplenishmentPeriod = options.Value.Rate >= 10 ? Tick : TimeSpan.FromSeconds(1) / options.Value.Rate,
        // All partitions have one timer.
        AutoReplenishment = false,
    }));

    private readonly PartitionedRateLimiter<ChannelAccountId> concurrency = ForEachAccount(() => new ConcurrencyLimiter(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Value.Concurrency,
        QueueLimit = options.Value.Concurrency * 10,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    }));

    /// <returns>A lease to be disposed of when the webhook is done; one that is not acquired when there are too many.</returns>
    public ValueTask<RateLimitLease> EnterAsync(ChannelAccountId account, CancellationToken cancellationToken)
    {
        var admission = rate.AttemptAcquire(account);
        return admission.IsAcquired ? concurrency.AcquireAsync(account, 1, cancellationToken) : ValueTask.FromResult(admission);
    }

    public void Dispose()
    {
        rate.Dispose();
        concurrency.Dispose();
    }

    private static PartitionedRateLimiter<ChannelAccountId> ForEachAccount(Func<RateLimiter> create)
    {
        // Made once, and not for each webhook.
        Func<ChannelAccountId, RateLimiter> createFor = _ => create();
        return PartitionedRateLimiter.Create<ChannelAccountId, ChannelAccountId>(account => RateLimitPartition.Get(account, createFor));
    }
}
