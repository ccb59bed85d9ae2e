using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parloir.Runtime.Placement;

namespace Parloir.Grains.Outbox;

/// <summary>
/// Wakes the outboxes of this silo's partitions that have something due and nobody to remember it: all of a partition that was just taken over, and later
/// those that are overdue.
/// </summary>
internal sealed class OutboxSweep(OutboxQueries outbox, IGrainFactory grains, IPlacement placement, TimeProvider clock, ILogger<OutboxSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    /// <summary>An outbox that is awake needs no waking: only what is overdue for longer than a nudge takes.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private const int Batch = 1000;

    private HashSet<int> known = [];
    private long sweptAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        do await LookAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var owned = placement.LocalPartitions.ToHashSet();
            var taken = owned.Except(known).ToArray();
            known.IntersectWith(owned);
            if (taken.Length > 0)
            {
                await SweepAsync(DateTimeOffset.MaxValue, taken, cancellationToken);
                known.UnionWith(taken);
            }
            if (owned.Count == 0 || clock.GetElapsedTime(sweptAt) < Period) return;
            await SweepAsync(clock.GetUtcNow() - Grace, [.. owned], cancellationToken);
            sweptAt = clock.GetTimestamp();
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or SiloUnavailableException or GrainOverloadedException)
        {
            logger.SweepFailed(exception);
        }
    }

    private async Task SweepAsync(DateTimeOffset until, int[] partitions, CancellationToken cancellationToken)
    {
        foreach (var key in await outbox.DueAsync(until, Batch, partitions, cancellationToken))
            await grains.GetGrain<IOutboxGrain>(key).Drain();
    }
}
