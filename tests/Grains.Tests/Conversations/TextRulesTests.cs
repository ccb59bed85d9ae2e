using System.Text.RegularExpressions;
using Parloir.Grains.Conversations;

namespace Parloir.Grains.Tests.Conversations;

public sealed class TextRulesTests
{
    [Fact]
    public void Limits_WhenAsked_AreThoseOfTheChannelFacts()
    {
        Assert.Equal(4096, TextRules.MessageLimit);
        Assert.Equal(10_000, TextRules.NoteLimit);
        Assert.Equal(40, TextRules.LabelLimit);
        Assert.Equal(20, TextRules.LabelsPerConversation);
    }

    [Theory]
    [InlineData("ok")]
    [InlineData(" a ")]
    [InlineData("line\nline")]
    [InlineData("👋🏽")]
    [InlineData("\u0001")]
    [InlineData("\ufffe")]
    public void Check_WhenItIsText_Passes(string text) => Assert.Null(TextRules.Check(text, 100));

    [Fact]
    public void Check_WhenAPairStraddlesTheLimit_CountsBothHalves()
    {
        Assert.Null(TextRules.Check(new string('a', 98) + "👋", 100));
        Assert.Equal(new Rejection.TextTooLong(101, 100), TextRules.Check(new string('a', 99) + "👋", 100));
    }

    [Fact]
    public void Check_WhenTooLongAndNoText_SaysTooLong() => Assert.Equal(new Rejection.TextTooLong(3, 2), TextRules.Check("ab\0", 2));

    [Theory]
    [InlineData("")]
    [InlineData("\u00a0\u2003")]
    public void Check_WhenOnlySpace_IsEmpty(string text) => Assert.Equal(new Rejection.TextEmpty(), TextRules.Check(text, 100));

    [Theory]
    [InlineData("", true)]
    [InlineData("a👋b", true)]
    [InlineData(@"\0", false)]
    [InlineData(@"a\ud83d", false)]
    [InlineData(@"\ud83da", false)]
    [InlineData(@"\udc4b", false)]
    [InlineData(@"\ud83d\ud83d\udc4b", false)]
    [InlineData(@"👋\udc4b", false)]
    public void IsStorable_WhenAskedOfAnyText_IsUnicodeWithoutNul(string escaped, bool storable) =>
        Assert.Equal(storable, TextRules.IsStorable(Regex.Unescape(escaped)));

    [Theory]
    [InlineData("Carla", "Carla")]
    [InlineData(@"Car\0la", "Car\ufffdla")]
    [InlineData(@"\ud83d", "\ufffd")]
    [InlineData(@"👋\udc4b", "👋\ufffd")]
    public void Storable_WhenAProviderToldIt_KeepsWhatCanBeKept(string escaped, string kept)
    {
        var told = Regex.Unescape(escaped);
        Assert.Equal(kept, TextRules.Storable(told));
        Assert.True(TextRules.IsStorable(TextRules.Storable(told)));
    }
}
