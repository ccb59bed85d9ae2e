using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Search;

/// <summary>The place of the last entry that was looked at, or shown: opaque outside.</summary>
/// <param name="Rank">In searches for the best.</param>
internal readonly record struct SearchCursor(SearchSort Sort, float Rank, DateTimeOffset At, string Conversation, long Message)
{
    public static SearchCursor Start(SearchSort sort) => new(sort, float.MaxValue, DateTimeOffset.MaxValue, "", long.MaxValue);

    /// <exception cref="FormatException">It is not one of ours, or of a search in another order.</exception>
    public static SearchCursor Parse(string text, SearchSort sort)
    {
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        return parts.Length == 5 && parts[0] == sort.ToString()
            && float.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var rank)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
            && long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var message)
            && TextRules.IsStorable(parts[4])
            ? new SearchCursor(sort, rank, new DateTimeOffset(ticks, TimeSpan.Zero), parts[4], message)
            : throw new FormatException("The cursor is not one of this search.");
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Sort}|{Rank:R}|{At.UtcTicks}|{Message}|{Conversation}")));
}
