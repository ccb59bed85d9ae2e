using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Membership;

/// <summary>
/// Judges the others by whether their heartbeats move, on this process's own monotonic clock: no two clocks are ever compared. It judges only what it has watched
/// without a break: after a time in which the database or this process itself stood still, everybody has the whole time again.
/// </summary>
internal sealed class FailureDetector(TimeSpan deadAfter, TimeSpan longestBreak, TimeProvider time)
{
    private readonly Dictionary<SiloAddress, (long Heartbeat, long SeenAt)> _seen = [];
    private long? _lastRead;

    /// <param name="sentAt">Timestamp before the heartbeats were asked for: what stood still did so at least until then.</param>
    /// <param name="readAt">Timestamp after they were read.</param>
    /// <returns>Those who are dead, with the heartbeat at which they stand.</returns>
    public IReadOnlyList<(SiloAddress Silo, long Heartbeat)> Observe(IReadOnlyDictionary<SiloAddress, long> heartbeats, long sentAt, long readAt)
    {
        if (_lastRead is { } last && time.GetElapsedTime(last, readAt) > longestBreak) _seen.Clear();
        _lastRead = readAt;
        foreach (var gone in _seen.Keys.Except(heartbeats.Keys).ToArray()) _seen.Remove(gone);

        var dead = new List<(SiloAddress, long)>();
        foreach (var (silo, heartbeat) in heartbeats)
        {
            if (!_seen.TryGetValue(silo, out var seen) || seen.Heartbeat != heartbeat) _seen[silo] = (heartbeat, readAt);
            else if (time.GetElapsedTime(seen.SeenAt, sentAt) >= deadAfter) dead.Add((silo, heartbeat));
        }
        return dead;
    }
}
