namespace Parloir.Runtime.Placement;

/// <summary>
/// Who owns which of the <see cref="GrainId.PartitionCount"/> partitions, as this process knows it. Answers come from memory: they are asked for
/// on the way of a call. They may be out of date; then the silo that was asked refuses the call and the transport asks again.
/// </summary>
public interface IPlacement
{
    /// <summary>This process.</summary>
    SiloAddress Local { get; }

    /// <exception cref="SiloUnavailableException">Nobody owns the partition now.</exception>
    SiloAddress OwnerOf(int partition);

    /// <summary>The partitions that this process owns: those whose reminders it delivers.</summary>
    IReadOnlyCollection<int> LocalPartitions { get; }
}
