using Microsoft.Extensions.Logging;
using Npgsql;
using Parloir.Journal.Following;

namespace Parloir.Grains.Following;

/// <summary>One activation in the cluster, hence one runner; should there be two for a moment, the database lets one in after the other.</summary>
internal sealed class FollowerGrain(JournalFollowing following, IEnumerable<IJournalFollower> followers, TimeProvider clock, ILogger<FollowerGrain> logger) : Grain, IFollowerGrain
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    private IJournalFollower? follower;
    private IGrainTimer? retry;
    private bool isFollowing;
    private bool wokenAgain;

    public static GrainId Id(string follower) => GrainId.Create("follower", follower);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        follower = followers.FirstOrDefault(candidate => candidate.Name == this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public async Task Wake()
    {
        wokenAgain = true;
        if (isFollowing) return;
        isFollowing = true;
        retry?.Dispose();
        try
        {
            await FollowAsync();
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            logger.PutOff(this.GetPrimaryKeyString(), exception);
            RetryLater();
        }
        catch (Exception exception)
        {
            // It holds up what follows, and is seen: what is not understood must not be skipped.
            logger.Stuck(this.GetPrimaryKeyString(), exception);
            RetryLater();
        }
        finally
        {
            isFollowing = false;
        }
    }

    public async Task CatchUp(CancellationToken cancellationToken)
    {
        while (follower is not null && await following.StepAsync(follower, cancellationToken))
        {
            // The next page.
        }
    }

    /// <summary>Half of the time it rests: what it writes may lag in a burst, what the burst brings may not.</summary>
    private async Task FollowAsync()
    {
        while (wokenAgain && follower is not null)
        {
            wokenAgain = false;
            for (var started = clock.GetTimestamp(); await following.StepAsync(follower, CancellationToken.None); started = clock.GetTimestamp())
                await Task.Delay(clock.GetElapsedTime(started), clock);
        }
    }

    private void RetryLater() => retry = this.RegisterGrainTimer(_ => Wake(), new GrainTimerCreationOptions(RetryPause, Timeout.InfiniteTimeSpan));
}
