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

    [Theory]
    [InlineData("Carla", true)]
    [InlineData("\u0633\u0627\u0631\u0629", true)]
    [InlineData("\u0646\u06cc\u0644\u0648\u200c\u0641\u0631", true)]
    [InlineData("\u200e(Carla)", true)]
    [InlineData("👩‍🚀", true)]
    [InlineData("❤\ufe0f", true)]
    [InlineData("e\u0301", true)]
    [InlineData("\u3164Carla", true)]
    [InlineData("", false)]
    [InlineData("\u200b", false)]
    [InlineData("\u200d\ufe0f", false)]
    [InlineData("\u0301", false)]
    [InlineData("\u00ad", false)]
    [InlineData("\u115f\u1160\u3164\uffa0\u2800", false)]
    [InlineData("a\u2028b", false)]
    [InlineData("a\u2029b", false)]
    [InlineData("a\u202ab", false)]
    [InlineData("a\u202eb", false)]
    [InlineData("a\u2066b", false)]
    [InlineData("a\u2069b", false)]
    public void IsName_WhenAskedOfAnyText_IsSeenAndTurnsNothingAround(string text, bool name) => Assert.Equal(name, TextRules.IsName(text, 20));

    [Fact]
    public void IsName_WhenLong_EndsAtItsLimit()
    {
        Assert.True(TextRules.IsName(new string('a', 20), 20));
        Assert.False(TextRules.IsName(new string('a', 21), 20));
    }
}
