using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Membership;

/// <summary>The cluster as this process sees it, for operators.</summary>
public interface ICluster
{
    SiloAddress Local { get; }

    /// <summary>The table as it was last read.</summary>
    MembershipView View { get; }

    /// <summary>True while this process may serve: it has joined, its lease has not run out, and it does not leave.</summary>
    bool IsReady { get; }

    /// <summary>The process is about to leave: proxies are to send new requests elsewhere.</summary>
    bool IsLeaving { get; }

    /// <summary>The others have declared this process dead: it must end.</summary>
    bool IsDeclaredDead { get; }

    /// <summary>Since this process last renewed its heartbeat.</summary>
    TimeSpan HeartbeatAge { get; }

    /// <summary>
    /// Turns readiness red, waits as long as proxies need to notice, and gives all partitions away. The process goes on serving what still comes in, by the grains
    /// of other silos. Alone it only waits. Asked again it waits for the first.
    /// </summary>
    Task DrainAsync();
}
