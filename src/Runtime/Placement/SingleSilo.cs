namespace Parloir.Runtime.Placement;

/// <summary>One process that owns everything.</summary>
internal sealed class SingleSilo : IPlacement
{
    public SiloAddress Local { get; } = new("local");
    public IReadOnlyCollection<int> LocalPartitions { get; } = [.. Enumerable.Range(0, GrainId.PartitionCount)];

    public SiloAddress OwnerOf(int partition) => Local;
}
