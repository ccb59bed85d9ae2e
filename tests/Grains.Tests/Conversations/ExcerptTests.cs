using FsCheck.Fluent;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Tests.Conversations;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("", 5, "")]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "longe")]
    [InlineData("a\nb", 5, "a b")]
    [InlineData("a\r\nb", 5, "a b")]
    [InlineData("abcd👋", 6, "abcd👋")]
    [InlineData("abcd👋", 5, "abcd")]
    [InlineData("abcd👋x", 5, "abcd")]
    [InlineData("a\u2028b", 5, "a b")]
    public void Of_WhenCut_IsOneLineAndNeverHalfACharacter(string text, int length, string excerpt) => Assert.Equal(excerpt, Excerpt.Of(text, length));

    [Fact]
    public void Of_WhenOfAnyText_IsShortEnoughAndText() =>
        Holds.ForAll(Gen.Elements("a", "👋", "\n", "é", "\r\n", " ").ArrayOf().Select(string.Concat).SelectMany(text => Gen.Choose(0, 20).Select(length => (text, length))), given =>
        {
            var excerpt = Excerpt.Of(given.text, given.length);
            Assert.True(excerpt.Length <= given.length);
            Assert.True(TextRules.IsStorable(excerpt));
            Assert.DoesNotContain('\n', excerpt);
        });
}
