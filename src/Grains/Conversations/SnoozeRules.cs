using NodaTime;

namespace Parloir.Grains.Conversations;

/// <summary>
/// When a snooze ends (S2-46, S4-15). Hours are hours that pass; "tomorrow" and "next Monday" are days of the agent's calendar, whatever its clocks do
/// in between. The time zones are those that come with NodaTime: the same on every machine.
/// </summary>
internal static class SnoozeRules
{
    /// <summary>The latest end of a snooze.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);
    private static readonly LocalTime Morning = new(9, 0);

    /// <summary>Null when there is no zone of that IANA name.</summary>
    public static DateTimeZone? ZoneOf(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name);

    /// <param name="until">Null: until the customer writes.</param>
    /// <returns>False when the time that was chosen is not in the future, or too far in it.</returns>
    public static bool TryUntil(SnoozePreset preset, DateTimeOffset? custom, DateTimeOffset now, DateTimeZone zone, out DateTimeOffset? until)
    {
        until = preset switch
        {
            SnoozePreset.OneHour => now.AddHours(1),
            SnoozePreset.TwoHours => now.AddHours(2),
            SnoozePreset.FourHours => now.AddHours(4),
            SnoozePreset.Tomorrow0900 => MorningOf(Today(now, zone).PlusDays(1), zone),
            SnoozePreset.NextMonday0900 => MorningOf(Today(now, zone).Next(IsoDayOfWeek.Monday), zone),
            SnoozePreset.Custom => custom,
            SnoozePreset.UntilCustomerReply => null,
            _ => throw new ArgumentOutOfRangeException(nameof(preset), preset, null),
        };
        until = until?.ToUniversalTime();
        return preset == SnoozePreset.UntilCustomerReply || (until > now && until <= now + Longest);
    }

    private static LocalDate Today(DateTimeOffset now, DateTimeZone zone) => Instant.FromDateTimeOffset(now).InZone(zone).Date;

    /// <summary>A nine o'clock that the clocks skip is as much later as they are put forward.</summary>
    private static DateTimeOffset MorningOf(LocalDate day, DateTimeZone zone) => zone.AtLeniently(day + Morning).ToInstant().ToDateTimeOffset();
}
