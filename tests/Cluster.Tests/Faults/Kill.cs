namespace Parloir.Cluster.Tests.Faults;

/// <param name="After">Since the fault before was mended.</param>
/// <param name="Victim">Place of the node.</param>
/// <param name="Down">How long nobody starts it again.</param>
internal sealed record Kill(TimeSpan After, int Victim, TimeSpan Down)
{
    /// <summary>Some victims come back at once, before anybody misses them; some stay away until they are declared dead.</summary>
    public static IReadOnlyList<Kill> Draw(Random chance, int count, int nodes) =>
        [.. Enumerable.Range(0, count).Select(_ => new Kill(
            TimeSpan.FromMilliseconds(chance.Next(1000, 4000)), chance.Next(nodes), TimeSpan.FromMilliseconds(chance.Next(3) == 0 ? chance.Next(6500, 9000) : chance.Next(0, 1500))))];

    public override string ToString() => $"after {After.TotalSeconds:0.0} s node {Victim + 1} for {Down.TotalSeconds:0.0} s";
}
