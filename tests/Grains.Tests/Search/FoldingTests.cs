using Parloir.Grains.Search;

namespace Parloir.Grains.Tests.Search;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Déjà réservé à l'hôtel", "deja reserve a l hotel")]
    [InlineData("Cœur, naïve & Straße", "coeur naive strasse")]
    [InlineData("De\u0301ja\u0300", "deja")]
    [InlineData("ﬁn x²", "fin x")]
    [InlineData("a\0b \ud800 c", "a b c")]
    [InlineData("Привет 你好 👋 مرحبا", "привет 你好 مرحبا")]
    [InlineData("\u0301 '; drop table", "drop table")]
    public void Words_WhenFolded_AreSmallLettersWithoutAccents(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Folding.Words(text).Select(word => word.Text)));

    [Fact]
    public void Words_WhenTheyStandInAText_AreTakenFromTheirPlace()
    {
        const string Text = "👋 Été: l'Œuvre";
        Assert.Equal(["Été", "l", "Œuvre"], Folding.Words(Text).Select(word => Text.Substring(word.Start, word.Length)));
    }

    [Theory]
    [InlineData("06 12 34 56 78", "+33 6 12 34 56 78")]
    [InlineData("+33612345678", "0612345678")]
    [InlineData("33612345678", "06.12.34.56.78")]
    [InlineData("5678", "+33612345678")]
    [InlineData("4521", "4521")]
    public void Number_WhenWrittenInAnotherWay_IsFoundByItsEnd(string lookedFor, string written)
    {
        var query = Numbers.LookedForAs(Numbers.In(lookedFor).Single().Digits);
        Assert.StartsWith(query, Numbers.KeptAs(Numbers.In(written).Single().Digits), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12 34", "5678")]
    [InlineData("0612345679", "+33612345678")]
    public void Number_WhenItIsAnother_IsNotFound(string lookedFor, string written)
    {
        var query = Numbers.LookedForAs(Numbers.In(lookedFor).Single().Digits);
        Assert.DoesNotContain(Numbers.In(written), number => Numbers.KeptAs(number.Digits).StartsWith(query, StringComparison.Ordinal));
    }
}
