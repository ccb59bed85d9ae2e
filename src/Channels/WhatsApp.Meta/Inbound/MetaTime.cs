using System.Globalization;
using System.Text.Json;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>Unix time as Meta writes it: seconds, as a string or a number; milliseconds are told by their size.</summary>
internal static class MetaTime
{
    private const long EarliestSecond = 946_684_800; // 2000-01-01: before it there was no provider to send anything
    private const long FirstAbsurdSecond = 4_102_444_800; // 2100-01-01

    public static bool TryRead(JsonElement written, out DateTimeOffset time)
    {
        time = default;
        var digits = written.ValueKind switch
        {
            JsonValueKind.Number => written.Raw(),
            JsonValueKind.String => written.Raw()[1..^1],
            _ => default,
        };
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;

        var milliseconds = number < FirstAbsurdSecond ? number * 1000 : number;
        if (milliseconds is < EarliestSecond * 1000 or >= FirstAbsurdSecond * 1000)
            return false;
        time = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return true;
    }
}
