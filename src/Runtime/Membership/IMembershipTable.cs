using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Membership;

/// <summary>
/// The one coordinator of the cluster. A process joins, and from then on renews its row about once a second; the same round trip tells it the version of the
/// table and the heartbeats of the others. When the version is another one it reads the table, and from what it reads it decides by itself, as everybody does by
/// the same rule, which free partitions to claim and which of its own to give away. Whoever sees that a heartbeat stands still declares that
/// silo dead. Changes are serialised by the table and each is one transaction.
/// <para>
/// A silo that is declared dead, or leaves, is fenced in that transaction: nothing that it has not committed before can be committed afterwards, and only then its
/// partitions are free. So whoever claims a partition reads everything that the owner before ever wrote.
/// </para>
/// Every method throws when the database cannot be reached within a few seconds; then what it was to change may have been changed.
/// </summary>
public interface IMembershipTable
{
    /// <summary>Adds the process, and ends the former lives of a process at the same host and port.</summary>
    /// <returns>Those who stand in the way (<see cref="JoinRules"/>); none when the process has joined.</returns>
    Task<IReadOnlyList<Member>> JoinAsync(Member self, CancellationToken cancellationToken);

    /// <summary>Counts the process's heartbeat up.</summary>
    /// <param name="gap">Something that this silo told others was lost: counts <see cref="MembershipView.Gaps"/> up.</param>
    /// <returns>Null when the process was declared dead. That is final.</returns>
    Task<Pulse?> RenewAsync(SiloAddress self, bool gap, CancellationToken cancellationToken);

    Task<MembershipView> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Fences the silo, frees its partitions and counts a gap; changes nothing when its heartbeat has moved on from <paramref name="heartbeat"/>.</summary>
    Task DeclareDeadAsync(SiloAddress silo, long heartbeat, CancellationToken cancellationToken);

    /// <summary>Takes the partitions that are free; others are left out.</summary>
    Task ClaimAsync(SiloAddress self, IReadOnlyCollection<int> partitions, CancellationToken cancellationToken);

    /// <summary>Frees partitions of the process. Their grains have ended before.</summary>
    Task ReleaseAsync(SiloAddress self, IReadOnlyCollection<int> partitions, CancellationToken cancellationToken);

    /// <summary>Says that the process is about to leave.</summary>
    Task DrainAsync(SiloAddress self, CancellationToken cancellationToken);

    /// <summary>Ends the process's life in the cluster: fences it and frees what it still owns.</summary>
    Task LeaveAsync(SiloAddress self, CancellationToken cancellationToken);

    /// <summary>Calls <paramref name="changed"/> soon after each change. Only hastens what renewing finds out anyway: it may miss some, and ends by throwing when the connection breaks.</summary>
    Task ListenAsync(Action changed, CancellationToken cancellationToken);
}

/// <summary>Who may be in the cluster together.</summary>
public static class JoinRules
{
    /// <summary>A process without a private port can be reached by nobody: it is alone, or not at all.</summary>
    public static IReadOnlyList<Member> InTheWay(Member self, IEnumerable<Member> living) =>
        [.. living.Where(member => IsAlone(self.Address) || IsAlone(member.Address))];

    public static bool IsAlone(SiloAddress address) => address.Value.StartsWith(Alone, StringComparison.Ordinal);

    internal const string Alone = "alone:";
}

/// <summary>The process may not join. The message says in one sentence why, and what to do.</summary>
public sealed class JoinRefusedException(string message) : Exception(message);
