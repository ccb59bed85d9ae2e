using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Journaling;

/// <summary>An event of a list that goes through several streams by time: of a page's last one, what the next page begins after.</summary>
/// <param name="Subject">Whose stream.</param>
internal readonly record struct StreamPlace(DateTimeOffset At, string Subject, long Sequence)
{
    /// <summary>The event's name in the whole workspace.</summary>
    public string Id => IdOf(Subject, Sequence);

    public static string IdOf(string subject, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{subject}-{sequence}");

    /// <exception cref="FormatException">It is not one of ours.</exception>
    public static StreamPlace Parse(string text)
    {
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && TextRules.IsStorable(parts[1])
            ? new StreamPlace(new DateTimeOffset(ticks, TimeSpan.Zero), parts[1], sequence)
            : throw new FormatException("The cursor is not one of this list.");
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}|{Subject}|{Sequence}")));
}
