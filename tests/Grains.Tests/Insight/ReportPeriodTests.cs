using Parloir.Grains.Insight;

namespace Parloir.Grains.Tests.Insight;

/// <summary>The days of a report are those of its zone.</summary>
public sealed class ReportPeriodTests
{
    [Fact]
    public void Of_WhenClocksChange_HasDaysOf23And25Hours()
    {
        var spring = PeriodOf(new(2026, 3, 28), new(2026, 3, 30), "Europe/Paris")!;
        Assert.Equal([24, 23, 24], Hours(spring));
        Assert.Equal(new DateTimeOffset(2026, 3, 27, 23, 0, 0, TimeSpan.Zero), spring.Starts[0]);
        Assert.Equal([24, 25], Hours(PeriodOf(new(2026, 10, 24), new(2026, 10, 25), "Europe/Paris")!));
        // A day that begins at one o'clock.
        Assert.Equal(new DateTimeOffset(2026, 4, 23, 22, 0, 0, TimeSpan.Zero), PeriodOf(new(2026, 4, 24), new(2026, 4, 24), "Africa/Cairo")!.Starts[0]);
    }

    [Theory]
    [InlineData("2026-01-01", "2026-01-01", 1)]
    [InlineData("2026-01-01", "2027-01-01", 366)]
    [InlineData("2000-01-01", "2000-01-01", 1)]
    [InlineData("2999-12-31", "2999-12-31", 1)]
    public void Of_WithinItsLimits_HasEachDay(string from, string to, int days)
    {
        var period = PeriodOf(DateOnly.Parse(from, null), DateOnly.Parse(to, null), "Etc/UTC")!;
        Assert.Equal((days, days), (period.Days.Length, period.Starts.Length));
        Assert.Equal(DateOnly.Parse(to, null), period.Days[^1]);
    }

    [Theory]
    [InlineData("2026-01-02", "2026-01-01", "Etc/UTC", "report_period_invalid")]
    [InlineData("2026-01-01", "2027-01-02", "Etc/UTC", "report_period_invalid")]
    [InlineData("1999-12-31", "2000-01-01", "Etc/UTC", "report_period_invalid")]
    [InlineData("2999-12-31", "3000-01-01", "Etc/UTC", "report_period_invalid")]
    [InlineData("0001-01-01", "9999-12-31", "Etc/UTC", "report_period_invalid")]
    [InlineData("2026-01-01", "2026-01-01", "Europe/Parys", "time_zone_unknown")]
    public void Of_BeyondItsLimits_SaysWhy(string from, string to, string zone, string code) =>
        Assert.Equal(code, ReportPeriod.Of(new ReportQuestion(ReportDimension.Team, DateOnly.Parse(from, null), DateOnly.Parse(to, null), zone)).Rejection!.Code);

    private static ReportPeriod? PeriodOf(DateOnly from, DateOnly to, string zone) => ReportPeriod.Of(new ReportQuestion(ReportDimension.Team, from, to, zone)).Period;

    private static IEnumerable<double> Hours(ReportPeriod period) => period.Starts.Zip(period.Starts.Skip(1).Append(period.End), (one, next) => (next - one).TotalHours);
}
