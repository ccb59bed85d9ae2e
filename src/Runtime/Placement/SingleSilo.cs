namespace Parloir.Runtime.Placement;

/// <summary>One process that owns everything.</summary>
internal sealed class SingleSilo : IPlacement, IContinuity
{
    public SiloAddress Local { get; } = new("local");
    public IReadOnlyCollection<int> LocalPartitions { get; } = [.. Enumerable.Range(0, GrainId.PartitionCount)];

    public event Action? Changed
    {
        add { }
        remove { }
    }

    public SiloAddress? OwnerOf(int partition) => Local;

    public Stamp StampOf(GrainId grain) => default;
}
