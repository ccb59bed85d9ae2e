using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

/// <summary>S2-46, S4-15: the presets in the agent's time zone, daylight saving included.</summary>
public sealed class SnoozeRulesTests
{
    [Theory]
    [InlineData(SnoozePreset.OneHour, 1)]
    [InlineData(SnoozePreset.TwoHours, 2)]
    [InlineData(SnoozePreset.FourHours, 4)]
    public void Hours_WhenTheClocksChangeMeanwhile_AreHoursThatPass(SnoozePreset preset, int hours)
    {
        // Paris puts its clocks forward at 01:00 UTC on 29 March 2026 and back at 01:00 UTC on 25 October 2026.
        foreach (var now in new[] { Utc("2026-03-29T00:30"), Utc("2026-10-25T00:30"), Utc("2026-01-05T12:00") })
            Assert.Equal(now.AddHours(hours), Until(preset, now, "Europe/Paris"));
    }

    [Theory]
    // An ordinary day, winter and summer.
    [InlineData("2026-01-05T12:00", "Europe/Paris", "2026-01-06T08:00")]
    [InlineData("2026-07-06T12:00", "Europe/Paris", "2026-07-07T07:00")]
    // The night in which the clocks go forward, and the one in which they go back.
    [InlineData("2026-03-28T09:00", "Europe/Paris", "2026-03-29T07:00")]
    [InlineData("2026-03-29T09:00", "Europe/Paris", "2026-03-30T07:00")]
    [InlineData("2026-10-24T08:00", "Europe/Paris", "2026-10-25T08:00")]
    [InlineData("2026-10-25T00:30", "Europe/Paris", "2026-10-26T08:00")]
    [InlineData("2026-10-25T01:30", "Europe/Paris", "2026-10-26T08:00")]
    // It is tomorrow already, or still yesterday, elsewhere.
    [InlineData("2026-01-05T23:30", "Europe/Paris", "2026-01-07T08:00")]
    [InlineData("2026-01-05T15:30", "Asia/Tokyo", "2026-01-07T00:00")]
    [InlineData("2026-01-05T03:30", "America/New_York", "2026-01-05T14:00")]
    // Zones with half hours and quarters, and without daylight saving.
    [InlineData("2026-01-05T12:00", "Asia/Kolkata", "2026-01-06T03:30")]
    [InlineData("2026-01-05T12:00", "Asia/Kathmandu", "2026-01-06T03:15")]
    [InlineData("2026-06-05T12:00", "Africa/Tunis", "2026-06-06T08:00")]
    [InlineData("2026-01-05T12:00", "UTC", "2026-01-06T09:00")]
    // The other half of the earth: Sydney's clocks go back on 5 April and forward on 4 October.
    [InlineData("2026-04-04T02:00", "Australia/Sydney", "2026-04-04T23:00")]
    [InlineData("2026-10-03T02:00", "Australia/Sydney", "2026-10-03T22:00")]
    // Samoa left out 30 December 2011: its morning is that of the day after.
    [InlineData("2011-12-30T05:00", "Pacific/Apia", "2011-12-30T19:00")]
    // The end of a month, of a year, of a leap February.
    [InlineData("2026-12-31T12:00", "Europe/Paris", "2027-01-01T08:00")]
    [InlineData("2028-02-28T12:00", "Europe/Paris", "2028-02-29T08:00")]
    public void Tomorrow_InAnyZone_IsNineOfTheNextDayThere(string now, string zone, string until) =>
        Assert.Equal(Utc(until), Until(SnoozePreset.Tomorrow0900, Utc(now), zone));

    [Theory]
    // Each day of a week in January; on a Monday it is the next one, before nine too.
    [InlineData("2026-01-05T06:00", "2026-01-12T08:00")]
    [InlineData("2026-01-05T12:00", "2026-01-12T08:00")]
    [InlineData("2026-01-06T12:00", "2026-01-12T08:00")]
    [InlineData("2026-01-07T12:00", "2026-01-12T08:00")]
    [InlineData("2026-01-08T12:00", "2026-01-12T08:00")]
    [InlineData("2026-01-09T12:00", "2026-01-12T08:00")]
    [InlineData("2026-01-10T12:00", "2026-01-12T08:00")]
    [InlineData("2026-01-11T12:00", "2026-01-12T08:00")]
    // Sunday evening in UTC is Monday in Paris.
    [InlineData("2026-01-11T23:30", "2026-01-19T08:00")]
    // Over the change of the clocks.
    [InlineData("2026-03-27T12:00", "2026-03-30T07:00")]
    [InlineData("2026-10-23T12:00", "2026-10-26T08:00")]
    public void NextMonday_InParis_IsNineOfTheMondayAfter(string now, string until) =>
        Assert.Equal(Utc(until), Until(SnoozePreset.NextMonday0900, Utc(now), "Europe/Paris"));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Custom_WhenAroundNow_MustBeLater(int seconds, bool taken) =>
        Assert.Equal(taken, Try(SnoozePreset.Custom, Noon.AddSeconds(seconds)));

    [Fact]
    public void Custom_WhenMoreThanAYearAway_IsNotTaken()
    {
        Assert.True(Try(SnoozePreset.Custom, Noon + SnoozeRules.Longest));
        Assert.False(Try(SnoozePreset.Custom, Noon + SnoozeRules.Longest + TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Custom_WhenNoTimeIsChosen_IsNotTaken() => Assert.False(Try(SnoozePreset.Custom, null));

    [Fact]
    public void UntilCustomerReply_HasNoTime()
    {
        Assert.True(SnoozeRules.TryUntil(SnoozePreset.UntilCustomerReply, null, Noon, SnoozeRules.ZoneOf("UTC")!, out var until));
        Assert.Null(until);
    }

    [Theory]
    [InlineData("Europe/Paris", true)]
    [InlineData("Etc/UTC", true)]
    [InlineData("Romance Standard Time", false)]
    [InlineData("Mars/Olympus", false)]
    [InlineData("", false)]
    public void ZoneOf_TakesIanaNames(string name, bool known) => Assert.Equal(known, SnoozeRules.ZoneOf(name) is not null);

    private static bool Try(SnoozePreset preset, DateTimeOffset? custom) => SnoozeRules.TryUntil(preset, custom, Noon, SnoozeRules.ZoneOf("UTC")!, out _);

    private static DateTimeOffset Until(SnoozePreset preset, DateTimeOffset now, string zone)
    {
        Assert.True(SnoozeRules.TryUntil(preset, null, now, SnoozeRules.ZoneOf(zone)!, out var until));
        Assert.Equal(TimeSpan.Zero, until!.Value.Offset);
        return until.Value;
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
