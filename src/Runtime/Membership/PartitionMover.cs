using Microsoft.Extensions.Logging;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Reminders;

namespace Parloir.Runtime.Membership;

/// <summary>
/// Gives partitions away. Their grains finish what they do and what waits for them, new calls wait for the new owner, and only a partition without a
/// grain is freed. One whose grains take too long stays, and is tried again.
/// </summary>
internal sealed partial class PartitionMover(GrainRuntime runtime, ClusterPlacement placement, IMembershipTable table, ReminderDelivery reminders)
{
    /// <summary>Between two looks at what is left: many grains end in it.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly Lock _gate = new();
    private readonly HashSet<int> _moving = [];

    /// <summary>What is being moved out at the moment.</summary>
    public IReadOnlySet<int> Moving
    {
        get
        {
            lock (_gate) return _moving.ToHashSet();
        }
    }

    /// <summary>Completes when all are freed, or given back because they take too long.</summary>
    /// <returns>How many were freed.</returns>
    public async Task<int> MoveOutAsync(IReadOnlyCollection<int> partitions, TimeSpan limit)
    {
        HashSet<int> left;
        lock (_gate)
        {
            left = [.. partitions.Where(_moving.Add)];
        }
        if (left.Count == 0) return 0;
        var all = left.ToArray();
        try
        {
            placement.Set(left, PartitionStanding.Draining);
            await EmptyAsync(left, limit);
            return all.Length - left.Count;
        }
        finally
        {
            // Only those that were never about to be freed: what became of the others the next reading of the table tells.
            placement.Set(left.Where(partition => placement.StandingOf(partition) == PartitionStanding.Draining), PartitionStanding.Here);
            lock (_gate) _moving.ExceptWith(all);
        }
    }

    private async Task EmptyAsync(HashSet<int> left, TimeSpan limit)
    {
        var since = runtime.Time.GetTimestamp();
        await reminders.FinishAsync(left, limit);
        while (left.Count > 0)
        {
            var busy = runtime.Directory.CloseIn(left, GrainRuntime.Moved);
            await FreeAsync([.. left.Where(partition => !busy.Contains(partition))], left);
            if (left.Count == 0) return;
            var rest = limit - runtime.Time.GetElapsedTime(since);
            if (rest <= TimeSpan.Zero)
            {
                LogStays(runtime.Logger, left.Count, limit);
                return;
            }
            await Task.WhenAny([Task.Delay(rest, runtime.Time), .. busy.SelectMany(closing => closing)]);
            await Task.Delay(Look, runtime.Time);
        }
    }

    private async Task FreeAsync(HashSet<int> empty, HashSet<int> left)
    {
        if (empty.Count == 0) return;
        // From here on not even a grain that drains may wake another one; one that came before that is found now.
        placement.Set(empty, PartitionStanding.Closed);
        var reborn = runtime.Directory.CloseIn(empty, GrainRuntime.Moved).Select(found => found.Key).ToArray();
        placement.Set(reborn, PartitionStanding.Draining);
        empty.ExceptWith(reborn);
        await table.ReleaseAsync(placement.Local, empty, CancellationToken.None);
        left.ExceptWith(empty);
        placement.Wake();
    }

    [LoggerMessage(1101, LogLevel.Warning, "{Count} partitions stay for now: their grains did not finish within {Limit}")]
    private static partial void LogStays(ILogger logger, int count, TimeSpan limit);
}
