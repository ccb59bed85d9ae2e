using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parloir.Grains.Thumbnails;
using Parloir.Runtime.Placement;

namespace Parloir.Grains.Attachments;

/// <summary>Wakes the fetches of this silo's partitions that nobody remembers, after a start or when a silo died; the owner of the first partition also forgets uploads that were never sent.</summary>
internal sealed class AttachmentSweep(
    AttachmentQueries attachments, IBlobStore blobs, ThumbnailRows thumbnails, IGrainFactory grains, IPlacement placement, TimeProvider clock,
    ILogger<AttachmentSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);
    /// <summary>A fetch that is awake needs no waking: only what is overdue for longer than a nudge takes.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    /// <summary>What was written so lately may be on its way into a message.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private const int Batch = 1000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await SweepAsync(DateTimeOffset.MaxValue, stoppingToken);
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await SweepAsync(clock.GetUtcNow() - Grace, stoppingToken);
    }

    private async Task SweepAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        try
        {
            var owned = placement.LocalPartitions.ToHashSet();
            if (owned.Count == 0) return;
            foreach (var key in await attachments.DueAsync(until, Batch, cancellationToken))
            {
                var fetch = grains.GetGrain<IMediaFetchGrain>(key);
                if (owned.Contains(fetch.GetGrainId().Partition)) await fetch.Drain();
            }
            if (!owned.Contains(0)) return;
            var now = clock.GetUtcNow();
            foreach (var (workspace, blob) in await attachments.ExpireUploadsAsync(now - Fresh, Batch, cancellationToken))
            {
                // It was drawn when an erased message had it, too.
                await thumbnails.ForgetAsync(workspace, blob, cancellationToken);
                await blobs.DeleteAsync(workspace, blob, now - Fresh, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException or TimeoutException or SiloUnavailableException or GrainOverloadedException)
        {
            logger.SweepFailed(exception);
        }
    }
}
