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

    private static ConversationFilter Filter(ConversationTab tab, OneOf<ConversationStatus>? status = null, OneOf<string>? label = null) => new(tab, Alice.Id, status, label);

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
    public void Matches_WhenBySeveralStatuses_IsOneOfThem()
    {
        var filter = Filter(ConversationTab.All, new OneOf<ConversationStatus>(ConversationStatus.Pending, ConversationStatus.Open));
        Assert.True(Matches(filter, Alices));
        Assert.True(Matches(filter, Alices with { Status = ConversationStatus.Pending }));
        Assert.False(Matches(filter, Alices with { Status = ConversationStatus.Resolved }));
    }

    [Fact]
    public void Matches_WhenBySeveralLabels_NeedsAnyOfThem()
    {
        var filter = Filter(ConversationTab.All, label: new OneOf<string>("vip", "urgent"));
        Assert.True(Matches(filter, Alices));
        Assert.True(Matches(filter, Alices with { Labels = ["urgent"] }));
        Assert.False(Matches(filter, Alices with { Labels = ["lost"] }));
        Assert.False(Matches(filter with { Status = ConversationStatus.Resolved }, Alices));
    }

    [Fact]
    public void Matches_WhenByATeamOrNone_IsOfTheTeamOrOfNone()
    {
        var filter = Filter(ConversationTab.All) with { Team = new OneOf<TeamId>(Sales.Id, new(ConversationFilter.None)) };
        Assert.True(Matches(filter, Alices with { Team = Sales.Id }));
        Assert.True(Matches(filter, Alices with { Team = null }));
        Assert.False(Matches(filter, Alices with { Team = new TeamId("other") }));
    }

    [Fact]
    public void Matches_WhenByAll_NeedsAll() =>
        Assert.False(Matches(Filter(ConversationTab.Mine, ConversationStatus.Pending, "vip"), Alices));
}
