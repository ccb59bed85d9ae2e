using System.Buffers;
using System.Globalization;
using System.Text;

namespace Parloir.Grains;

/// <summary>
/// What a reader sees of a text. A name stands between the words of others: it is to be seen, and it must not turn those words around.
/// Marks that Arabic, Persian, Hebrew and emoji need (U+200C, U+200D, U+200E, U+200F, U+061C) are part of names.
/// </summary>
public static class VisibleText
{
    /// <summary>Letters and signs by their category, and blank to the eye: the fillers of Hangul, and Braille without a dot.</summary>
    private static readonly SearchValues<char> Blanks = SearchValues.Create("\u115f\u1160\u3164\uffa0\u2800");

    /// <summary>Embeddings, overrides and isolates: they reach over the end of the name.</summary>
    private static readonly SearchValues<char> Turns = SearchValues.Create("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069");

    public static bool IsSeen(string text)
    {
        foreach (var rune in text.EnumerateRunes()) if (IsSeen(rune)) return true;
        return false;
    }

    public static bool TurnsDirection(string text) => text.AsSpan().ContainsAny(Turns);

    public static string WithoutTurns(string text) => TurnsDirection(text) ? string.Concat(text.Where(c => !Turns.Contains(c))) : text;

    private static bool IsSeen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && !(rune.IsBmp && Blanks.Contains((char)rune.Value));
}
