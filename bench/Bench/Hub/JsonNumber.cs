using System.Buffers.Text;

namespace Parloir.Bench.Hub;

internal static class JsonNumber
{
    public static long Read(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out long value, out _) ? value : throw new FormatException("There is no number where one is expected.");

    /// <summary>The number behind the first <paramref name="name"/>.</summary>
    public static long After(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name) => Read(json[(json.IndexOf(name) + name.Length)..]);
}
