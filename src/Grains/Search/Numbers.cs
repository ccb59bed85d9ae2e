using System.Text.RegularExpressions;

namespace Parloir.Grains.Search;

/// <summary>Telephone numbers and other long numbers, which people write with or without blanks, country codes and leading zeros: they are found by their end.</summary>
internal static partial class Numbers
{
    /// <summary>Longer than a subscriber's number is nowhere without its country code.</summary>
    private const int Compared = 9;
    private const int Shortest = 4;
    private const int Longest = 32;

    /// <summary>Each number's digits, and where it stands.</summary>
    public static IEnumerable<(int Start, int Length, string Digits)> In(string text) =>
        from Match match in Number().Matches(text)
        let digits = string.Concat(match.Value.Where(char.IsAsciiDigit))
        where digits.Length is >= Shortest and <= Longest
        select (match.Index, match.Length, digits);

    /// <summary>What is kept of a number: its digits from behind, after a mark that no word has.</summary>
    public static string KeptAs(string digits) => $"#{Reversed(digits)}";

    /// <summary>The beginning of what is kept of each number that ends as this one.</summary>
    public static string LookedForAs(string digits)
    {
        var national = digits.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : digits;
        return $"#{Reversed(national.Length > Compared ? national[^Compared..] : national)}";
    }

    private static string Reversed(string digits) => string.Create(digits.Length, digits, static (reversed, all) =>
    {
        all.CopyTo(reversed);
        reversed.Reverse();
    });

    [GeneratedRegex(@"\+?[0-9](?:[ \u00a0\u202f().\-/]{0,2}[0-9])*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
