namespace Parloir.Grains.Agents;

/// <summary>One agent's desks at one node, and how long they count.</summary>
internal readonly record struct DeskSeat(string Node, AgentId Agent);

/// <summary>Who is there. A desk need not say goodbye: what its node does not repeat is over.</summary>
internal static class AvailabilityRules
{
    /// <summary>How long a node's word holds.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    /// <summary>A page that is loaded anew, or a connection that changes nodes, is nobody's absence.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public const AgentStatus Unsaid = AgentStatus.Online;

    public static AgentStatus Shown(AgentStatus chosen, bool isThere) => isThere ? chosen : AgentStatus.Offline;

    /// <summary>What a node's word makes of the seats: those that it names hold, its others end in a moment, those of other nodes stay as they are, and what is over goes.</summary>
    public static ImmutableDictionary<DeskSeat, DateTimeOffset> Report(
        ImmutableDictionary<DeskSeat, DateTimeOffset> seats, string node, ImmutableArray<AgentId> agents, DateTimeOffset now)
    {
        var left = seats.Where(seat => seat.Key.Node == node).Select(seat => KeyValuePair.Create(seat.Key, seat.Value < now + Grace ? seat.Value : now + Grace));
        var here = agents.Distinct().Select(agent => KeyValuePair.Create(new DeskSeat(node, agent), now + Lease));
        return Held(seats.SetItems(left).SetItems(here), now);
    }

    public static ImmutableDictionary<DeskSeat, DateTimeOffset> Held(ImmutableDictionary<DeskSeat, DateTimeOffset> seats, DateTimeOffset now) =>
        seats.RemoveRange(seats.Where(seat => seat.Value <= now).Select(seat => seat.Key));
}
