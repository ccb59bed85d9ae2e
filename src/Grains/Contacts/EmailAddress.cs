using System.Text.RegularExpressions;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Contacts;

internal static partial class EmailAddress
{
    private const int Longest = 254;

    /// <summary>As it is compared; null when it is none.</summary>
    public static string? Canonical(string text) =>
        text.Trim().ToLowerInvariant() is { Length: <= Longest } address && Shape().IsMatch(address) && TextRules.IsStorable(address) ? address : null;

    /// <summary>One sign between a name and a domain with a dot: whether mail gets there, only mail can tell.</summary>
    [GeneratedRegex(@"\A[^@\s\p{C}]+@[^@\s\p{C}.]+(\.[^@\s\p{C}.]+)+\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}
