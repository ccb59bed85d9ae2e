using Parloir.Grains.Conversations;
using Parloir.Grains.Tests.Conversations;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Views;

/// <summary>S2-17, S2-18, S2-19, S2-20, S2-21, S2-22: tabs, status, label.</summary>
public sealed class FilterRulesTests
{
    private static readonly ConversationView Unassigned = ConversationShowing.View(Story.Opened().State, Noon);
    private static readonly ConversationView Alices = Unassigned with { Assignee = AliceCard, Labels = ["vip"] };

    private static ConversationFilter Filter(ConversationTab tab, ConversationStatus? status = null, string? label = null) => new(tab, Alice.Id, status, label);

    private static bool Matches(ConversationFilter filter, ConversationView view) => FilterRules.ConditionOf(filter, null).Matches(view);

    [Theory]
    [InlineData(ConversationTab.Mine, true, false)]
    [InlineData(ConversationTab.Unassigned, false, true)]
    [InlineData(ConversationTab.All, true, true)]
    public void Matches_WhenByTab_IsTheTabs(ConversationTab tab, bool alices, bool unassigned)
    {
        Assert.Equal(alices, Matches(Filter(tab), Alices));
        Assert.Equal(unassigned, Matches(Filter(tab), Unassigned));
    }

    [Fact]
    public void Matches_WhenItIsAnothersConversation_IsNotMine() => Assert.False(Matches(Filter(ConversationTab.Mine), Alices with { Assignee = BrunoCard }));

    [Fact]
    public void Matches_WhenByStatus_IsThatStatusOnly()
    {
        Assert.True(Matches(Filter(ConversationTab.All, ConversationStatus.Open), Alices));
        Assert.False(Matches(Filter(ConversationTab.All, ConversationStatus.Resolved), Alices));
    }

    [Fact]
    public void Matches_WhenByLabel_NeedsThatVeryLabel()
    {
        Assert.True(Matches(Filter(ConversationTab.All, label: "vip"), Alices));
        Assert.False(Matches(Filter(ConversationTab.All, label: "VIP"), Alices));
        Assert.False(Matches(Filter(ConversationTab.All, label: "vip"), Unassigned));
    }

    [Fact]
    public void Matches_WhenByAll_NeedsAll() =>
        Assert.False(Matches(Filter(ConversationTab.Mine, ConversationStatus.Pending, "vip"), Alices));
}
