namespace Parloir.Grains.Outbox;

/// <summary>When a message that a provider did not take is tried again: with jitter, so that many do not come back at once.</summary>
internal static class SendPolicy
{
    /// <summary>Eight attempts spread over about twenty minutes; then the message has failed.</summary>
    public const int Attempts = 8;
    public static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <param name="attempt">1 for the attempt that was just refused.</param>
    /// <param name="asked">What the provider asked for.</param>
    /// <param name="chance">Between 0 and 1.</param>
    /// <returns>Null when it is time to give up.</returns>
    public static TimeSpan? Delay(int attempt, TimeSpan? asked, double chance)
    {
        if (attempt >= Attempts) return null;
        var backoff = TimeSpan.FromTicks(Math.Min(First.Ticks << Math.Min(2 * (attempt - 1), 30), Longest.Ticks));
        var jittered = backoff * (0.5 + chance / 2);
        if (asked is not { } least || least <= jittered) return jittered;
        return least < Longest ? least : Longest;
    }
}
