using Parloir.Grains.Automation;
using Parloir.Grains.Conversations;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Automation;

/// <summary>Who of a team is next.</summary>
public sealed class MemberRulesTests
{
    private static Candidate Of(string id, long open, int? minutesAgo) =>
        new(new AgentCard(new AgentId(id), id), open, minutesAgo is { } minutes ? Noon.AddMinutes(-minutes) : null);

    [Fact]
    public void Choose_WhenInTurn_IsWhoseLastIsLongestAgo()
    {
        Assert.Equal("b", Chosen(MemberChoice.RoundRobin, Of("a", 0, 1), Of("b", 9, 5), Of("c", 0, 2)));
        Assert.Equal("c", Chosen(MemberChoice.RoundRobin, Of("a", 0, 1), Of("b", 0, 5), Of("c", 9, null)));
    }

    [Fact]
    public void Choose_WhenByLoad_IsWhoHasFewestAndOfEqualsWhoseTurnIsLongestAgo()
    {
        Assert.Equal("a", Chosen(MemberChoice.LeastOpen, Of("a", 1, 0), Of("b", 2, null)));
        Assert.Equal("c", Chosen(MemberChoice.LeastOpen, Of("a", 1, 1), Of("b", 2, 9), Of("c", 1, 3)));
    }

    [Fact]
    public void Choose_WhenAllIsEqual_IsTheFirstById() => Assert.Equal("a", Chosen(MemberChoice.LeastOpen, Of("b", 0, null), Of("a", 0, null)));

    [Fact]
    public void Choose_WhenThereIsNobody_IsNobody() => Assert.Null(Chosen(MemberChoice.RoundRobin));

    private static string? Chosen(MemberChoice choice, params Candidate[] candidates) => MemberRules.Choose(choice, candidates)?.Id.Value;
}
