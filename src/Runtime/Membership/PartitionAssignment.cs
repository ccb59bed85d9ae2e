using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Membership;

/// <summary>
/// Which silo is to own which partition: everybody works it out alone from the table and comes to the same answer. Shares differ by one at most, nothing
/// moves that may stay, and what is as it should be stays so.
/// </summary>
public static class PartitionAssignment
{
    /// <param name="silos">Those who take partitions.</param>
    /// <param name="owners">Of each partition; an owner who is not among the silos counts as none.</param>
    /// <returns>The owner to be of each partition; all null when there is no silo.</returns>
    public static SiloAddress?[] Assign(IEnumerable<SiloAddress> silos, IReadOnlyList<SiloAddress?> owners)
    {
        var shares = silos.Distinct().ToDictionary(silo => silo, _ => new List<int>());
        var assigned = new SiloAddress?[owners.Count];
        if (shares.Count == 0) return assigned;

        var free = new List<int>();
        for (var partition = 0; partition < owners.Count; partition++)
            (owners[partition] is { } owner && shares.TryGetValue(owner, out var share) ? share : free).Add(partition);

        var quotas = Quotas(shares, owners.Count);
        foreach (var (silo, quota) in quotas)
            if (shares[silo].Count is var count && count > quota)
            {
                free.AddRange(shares[silo][quota..]);
                shares[silo].RemoveRange(quota, count - quota);
            }

        free.Sort();
        var next = 0;
        foreach (var (silo, quota) in quotas)
        {
            while (shares[silo].Count < quota) shares[silo].Add(free[next++]);
            foreach (var partition in shares[silo]) assigned[partition] = silo;
        }
        return assigned;
    }

    /// <summary>Those who own most get the shares that are one greater: so the fewest partitions move.</summary>
    private static List<(SiloAddress Silo, int Quota)> Quotas(Dictionary<SiloAddress, List<int>> shares, int partitions)
    {
        var (least, greater) = Math.DivRem(partitions, shares.Count);
        return [.. shares
            .OrderByDescending(share => share.Value.Count)
            .ThenBy(share => share.Key.Value, StringComparer.Ordinal)
            .Select((share, place) => (share.Key, place < greater ? least + 1 : least))];
    }
}
