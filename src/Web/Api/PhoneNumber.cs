namespace Parloir.Web.Api;

internal static class PhoneNumber
{
    private const int Shortest = 8;
    private const int Longest = 15;

    /// <summary>The digits of a number in international form, as providers write it; null when it is none. What people put between the digits is left out.</summary>
    public static string? Digits(string text)
    {
        var number = string.Concat(text.Where(c => c is not (' ' or '\u00a0' or '\u202f' or '.' or '-' or '(' or ')' or '/')));
        number = number.StartsWith('+') ? number[1..] : number.StartsWith("00", StringComparison.Ordinal) ? number[2..] : number;
        return number.Length is >= Shortest and <= Longest && number.All(char.IsAsciiDigit) && number[0] != '0' ? number : null;
    }
}
