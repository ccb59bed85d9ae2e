using Parloir.Grains.Conversations;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Views;

public sealed class ViewKeyTests
{
    [Theory]
    [InlineData("tab=mine", "tab=mine&agent=alice")]
    [InlineData("status=open&tab=mine", "tab=mine&agent=alice&status=Open")]
    [InlineData("?label=vip&tab=all", "tab=all&label=vip")]
    [InlineData("tab=unassigned&status=", "tab=unassigned")]
    [InlineData("view=v1&sort=oldest&tab=all", "tab=all&view=v1&sort=oldest")]
    [InlineData("", "tab=all")]
    [InlineData("status=pending,OPEN,,pending&tab=all", "tab=all&status=Open%2CPending")]
    [InlineData("team=none,b,a&assignee=,&tab=all", "tab=all&team=a%2Cb%2Cnone")]
    [InlineData("label=Relance+%C3%A0%20pr%C3%A9voir", "tab=all&label=Relance%20%C3%A0%20pr%C3%A9voir")]
    public void TryParse_WhenAClientAsks_HasOneKeyForOneList(string query, string key)
    {
        Assert.True(ViewKey.TryParse(query, Alice.Id, false, out var parsed));
        Assert.Equal(key, parsed.ToString());
        Assert.Equal(parsed, ViewKey.Parse(key));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("tab=mine&agent=bruno")]
    [InlineData("tab=0")]
    [InlineData("tab=mine,all")]
    [InlineData("tab=all&tab=mine")]
    [InlineData("colour=red")]
    [InlineData("tab")]
    [InlineData("label=%00")]
    [InlineData("status=open,shut")]
    [InlineData("priority=1,2")]
    public void TryParse_WhenItIsNoList_FailsClosed(string? query) => Assert.False(ViewKey.TryParse(query, Alice.Id, false, out _));

    [Theory]
    [InlineData(FilterParameters.MaxValues, true)]
    [InlineData(FilterParameters.MaxValues + 1, false)]
    public void TryParse_WhenSeveralAreAsked_TakesSoMany(int values, bool taken)
    {
        // Ids as they are, in every parameter that takes some.
        var ids = string.Join(',', Enumerable.Range(0, values).Select(i => $"{i:x32}"));
        var query = string.Join('&', new[] { "label", "keyword", "account", "inbox", "team", "department", "assignee", "participant" }.Select(name => $"{name}={Uri.EscapeDataString(ids)}"));
        Assert.Equal(taken, ViewKey.TryParse($"tab=mine&status=open,pending,snoozed,aireply,resolved&{query}&view={0:x32}&sort=oldest", Alice.Id, true, out var key));
        if (taken) Assert.Equal(key, ViewKey.Parse(key.ToString()));
    }

    [Theory]
    [InlineData("tab=mine")]
    [InlineData("tab=all&agent=alice")]
    [InlineData("nonsense")]
    public void Parse_WhenNotWrittenByUs_IsAFormatError(string key) => Assert.Throws<FormatException>(() => ViewKey.Parse(key));

    [Fact]
    public void Of_WhenNotMine_IsTheSameForEveryViewer() =>
        Assert.Equal(
            ViewKey.Of(new ConversationFilter(ConversationTab.All, Alice.Id, null, null)),
            ViewKey.Of(new ConversationFilter(ConversationTab.All, Bruno.Id, null, null)));
}
