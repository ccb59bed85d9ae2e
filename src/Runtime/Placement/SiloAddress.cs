namespace Parloir.Runtime.Placement;

/// <summary>Names one life of one process of the cluster.</summary>
/// <param name="Value">Opaque; without a slash, because it stands in observer ids.</param>
public readonly record struct SiloAddress(string Value)
{
    public override string ToString() => Value;
}
