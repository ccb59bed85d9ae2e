namespace Parloir.Grains.Search;

/// <summary>What is shown of a text that was found: plain text and ranges, never markup.</summary>
internal static class Highlighting
{
    /// <summary>Of a long text, so much is shown.</summary>
    private const int Shown = 240;
    /// <summary>Before the first place found.</summary>
    private const int Before = 60;
    private const string Ellipsis = "…";

    /// <param name="matches">Whether a folded word, or a number as it is kept, answers the query.</param>
    public static (string Text, ImmutableArray<TextRange> Highlights) Of(string text, Func<string, bool> matches)
    {
        var found = Places(text).Where(place => matches(place.Kept)).Select(place => place.Range).OrderBy(range => range.Start).ToList();
        var start = text.Length <= Shown || found.Count == 0 ? 0 : WordStart(text, Math.Max(0, Math.Min(found[0].Start - Before, text.Length - Shown)));
        var end = Whole(text, Math.Min(text.Length, start + Shown));
        var prefix = start > 0 ? Ellipsis : "";
        var shown = $"{prefix}{text[start..end]}{(end < text.Length ? Ellipsis : "")}";
        return (shown, [.. Apart(found.Where(range => range.Start >= start && range.Start + range.Length <= end))
            .Select(range => range with { Start = range.Start - start + prefix.Length })]);
    }

    /// <summary>Each word and each number of a text, as it is kept.</summary>
    public static IEnumerable<(TextRange Range, string Kept)> Places(string text) =>
        Folding.Words(text).Select(word => (new TextRange(word.Start, word.Length), word.Text))
            .Concat(Numbers.In(text).Select(number => (new TextRange(number.Start, number.Length), Numbers.KeptAs(number.Digits))));

    /// <summary>A number and a group of its digits may both be found: the first, and longest, counts.</summary>
    private static IEnumerable<TextRange> Apart(IEnumerable<TextRange> ranges)
    {
        var end = 0;
        foreach (var range in ranges.OrderBy(range => range.Start).ThenByDescending(range => range.Length))
        {
            if (range.Start < end) continue;
            end = range.Start + range.Length;
            yield return range;
        }
    }

    private static int WordStart(string text, int at)
    {
        var blank = at == 0 ? -1 : text.AsSpan(at, Math.Min(Before / 2, text.Length - at)).IndexOfAny(' ', '\n');
        return Whole(text, blank < 0 ? at : at + blank + 1);
    }

    /// <summary>Not between the halves of a pair.</summary>
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]) ? at - 1 : at;
}
