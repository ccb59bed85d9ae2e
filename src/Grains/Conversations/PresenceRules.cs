namespace Parloir.Grains.Conversations;

/// <summary>One window of an agent at a conversation, and how long it counts.</summary>
internal sealed record Seat(AgentCard Agent, DateTimeOffset LooksUntil, ConversationActivity Writing, DateTimeOffset WritesUntil);

/// <summary>Who is at a conversation. Nobody has to say goodbye: what is not repeated is over.</summary>
internal static class PresenceRules
{
    public static readonly TimeSpan Looks = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Writes = TimeSpan.FromSeconds(10);

    public static Seat Take(AgentCard agent, ConversationActivity activity, DateTimeOffset now) =>
        new(agent, now + Looks, activity, activity == ConversationActivity.Looking ? now : now + Writes);

    public static bool IsTaken(Seat seat, DateTimeOffset now) => seat.LooksUntil > now;

    /// <summary>Each agent once, by name, with the most that he does in any window.</summary>
    public static ImmutableArray<Attendance> Present(IEnumerable<Seat> seats, DateTimeOffset now) =>
    [
        .. from seat in seats
           where IsTaken(seat, now)
           group ActivityOf(seat, now) by seat.Agent into windows
           orderby windows.Key.Name, windows.Key.Id.Value
           select new Attendance(windows.Key, windows.Max()),
    ];

    /// <summary>When somebody's lease ends; null when nobody is there.</summary>
    public static DateTimeOffset? NextChange(IEnumerable<Seat> seats, DateTimeOffset now) =>
        seats.Where(seat => IsTaken(seat, now)).Select(seat => (DateTimeOffset?)(seat.WritesUntil > now ? seat.WritesUntil : seat.LooksUntil)).Min();

    private static ConversationActivity ActivityOf(Seat seat, DateTimeOffset now) => seat.WritesUntil > now ? seat.Writing : ConversationActivity.Looking;
}
