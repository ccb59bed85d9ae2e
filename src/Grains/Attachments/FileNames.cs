using System.Globalization;
using System.Text;

namespace Parloir.Grains.Attachments;

internal static class FileNames
{
    private const int Longest = 120;

    /// <summary>The name alone: no path, nothing invisible, short enough for any disk; one that tells the type when the sender gave none.</summary>
    public static string Clean(string? given, string mimeType)
    {
        var name = new StringBuilder();
        var last = given.AsSpan();
        last = last[(last.LastIndexOfAny('/', '\\') + 1)..];
        foreach (var rune in last.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) continue;
            name.Append(rune);
        }
        var clean = name.ToString().Trim(' ', '.');
        if (clean.Length == 0) return "file" + FileType.Extension(mimeType);
        return clean.Length <= Longest ? clean : Shorten(clean);
    }

    private static string Shorten(string name)
    {
        var extension = Path.GetExtension(name);
        if (extension.Length > 10) extension = "";
        var length = Longest - extension.Length;
        if (char.IsHighSurrogate(name[length - 1])) length--;
        return name[..length] + extension;
    }
}
