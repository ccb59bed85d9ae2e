using System.Buffers;
using System.Globalization;
using System.Text;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>
/// JSON string to .NET string, for every string that a provider sends. The one place where text that is not text is made good:
/// a lone surrogate (<c>\ud800</c> without its other half), a byte sequence that is not UTF-8 and U+0000, which PostgreSQL's text cannot hold,
/// each become U+FFFD, the mark that Unicode has for them. Everything else is kept to the character.
/// </summary>
internal static class WireText
{
    private const char Replacement = '\uFFFD';

    /// <param name="raw">What stands between the quotes, of a string that a JSON reader has found valid.</param>
    public static string Decode(ReadOnlySpan<byte> raw) =>
        raw.Contains((byte)'\\') ? Unescape(raw) : Encoding.UTF8.GetString(raw);

    private static string Unescape(ReadOnlySpan<byte> raw)
    {
        // An escape never takes fewer bytes than the characters that it stands for.
        var chars = ArrayPool<char>.Shared.Rent(raw.Length);
        try
        {
            var length = 0;
            while (!raw.IsEmpty)
            {
                var plain = raw.IndexOf((byte)'\\');
                if (plain < 0)
                    plain = raw.Length;
                length += Encoding.UTF8.GetChars(raw[..plain], chars.AsSpan(length));
                raw = raw[plain..];
                if (!raw.IsEmpty)
                    chars[length++] = Escaped(ref raw);
            }
            return Whole(chars.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }

    private static char Escaped(ref ReadOnlySpan<byte> raw)
    {
        var kind = raw[1];
        if (kind == 'u')
        {
            var unit = (char)ushort.Parse(raw.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            raw = raw[6..];
            return unit == '\0' ? Replacement : unit;
        }
        raw = raw[2..];
        return (char)kind switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var same => same };
    }

    private static string Whole(Span<char> chars)
    {
        for (var i = 0; i < chars.Length; i++)
        {
            if (!char.IsSurrogate(chars[i]))
                continue;
            if (char.IsHighSurrogate(chars[i]) && i + 1 < chars.Length && char.IsLowSurrogate(chars[i + 1]))
                i++;
            else
                chars[i] = Replacement;
        }
        return new string(chars);
    }
}
