using Microsoft.Extensions.Logging;
using Npgsql;
using Parloir.Journal.Following;

namespace Parloir.Grains.Following;

/// <summary>
/// One activation in the cluster, hence one runner; should there be two for a moment, the database lets one in after the other. Each page is a turn, so that a silo
/// that stops waits for no more than one.
/// </summary>
internal sealed class FollowerGrain(
    JournalFollowing following, JournalPulse pulse, IEnumerable<IJournalFollower> followers, ILogger<FollowerGrain> logger)
    : Grain, IFollowerGrain
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    private IJournalFollower? follower;
    private IGrainTimer? next;
    private int page = FollowingPace.LargestPage;

    public static GrainId Id(string follower) => GrainId.Create("follower", follower);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        follower = followers.FirstOrDefault(candidate => candidate.Name == this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    /// <summary>Whoever is about to look needs no waking.</summary>
    public Task Wake() => next is null ? FollowAsync() : Task.CompletedTask;

    private async Task FollowAsync()
    {
        next?.Dispose();
        next = null;
        try
        {
            if (follower is null || await following.StepAsync(follower, page, CancellationToken.None) is not { Events: > 0 } followed) return;
            page = FollowingPace.NextPage(page, followed.Events, followed.Took);
            FollowAfter(FollowingPace.Rest(followed.Took, pulse.Load));
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            logger.PutOff(this.GetPrimaryKeyString(), exception);
            FollowAfter(RetryPause);
        }
        catch (Exception exception)
        {
            // It holds up what follows, and is seen: what is not understood must not be skipped.
            logger.Stuck(this.GetPrimaryKeyString(), exception);
            FollowAfter(RetryPause);
        }
    }

    private void FollowAfter(TimeSpan pause) => next = this.RegisterGrainTimer(_ => FollowAsync(), new GrainTimerCreationOptions(pause, Timeout.InfiniteTimeSpan));
}
