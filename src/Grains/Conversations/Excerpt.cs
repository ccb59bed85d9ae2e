namespace Parloir.Grains.Conversations;

internal static class Excerpt
{
    /// <summary>The beginning of a text on one line, at most <paramref name="length"/> UTF-16 units, never half a character.</summary>
    public static string Of(string text, int length)
    {
        var end = Math.Min(text.Length, length);
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        return text[..end].ReplaceLineEndings(" ");
    }
}
