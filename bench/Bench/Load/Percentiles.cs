namespace Parloir.Bench.Load;

internal static class Percentiles
{
    /// <param name="sorted">Ascending.</param>
    /// <param name="share">0 to 1.</param>
    public static TimeSpan Of(TimeSpan[] sorted, double share) =>
        sorted.Length == 0 ? TimeSpan.Zero : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
