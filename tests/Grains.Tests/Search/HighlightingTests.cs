using Parloir.Grains.Search;

namespace Parloir.Grains.Tests.Search;

public sealed class HighlightingTests
{
    [Fact]
    public void Of_WhenTheTextIsMarkup_GivesItAsItIsWithRanges()
    {
        const string Text = "<b>Facture</b> <script>";
        var (shown, highlights) = Highlighting.Of(Text, word => word == "facture");
        Assert.Equal(Text, shown);
        Assert.Equal<TextRange>([new(3, 7)], highlights);
    }

    [Fact]
    public void Of_WhenTheTextIsLong_ShowsThePartAroundTheFirstPlace()
    {
        var text = string.Concat(Enumerable.Repeat("👋 avant ", 100)) + "Trouvé ! " + string.Concat(Enumerable.Repeat("après ", 100));
        var (shown, highlights) = Highlighting.Of(text, word => word == "trouve");
        var range = Assert.Single(highlights);
        Assert.Equal("Trouvé", shown.Substring(range.Start, range.Length));
        Assert.StartsWith("…", shown, StringComparison.Ordinal);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 100, 260);
        Assert.DoesNotContain('\uFFFD', System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(shown)));
    }

    [Fact]
    public void Of_WhenANumberAndOneOfItsGroupsAreFound_MarksTheNumberOnce()
    {
        var (shown, highlights) = Highlighting.Of("Call 06 12 34", _ => true);
        Assert.Equal(["Call", "06 12 34"], highlights.Select(range => shown.Substring(range.Start, range.Length)));
    }
}
