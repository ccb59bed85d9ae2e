using Parloir.Cluster.Tests.Load;

namespace Parloir.Cluster.Tests.Checks;

/// <summary>How long customers were not served. Every customer writes all the time, so those of a silo that died are among them.</summary>
internal static class TakeoverCheck
{
    /// <summary>The longest time from a fault to the first acknowledgement after it, over all customers.</summary>
    /// <param name="faults">Timestamps; a wait in which several fell is counted from the last of them.</param>
    public static TimeSpan Longest(Promises promises, IReadOnlyCollection<long> faults) =>
        promises.Received.GroupBy(acknowledged => acknowledged.Line).SelectMany(line => Waits([.. line.Select(acknowledged => acknowledged.At)], faults)).DefaultIfEmpty().Max();

    private static IEnumerable<TimeSpan> Waits(long[] served, IReadOnlyCollection<long> faults)
    {
        foreach (var (before, after) in served.Zip(served.Skip(1)))
            if (faults.Where(fault => fault >= before && fault < after).DefaultIfEmpty().Max() is var last and > 0)
                yield return TimeProvider.System.GetElapsedTime(last, after);
    }
}
