using NodaTime;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Insight;

/// <summary>The days of a report, as they are in its zone: where clocks change some have 23 hours, some 25.</summary>
internal sealed record ReportPeriod(ImmutableArray<DateOnly> Days, ImmutableArray<DateTimeOffset> Starts, DateTimeOffset End)
{
    /// <summary>A leap year.</summary>
    public const int DayLimit = 366;
    private const int EarliestYear = 2000;
    private const int LatestYear = 2999;

    /// <summary>Why there is no such period stands in the rejection.</summary>
    public static (ReportPeriod? Period, Rejection? Rejection) Of(ReportQuestion question)
    {
        if (SnoozeRules.ZoneOf(question.TimeZone) is not { } zone) return (null, new Rejection.TimeZoneUnknown());
        var days = question.To.DayNumber - question.From.DayNumber + 1;
        if (days is < 1 or > DayLimit || question.From.Year < EarliestYear || question.To.Year > LatestYear) return (null, new Rejection.ReportPeriodInvalid(DayLimit));
        ImmutableArray<DateOnly> each = [.. Enumerable.Range(0, days).Select(question.From.AddDays)];
        return (new ReportPeriod(each, [.. each.Select(StartOf)], StartOf(question.To.AddDays(1))), null);

        DateTimeOffset StartOf(DateOnly day) => zone.AtStartOfDay(new LocalDate(day.Year, day.Month, day.Day)).ToInstant().ToDateTimeOffset();
    }
}
