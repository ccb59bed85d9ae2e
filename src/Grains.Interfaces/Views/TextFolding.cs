using System.Collections.Frozen;

namespace Parloir.Grains.Views;

/// <summary>
/// How texts are compared without regard to case and accents. A table of our own, because the database does with it exactly what we do here (<c>translate</c>),
/// whatever its locale.
/// </summary>
public static class TextFolding
{
    private static readonly (string Letters, char Plain)[] Accented =
    [
        ("ÀÁÂÃÄÅĀĂĄàáâãäåāăą", 'a'), ("ÇĆĈĊČçćĉċč", 'c'), ("ÐĎĐðďđ", 'd'), ("ÈÉÊËĒĔĖĘĚèéêëēĕėęě", 'e'), ("ĜĞĠĢĝğġģ", 'g'), ("ĤĦĥħ", 'h'),
        ("ÌÍÎÏĨĪĬĮİìíîïĩīĭįı", 'i'), ("Ĵĵ", 'j'), ("Ķķ", 'k'), ("ĹĻĽĿŁĺļľŀł", 'l'), ("ÑŃŅŇñńņň", 'n'), ("ÒÓÔÕÖØŌŎŐòóôõöøōŏő", 'o'), ("ŔŖŘŕŗř", 'r'),
        ("ŚŜŞŠśŝşš", 's'), ("ŢŤŦţťŧ", 't'), ("ÙÚÛÜŨŪŬŮŰŲùúûüũūŭůűų", 'u'), ("Ŵŵ", 'w'), ("ÝŶŸýŷÿ", 'y'), ("ŹŻŽźżž", 'z'),
    ];

    private static readonly (char From, char To)[] Table =
    [
        .. Upper('A', 'Z', 32), .. Upper('Α', 'Ρ', 32), .. Upper('Σ', 'Ω', 32), .. Upper('А', 'Я', 32), .. Upper('Ѐ', 'Џ', 80),
        .. Accented.SelectMany(row => row.Letters.Select(letter => (letter, row.Plain))),
    ];

    private static readonly FrozenDictionary<char, char> Plain = Table.ToFrozenDictionary(pair => pair.From, pair => pair.To);

    /// <summary>The letters that are folded, and beside them (in <see cref="To"/>) into what.</summary>
    public static string From { get; } = new([.. Table.Select(pair => pair.From)]);
    public static string To { get; } = new([.. Table.Select(pair => pair.To)]);

    public static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++) folded[i] = Plain.GetValueOrDefault(source[i], source[i]);
    });

    private static IEnumerable<(char, char)> Upper(char first, char last, int toLower) =>
        Enumerable.Range(first, last - first + 1).Select(letter => ((char)letter, (char)(letter + toLower)));
}
