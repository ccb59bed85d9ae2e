using System.Collections.Immutable;

namespace Parloir.Journal.Following;

/// <summary>
/// Which transactions a follower has seen: those below <paramref name="Horizon"/>, except <paramref name="Running"/>. It is what PostgreSQL calls a snapshot, so that
/// neither the order of commits nor a transaction that stays open for hours can hide an event or hold up others.
/// </summary>
/// <param name="Running">Each below the horizon.</param>
internal sealed record FollowerPosition(long Horizon, ImmutableArray<long> Running)
{
    public static FollowerPosition Start { get; } = new(long.MinValue, []);

    /// <summary>Whether the events of that transaction are still to be seen.</summary>
    public bool IsMissing(long transaction) => transaction >= Horizon || Running.Contains(transaction);

    /// <summary>Where a follower stands that has seen what it missed, as far as it was committed <paramref name="now"/>, of all transactions before <paramref name="end"/>.</summary>
    /// <param name="end">Null when it has seen all of them.</param>
    public FollowerPosition Advance(FollowerPosition now, long? end)
    {
        if (end is not { } first) return now;
        var horizon = Math.Max(first, Horizon);
        return new(horizon, [.. now.Running.Where(running => running < horizon).Union(Running.Where(running => running >= first)).Order()]);
    }
}
