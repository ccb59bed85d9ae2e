using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Parloir.Grains.Contacts;

namespace Parloir.Grains.Searching;

/// <summary>Text as it is looked for: without case and accents, in words.</summary>
internal static class SearchText
{
    /// <summary>What one index entry holds of a longer text.</summary>
    public const int TermLimit = 100;
    /// <summary>The longest prefix of a country.</summary>
    private const int CountryPrefix = 3;

    // The program runs without ICU's tables, so that it does the same on every machine: these are the letters of Europe's Latin alphabets.
    private const string Accented = "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšţťŧùúûüũūŭůűųŵýÿŷźżž";
    private const string Plain = "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzz";
    private static readonly FrozenDictionary<int, char> PlainOf = Accented.Zip(Plain).ToFrozenDictionary(pair => (int)pair.First, pair => pair.Second);

    /// <summary>Lower case, Latin letters without accents, nothing that does not print.</summary>
    public static string Normalize(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(rune);
            if (PlainOf.TryGetValue(lower.Value, out var plain)) bare.Append(plain);
            else if (Ligature(lower.Value) is { } letters) bare.Append(letters);
            else if (Rune.GetUnicodeCategory(lower) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Control)) bare.Append(lower);
        }
        return bare.ToString();
    }

    private static string? Ligature(int letter) => letter switch
    {
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        _ => null,
    };

    /// <summary>The runs of letters and digits in a text, each once, as they are looked for.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        var words = new List<string>();
        foreach (var rune in Normalize(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) word.Append(rune);
            else Take();
        }
        Take();
        return words.Distinct();

        void Take()
        {
            if (word.Length > 0) words.Add(Term(word.ToString()));
            word.Clear();
        }
    }

    /// <summary>A number is found with and without the prefix of its country, whose length nobody knows here.</summary>
    /// <param name="digits">In international form.</param>
    public static IEnumerable<string> Numbers(string digits) => Enumerable.Range(0, CountryPrefix + 1).Where(left => left < digits.Length).Select(left => digits[left..]);

    /// <summary>What somebody who types looks for: beginnings that must all be there, the one that few things have first; none when there is nothing to look for.</summary>
    public static ImmutableArray<string> Sought(string text)
    {
        if (PhoneNumber.Part(text) is { } digits) return [digits];
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word.Contains('@') ? [Term(Normalize(word))] : Words(word));
        return [.. words.Distinct().OrderByDescending(word => word.Length)];
    }

    /// <summary>The beginning of a text that an index entry holds, never half a character.</summary>
    public static string Term(string text) =>
        text.Length <= TermLimit ? text : text[..(char.IsHighSurrogate(text[TermLimit - 1]) ? TermLimit - 1 : TermLimit)];
}
