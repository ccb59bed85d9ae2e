using System.Buffers.Text;
using System.Text;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Searching;

/// <summary>The place of a list's last row: opaque outside.</summary>
/// <param name="Order">Which list: <c>name</c>, or what is looked for.</param>
/// <param name="Key">Name or term.</param>
internal readonly record struct SearchCursor(string Order, string Key, string Id)
{
    private const char Separator = '\u001f';

    /// <exception cref="FormatException">It is not one of ours, or of a list in another order.</exception>
    public static SearchCursor Parse(string text, string order)
    {
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(Separator);
        return parts is [var of, var key, var id] && of == order && TextRules.IsStorable(key) && TextRules.IsStorable(id)
            ? new SearchCursor(of, key, id)
            : throw new FormatException("The cursor is not one of this list.");
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, Order, Key, Id)));
}
