using System.Collections.Immutable;
using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Membership;

/// <summary>What a process does in the cluster.</summary>
[Flags]
public enum SiloRoles
{
    /// <summary>Owns partitions and runs grains.</summary>
    Silo = 1,
    /// <summary>Holds sockets, the API and webhooks.</summary>
    Web = 2,
    Both = Silo | Web,
}

public enum MemberState
{
    Active,
    /// <summary>It leaves: it gives its partitions away and takes no others.</summary>
    Draining,
}

/// <summary>One living process of the cluster.</summary>
/// <param name="Software">Version of the program that it runs.</param>
/// <param name="Heartbeat">Counted up by the process itself; only whether it moves says anything.</param>
public sealed record Member(SiloAddress Address, SiloRoles Roles, MemberState State, string Software, DateTimeOffset JoinedAt, long Heartbeat = 0)
{
    /// <summary>Whether it takes partitions.</summary>
    public bool TakesPartitions => State == MemberState.Active && Roles.HasFlag(SiloRoles.Silo);
}

/// <param name="Owner">Null: free for whoever is to have it.</param>
/// <param name="Epoch">Another one after each change of the owner.</param>
public readonly record struct Ownership(SiloAddress? Owner, long Epoch);

/// <summary>The membership table as it was at one moment.</summary>
/// <param name="Version">Counts the changes of everything but heartbeats.</param>
/// <param name="Gaps">Counts the moments at which something that one silo told another may have been lost.</param>
/// <param name="Members">Those who live, the oldest first.</param>
/// <param name="Partitions">By number.</param>
public sealed record MembershipView(long Version, long Gaps, ImmutableArray<Member> Members, ImmutableArray<Ownership> Partitions)
{
    /// <summary>Nobody, and nothing owned: before the table was read.</summary>
    public static MembershipView Empty { get; } = new(-1, 0, [], [.. new Ownership[GrainId.PartitionCount]]);

    public Member? Find(SiloAddress address) => Members.FirstOrDefault(member => member.Address == address);
}

/// <summary>What a heartbeat reads.</summary>
public sealed record Pulse(long Version, IReadOnlyDictionary<SiloAddress, long> Heartbeats);
