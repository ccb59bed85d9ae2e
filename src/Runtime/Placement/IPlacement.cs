namespace Parloir.Runtime.Placement;

/// <summary>
/// Who owns which of the <see cref="GrainId.PartitionCount"/> partitions, as this process knows it. Answers come from memory: they are asked for
/// on the way of a call. They may be out of date; then the silo that was asked refuses the call and the caller refreshes them and asks again.
/// </summary>
public interface IPlacement
{
    /// <summary>This process.</summary>
    SiloAddress Local { get; }

    /// <exception cref="SiloUnavailableException">Nobody owns the partition now.</exception>
    SiloAddress OwnerOf(int partition);

    /// <summary>A silo refused a call, or is gone: the answers may be out of date. Done when they are as new as can be; many calls may ask at once.</summary>
    ValueTask RefreshAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>The partitions that this process owns: those whose reminders it delivers.</summary>
    IReadOnlyCollection<int> LocalPartitions { get; }
}
