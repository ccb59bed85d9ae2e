namespace Parloir.Cluster.Tests.Fleet;

/// <summary>What a cluster of a test looks like.</summary>
/// <param name="Roles">One node for each.</param>
internal sealed record FleetPlan(params string[] Roles)
{
    public static FleetPlan ThreeOfAKind { get; } = new("both", "both", "both");

    /// <summary>The last node in a network of its own; null: all share this machine's.</summary>
    public NodeNetwork? Network { get; init; }

    /// <summary>More settings for all nodes.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>Addresses of the nodes, when something else has to know them first.</summary>
    public IReadOnlyList<int> Ports { get; init; } = [];
}
