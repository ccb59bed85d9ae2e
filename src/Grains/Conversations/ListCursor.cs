using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Parloir.Grains.Conversations;

/// <summary>The place of a list's last row: opaque outside.</summary>
/// <param name="At">What the list is ordered by: last activity, or since when the customer waits.</param>
/// <param name="Rank">The priority, in lists by priority.</param>
internal readonly record struct ListCursor(DateTimeOffset At, string Id, int Rank = 0, ConversationSort Sort = ConversationSort.Newest)
{
    /// <exception cref="FormatException">It is not one of ours, or of a list in another order.</exception>
    public static ListCursor Parse(string text, ConversationSort sort = ConversationSort.Newest)
    {
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        return parts.Length == 4 && parts[0] == sort.ToString()
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rank) && rank <= (int)Priority.Urgent
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
            && TextRules.IsStorable(parts[3])
            ? new ListCursor(new DateTimeOffset(ticks, TimeSpan.Zero), parts[3], rank, sort)
            : throw new FormatException("The cursor is not one of this list.");
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Sort}|{Rank}|{At.UtcTicks}|{Id}")));
}
