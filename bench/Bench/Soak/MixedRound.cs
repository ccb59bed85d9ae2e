using Parloir.Bench.Echo;
using Parloir.Bench.Load;
using Parloir.Bench.Replies;
using Parloir.Bench.Reporting;

namespace Parloir.Bench.Soak;

/// <summary>What one round of mixed load showed. Latencies are 99th percentiles in milliseconds.</summary>
/// <param name="Afresh">How many of the <paramref name="Connections"/> of restless desks were shown all afresh, and not only what they had missed; the first of each is one.</param>
internal sealed record MixedRound(double WebhookToScreen, double ReplyToStatus, double Change, double Search, int Connections, int Afresh, MixedFaults Faults)
{
    public static MixedRound Of(Watched watched, List<Replier> repliers, ListChanger[] changers, Searcher[] searchers, RestlessScreen[] restless) => new(
        watched.P99,
        P99(repliers.SelectMany(replier => replier.Shown)),
        P99(changers.SelectMany(changer => changer.Latencies)),
        P99(searchers.SelectMany(searcher => searcher.Latencies)),
        restless.Sum(screen => screen.Connections),
        restless.Sum(screen => screen.Snapshots),
        new MixedFaults(
            watched.Lost + repliers.Sum(replier => replier.Lost),
            watched.Twice + repliers.Sum(replier => replier.Twice),
            watched.OutOfOrder + repliers.Sum(replier => replier.OutOfOrder) + restless.Sum(screen => screen.OutOfOrder),
            watched.Resyncs,
            repliers.Sum(replier => replier.Refused) + changers.Sum(changer => changer.Refused) + searchers.Sum(searcher => searcher.Refused)));

    private static double P99(IEnumerable<TimeSpan> latencies) => Percentiles.Of([.. latencies.Order()], 0.99).TotalMilliseconds;
}

/// <summary>What must not happen.</summary>
internal readonly record struct MixedFaults(int Lost, int Twice, int OutOfOrder, int Resyncs, int Refused)
{
    public static MixedFaults operator +(MixedFaults one, MixedFaults other) => new(
        one.Lost + other.Lost, one.Twice + other.Twice, one.OutOfOrder + other.OutOfOrder, one.Resyncs + other.Resyncs, one.Refused + other.Refused);

    public void Tell(Report report, string scenario)
    {
        report.AtMost(scenario, "mixed load: lost", Lost, "messages", 0);
        report.AtMost(scenario, "mixed load: twice", Twice, "messages", 0);
        report.AtMost(scenario, "mixed load: out of order", OutOfOrder, "pushes", 0);
        report.AtMost(scenario, "mixed load: told to resync", Resyncs, "times", 0);
        report.AtMost(scenario, "mixed load: refused", Refused, "requests", 0);
    }
}
