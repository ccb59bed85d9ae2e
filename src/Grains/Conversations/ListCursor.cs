using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Parloir.Grains.Conversations;

/// <summary>The place of a list's last row: opaque outside.</summary>
internal readonly record struct ListCursor(DateTimeOffset LastActivityAt, string Id)
{
    /// <summary>Before every row: lists run from the newest to the oldest. (PostgreSQL's infinity stands for the greatest time.)</summary>
    public static ListCursor Start { get; } = new(DateTimeOffset.MaxValue, "");

    public static ListCursor Of(ConversationView last) => new(last.LastActivityAt, last.Id.Value);

    /// <exception cref="FormatException">It is not one of ours.</exception>
    public static ListCursor Parse(string text)
    {
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.Ticks && TextRules.IsStorable(parts[1])
            ? new ListCursor(new DateTimeOffset(ticks, TimeSpan.Zero), parts[1])
            : throw new FormatException("The cursor is not one of a list.");
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{LastActivityAt.UtcTicks}|{Id}")));
}
