using System.Buffers.Text;
using System.Text;
using FsCheck.Fluent;
using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Conversations;

public sealed class ListCursorTests
{
    [Fact]
    public void Parse_WhenWritten_ReadsTheSame() => Holds.ForAll(Gen.Choose(0, int.MaxValue), seconds =>
    {
        var cursor = new ListCursor(Noon.AddSeconds(seconds).AddTicks(seconds % 10_000_000), $"{seconds:x32}");
        Assert.Equal(cursor, ListCursor.Parse(cursor.ToString()));
    });

    [Fact]
    public void Of_WhenOfAView_IsItsPlaceInTheList()
    {
        var view = ConversationShowing.View(Story.Opened().State, Noon);
        Assert.Equal(new ListCursor(Noon, Conversation.Value), ListOrder.Of(ConversationSort.Newest).CursorOf(view));
    }

    [Fact]
    public void ToString_WhenInAnAddress_NeedsNoEscaping() =>
        Assert.Matches("^[A-Za-z0-9_-]+$", new ListCursor(Noon, Conversation.Value).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("!!!")]
    [InlineData("abc")]
    [InlineData("MTIz")]
    public void Parse_WhenNotOfAList_IsAFormatError(string text) => Assert.Throws<FormatException>(() => ListCursor.Parse(text));

    [Theory]
    [InlineData("Newest|0|-1|id")]
    [InlineData("Newest|0|1e5|id")]
    [InlineData("Newest|0|9999999999999999999999|id")]
    [InlineData("Newest|0|3155378976000000000|id")]
    [InlineData("Newest|0|5|a|b")]
    [InlineData("Newest|0|5|a\0b")]
    [InlineData("Newest|5|5|a")]
    [InlineData("Oldest|0|5|a")]
    [InlineData("5|a")]
    public void Parse_WhenForged_IsAFormatError(string inside) =>
        Assert.Throws<FormatException>(() => ListCursor.Parse(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(inside))));
}
