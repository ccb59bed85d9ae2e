namespace Parloir.Grains.Contacts;

/// <summary>Telephone numbers as people write them and as providers name them.</summary>
public static class PhoneNumber
{
    private const int Shortest = 8;
    private const int Longest = 15;

    /// <summary>The digits of a number in international form, as providers write it; null when it is none. What people put between the digits is left out.</summary>
    public static string? Digits(string text)
    {
        var number = Bare(text);
        number = number.StartsWith('+') ? number[1..] : number.StartsWith("00", StringComparison.Ordinal) ? number[2..] : number;
        return number.Length is >= Shortest and <= Longest && number.All(char.IsAsciiDigit) && number[0] != '0' ? number : null;
    }

    /// <summary>The digits that somebody types who looks for a number, without the prefix of his country; null when it is no part of one.</summary>
    public static string? Part(string text)
    {
        var digits = Bare(text).TrimStart('+').TrimStart('0');
        return digits.Length is > 0 and <= Longest && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    private static string Bare(string text) => string.Concat(text.Where(c => c is not (' ' or '\u00a0' or '\u202f' or '.' or '-' or '(' or ')' or '/')));
}
