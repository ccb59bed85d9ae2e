using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Parloir.Grains.Outbox;

/// <summary>
/// Wakes the outboxes that have something due and nobody to remember it: all of them after a start, and later those whose silo died.
/// </summary>
internal sealed class OutboxSweep(OutboxQueries outbox, IGrainFactory grains, TimeProvider clock, ILogger<OutboxSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    /// <summary>An outbox that is awake needs no waking: only what is overdue for longer than a nudge takes.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
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
            foreach (var key in await outbox.DueAsync(until, Batch, cancellationToken))
                await grains.GetGrain<IOutboxGrain>(key).Drain();
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException or SiloUnavailableException or GrainOverloadedException)
        {
            logger.SweepFailed(exception);
        }
    }
}
