using System.Globalization;

namespace Parloir.Bench.Reporting;

/// <summary>
/// What the host of a virtual machine kept its processors busy with for others while they had work here, since the start of the machine. Latencies of such a while say more about
/// the host than about the program. Zero where nobody tells it.
/// </summary>
internal readonly record struct StolenTime(long Stolen, long All)
{
    private const string Source = "/proc/stat";
    private const int StolenField = 7;

    public static StolenTime Now() => File.Exists(Source) ? Parse(File.ReadLines(Source).First()) : default;

    public double ShareSince(StolenTime before) => All == before.All ? 0 : (double)(Stolen - before.Stolen) / (All - before.All);

    // "cpu", then the ticks in user, nice, system, idle, iowait, irq, softirq and steal. What follows is counted in user already.
    private static StolenTime Parse(string line)
    {
        long[] ticks = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..(StolenField + 2)].Select(field => long.Parse(field, CultureInfo.InvariantCulture))];
        return new(ticks[StolenField], ticks.Sum());
    }
}
