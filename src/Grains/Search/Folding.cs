using System.Globalization;
using System.Text;

namespace Parloir.Grains.Search;

/// <summary>Texts as words, the same for what is kept and for what is looked for: small letters without accents. The database's own notion of a word depends on its locale.</summary>
internal static class Folding
{
    /// <summary>Nobody looks for longer ones.</summary>
    private const int MaxWord = 100;

    public static IEnumerable<FoldedWord> Words(string text)
    {
        var (start, index) = (-1, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPartOfWord(rune))
            {
                if (start < 0) start = index;
            }
            else if (start >= 0)
            {
                if (Word(text, start, index) is { Text.Length: > 0 } word) yield return word;
                start = -1;
            }
            // Half a surrogate pair is one unit, and counts as a rune of one as well.
            index += rune.Utf16SequenceLength;
        }
        if (start >= 0 && Word(text, start, text.Length) is { Text.Length: > 0 } last) yield return last;
    }

    private static bool IsPartOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static FoldedWord Word(string text, int start, int end) => new(start, end - start, Fold(text.AsSpan(start, Math.Min(end - start, MaxWord))));

    private static string Fold(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            var small = Rune.ToLowerInvariant(rune);
            // Accents, and whatever is no letter: folded words stand in queries as they are.
            if (!Rune.IsLetterOrDigit(small)) continue;
            folded.Append(Accents.Without(small));
        }
        return folded.ToString();
    }
}

/// <param name="Start">Where it stands in the text, in UTF-16 units; so is <paramref name="Length"/>.</param>
internal readonly record struct FoldedWord(int Start, int Length, string Text)
{
    /// <summary>Whether it can have a stem: digits in it would be read as numbers by the database.</summary>
    public bool IsLetters => !Text.AsSpan().ContainsAnyInRange('0', '9') && Text.All(char.IsLetter);
}
