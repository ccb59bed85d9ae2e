using Parloir.Grains;
using Parloir.Grains.Conversations;
using Parloir.Grains.Views;

namespace Parloir.Web.Tests;

public sealed class ViewKeyTests
{
    private static readonly AgentId Alice = new("alice");

    [Theory]
    [InlineData("", "tab=all")]
    [InlineData("tab=all", "tab=all")]
    [InlineData("?tab=Unassigned", "tab=unassigned")]
    [InlineData("status=OPEN&tab=mine", "tab=mine&agent=alice&status=Open")]
    [InlineData("tab=mine&status=", "tab=mine&agent=alice")]
    [InlineData("label=&tab=all", "tab=all")]
    [InlineData("status=closed", "tab=all&status=Resolved")]
    [InlineData("label=Prospect+chaud", "tab=all&label=Prospect%20chaud")]
    [InlineData("label=%C3%A9t%C3%A9%26co", "tab=all&label=%C3%A9t%C3%A9%26co")]
    public void TryParse_WhenItIsAView_IsCanonical(string query, string canonical)
    {
        Assert.True(ViewKey.TryParse(query, Alice, false, out var key));
        Assert.Equal(canonical, key.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("tab")]
    [InlineData("tab=0")]
    [InlineData("tab=mine,all")]
    [InlineData("tab=all&tab=mine")]
    [InlineData("status=0")]
    [InlineData("agent=alice&tab=mine")]
    [InlineData("sort=name")]
    [InlineData("label=%00")]
    public void TryParse_WhenItIsNot_IsFalse(string? query) => Assert.False(ViewKey.TryParse(query, Alice, false, out _));

    [Theory]
    [InlineData(ViewKey.MaxLength, true)]
    [InlineData(ViewKey.MaxLength + 1, false)]
    public void TryParse_WhenTooLong_IsFalse(int length, bool taken) =>
        Assert.Equal(taken, ViewKey.TryParse("label=" + new string('x', length - "label=".Length), Alice, false, out _));

    [Theory]
    [InlineData(ConversationTab.Mine, ConversationStatus.Pending, "a&b=c %/é")]
    [InlineData(ConversationTab.Unassigned, null, null)]
    [InlineData(ConversationTab.All, ConversationStatus.AiReply, "vip")]
    public void Parse_WhenItReadsWhatItWrote_IsTheSameKey(ConversationTab tab, ConversationStatus? status, string? label)
    {
        var key = ViewKey.Of(new ConversationFilter(tab, Alice, status is { } named ? new OneOf<ConversationStatus>(named) : null, label is null ? null : new OneOf<string>(label)));
        Assert.Equal(key, ViewKey.Parse(key.ToString()));
    }

    [Fact]
    public void Of_WhenTheTabIsNotMine_IsTheSameForEveryViewer() => Assert.Equal(
        ViewKey.Of(new ConversationFilter(ConversationTab.All, Alice, null, null)),
        ViewKey.Of(new ConversationFilter(ConversationTab.All, new AgentId("bruno"), null, null)));

    [Theory]
    [InlineData("tab=mine")]
    [InlineData("tab=all&agent=alice")]
    [InlineData("nonsense")]
    public void Parse_WhenItIsNoKey_Throws(string text) => Assert.Throws<FormatException>(() => ViewKey.Parse(text));
}
