namespace Parloir.Grains.Attachments;

/// <summary>When a file that could not be had is asked for again. Providers keep media for days: there is time.</summary>
internal static class FetchPolicy
{
    /// <summary>Twelve attempts spread over about three hours; then the file has failed.</summary>
    public const int Attempts = 12;
    public static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <param name="attempt">1 for the one that just failed.</param>
    /// <param name="asked">What the provider asked for.</param>
    /// <param name="chance">Between 0 and 1.</param>
    /// <returns>Null when it is time to give up.</returns>
    public static TimeSpan? Delay(int attempt, TimeSpan? asked, double chance)
    {
        if (attempt >= Attempts) return null;
        var backoff = TimeSpan.FromTicks(Math.Min(First.Ticks << Math.Min(attempt - 1, 20), Longest.Ticks));
        var jittered = backoff * (0.5 + chance / 2);
        return asked is { } least && least > jittered ? (least < Longest ? least : Longest) : jittered;
    }
}
