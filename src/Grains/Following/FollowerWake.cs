using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parloir.Journal.Following;
using Parloir.Runtime.Placement;

namespace Parloir.Grains.Following;

/// <summary>
/// Wakes the followers: a moment after this silo has appended, and once more when it has become quiet, because a commit may take longer than that moment. The
/// silo that owns a follower also wakes it now and then, and at once when it takes it over: what another silo appended before it died is waiting.
/// </summary>
internal sealed class FollowerWake(
    JournalPulse pulse, IEnumerable<IJournalFollower> followers, IGrainFactory grains, IPlacement placement, TimeProvider clock, ILogger<FollowerWake> logger)
    : BackgroundService
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, long> ownedSince = [];
    private readonly IJournalFollower[] all = [.. followers];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var owed = false; !stoppingToken.IsCancellationRequested;)
        {
            var beaten = await pulse.WaitAsync(Look, clock, stoppingToken);
            if (beaten)
            {
                await Task.Delay(Moment, clock, stoppingToken);
                pulse.Rest();
            }
            foreach (var follower in all)
                if (IsDue(follower.Name) || beaten || owed) await WakeAsync(follower.Name);
            owed = beaten;
        }
    }

    /// <summary>Whether this silo has just got it, or has had it for so long that it should look.</summary>
    private bool IsDue(string follower)
    {
        if (!placement.LocalPartitions.Contains(FollowerGrain.Id(follower).Partition))
        {
            ownedSince.Remove(follower);
            return false;
        }
        if (ownedSince.TryGetValue(follower, out var since) && clock.GetElapsedTime(since) < Period) return false;
        ownedSince[follower] = clock.GetTimestamp();
        return true;
    }

    private async Task WakeAsync(string follower)
    {
        try
        {
            await grains.GetGrain<IFollowerGrain>(follower).Wake();
        }
        catch (Exception exception) when (exception is TimeoutException or SiloUnavailableException or GrainOverloadedException)
        {
            logger.NotWoken(follower, exception);
        }
    }
}
