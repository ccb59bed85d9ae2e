using Parloir.Runtime.Membership;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Tests.Membership;

public sealed class PartitionAssignmentTests
{
    private const int Partitions = 512;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory, MemberData(nameof(Seeds))]
    public void Assign_WhateverIsOwned_IsEvenCompleteAndMovesTheMinimum(int seed)
    {
        var (silos, owners) = Draw(seed);

        var assigned = PartitionAssignment.Assign(silos, owners);

        var shares = silos.Select(silo => assigned.Count(owner => owner == silo)).ToArray();
        Assert.Equal(Partitions, shares.Sum());
        Assert.InRange(shares.Max() - shares.Min(), 0, 1);
        Assert.Equal(LeastMoves(silos, owners), owners.Zip(assigned).Count(pair => pair.First is { } owner && silos.Contains(owner) && owner != pair.Second));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Assign_WhenAskedInAnotherOrder_AnswersTheSame(int seed)
    {
        var (silos, owners) = Draw(seed);

        Assert.Equal(PartitionAssignment.Assign(silos, owners), PartitionAssignment.Assign(silos.Reverse(), owners));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Assign_WhenItHasComeTrue_ChangesNothingMore(int seed)
    {
        var (silos, owners) = Draw(seed);
        var assigned = PartitionAssignment.Assign(silos, owners);

        Assert.Equal(assigned, PartitionAssignment.Assign(silos, assigned));
    }

    /// <summary>Everybody acts alone, a few partitions at a time, on what it sees: it still ends, and nothing is moved twice.</summary>
    [Theory, MemberData(nameof(Seeds))]
    public void Assign_WhenCarriedOutInPieces_ComesToRest(int seed)
    {
        var (silos, owners) = Draw(seed);
        var random = new Random(seed);
        var moves = new int[Partitions];
        for (var step = 0; !PartitionAssignment.Assign(silos, owners).SequenceEqual(owners); step++)
        {
            Assert.True(step < 10_000, "It does not come to rest.");
            var assigned = PartitionAssignment.Assign(silos, owners);
            foreach (var partition in Enumerable.Range(0, Partitions).Where(partition => owners[partition] != assigned[partition] && random.Next(4) == 0))
            {
                // Freed first, claimed in a later step.
                var isFree = owners[partition] is not { } owner || !silos.Contains(owner);
                if (isFree) moves[partition]++;
                owners[partition] = isFree ? assigned[partition] : null;
            }
        }
        Assert.All(moves, count => Assert.InRange(count, 0, 1));
    }

    [Fact]
    public void Assign_WhenNobodyTakesPartitions_LeavesThemFree() =>
        Assert.All(PartitionAssignment.Assign([], new SiloAddress?[Partitions]), Assert.Null);

    private static (SiloAddress[] Silos, SiloAddress?[] Owners) Draw(int seed)
    {
        var random = new Random(seed);
        var silos = Enumerable.Range(0, random.Next(1, 9)).Select(Silo).ToArray();
        var gone = Enumerable.Range(100, random.Next(0, 3)).Select(Silo);
        SiloAddress?[] candidates = [.. silos.Where(_ => random.Next(3) > 0).Select(silo => (SiloAddress?)silo), .. gone.Select(silo => (SiloAddress?)silo), null];
        // Some own much, some little.
        return (silos, [.. Enumerable.Range(0, Partitions).Select(_ => candidates[Math.Min(random.Next(candidates.Length), random.Next(candidates.Length))])]);
    }

    private static SiloAddress Silo(int number) => SiloAddress.Create($"silo-{number}", 7800, 1);

    /// <summary>What stands over the fair shares, when those who have most get the greater ones.</summary>
    private static int LeastMoves(SiloAddress[] silos, SiloAddress?[] owners)
    {
        var counts = silos.Select(silo => owners.Count(owner => owner == silo)).OrderDescending().ToArray();
        var (least, greater) = Math.DivRem(Partitions, silos.Length);
        return counts.Select((count, place) => Math.Max(0, count - least - (place < greater ? 1 : 0))).Sum();
    }
}
