namespace Parloir.Runtime.Placement;

/// <summary>
/// Who owns which of the <see cref="GrainId.PartitionCount"/> partitions, as this process knows it. Answers come from memory: they are asked for
/// on the way of a call. They may be out of date; then the silo that was asked refuses the call, and the caller asks anew with <see cref="RefreshAsync"/>.
/// </summary>
public interface IPlacement
{
    /// <summary>This process.</summary>
    SiloAddress Local { get; }

    /// <summary>Null while nobody owns the partition: it moves.</summary>
    SiloAddress? OwnerOf(int partition);

    /// <summary>The partitions that this process owns and keeps: those whose reminders it delivers.</summary>
    IReadOnlyCollection<int> LocalPartitions { get; }

    /// <summary>What this process has to do with a partition.</summary>
    PartitionStanding StandingOf(int partition) => OwnerOf(partition) == Local ? PartitionStanding.Here : PartitionStanding.Elsewhere;

    /// <summary>Some partition of this process is <see cref="PartitionStanding.Draining"/> or <see cref="PartitionStanding.Closed"/>.</summary>
    bool IsMoving => false;

    /// <summary>False for an address whose process is known to have ended.</summary>
    bool MayLive(SiloAddress silo) => true;

    /// <summary>A silo refused a call, or is gone: the answers may be out of date. Done when they are as new as can be; many calls may ask at once.</summary>
    ValueTask RefreshAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

public enum PartitionStanding
{
    /// <summary>Another silo's, or nobody's.</summary>
    Elsewhere,
    /// <summary>Served here.</summary>
    Here,
    /// <summary>Still owned, and about to move: only what its grains need to finish is served.</summary>
    Draining,
    /// <summary>Its grains have ended; it is about to be free.</summary>
    Closed,
}
