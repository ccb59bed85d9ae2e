using Parloir.Grains.Automation;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Tests.Automation.Rules;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Automation;

/// <summary>The list of rules: names, order, limits.</summary>
public sealed class AutomationCatalogueRulesTests
{
    private static readonly AutomationRuleDraft Good = Draft(Urgent, ToBruno);
    private static readonly AutomationRuleId First = new("r0");
    private static readonly AutomationRuleId Second = new("r1");

    [Fact]
    public void Create_WhenItIsGood_IsTheLast()
    {
        var state = Of(2);
        Assert.Equal([First, Second], state.Rules.Items.Select(rule => rule.Id));
        Assert.Equal("Urgent 1", state.Rules.Items[1].Name);
    }

    [Fact]
    public void Create_WhenTheListIsFull_IsRefused()
    {
        Assert.Equal(AutomationCatalogueRules.Limit, Of(AutomationCatalogueRules.Limit).Rules.Items.Length);
        Assert.Equal(
            new Rejection.TooManyAutomationRules(AutomationCatalogueRules.Limit),
            Refusal(AutomationCatalogueRules.Create(Of(AutomationCatalogueRules.Limit), Alice.Id, new("more"), Good with { Name = "More" }, Named)));
    }

    [Fact]
    public void Write_WhenTheNameIsTaken_IsRefused()
    {
        Assert.Equal(new Rejection.NameTaken(), Refusal(AutomationCatalogueRules.Create(Of(1), Alice.Id, new("x"), Good with { Name = "URGENT 0" }, Named)));
        Assert.Equal(new Rejection.NameTaken(), Refusal(AutomationCatalogueRules.Change(Of(2), Alice.Id, Second, Good with { Name = "Urgent 0" }, Named)));
    }

    [Fact]
    public void Change_WhenItIsTheSame_IsNothingAndElseKeepsItsPlace()
    {
        Assert.Empty(Events(AutomationCatalogueRules.Change(Of(2), Alice.Id, First, Good with { Name = "Urgent 0" }, Named)));
        var off = After(Of(2), AutomationCatalogueRules.Change(Of(2), Alice.Id, First, Good with { Name = "Urgent 0", Enabled = false }, Named));
        Assert.Equal([(First, false), (Second, true)], off.Rules.Items.Select(rule => (rule.Id, rule.Enabled)));
    }

    [Fact]
    public void Change_WhenThereIsNoSuchRule_IsRefused() =>
        Assert.Equal(new Rejection.NotFound(), Refusal(AutomationCatalogueRules.Change(Of(1), Alice.Id, new("gone"), Good, Named)));

    [Fact]
    public void Order_WhenItNamesAllOnce_IsTheirOrder()
    {
        Assert.Equal([Second, First], After(Of(2), AutomationCatalogueRules.Order(Of(2), Alice.Id, [Second, First])).Rules.Items.Select(rule => rule.Id));
        Assert.Empty(Events(AutomationCatalogueRules.Order(Of(2), Alice.Id, [First, Second])));
    }

    [Theory]
    [InlineData("r0")]
    [InlineData("r0", "r0")]
    [InlineData("r0", "gone")]
    [InlineData("r0", "r1", "r1")]
    public void Order_WhenItNamesOthers_IsRefused(params string[] order) =>
        Assert.Equal(new Rejection.AutomationRuleInvalid("rules"), Refusal(AutomationCatalogueRules.Order(Of(2), Alice.Id, [.. order.Select(AutomationRuleId.Of)])));

    [Fact]
    public void DeleteAndMode_WhenRepeated_AreNothing()
    {
        var state = After(Of(2), AutomationCatalogueRules.Delete(Of(2), Alice.Id, First));
        Assert.Equal([Second], state.Rules.Items.Select(rule => rule.Id));
        Assert.Empty(Events(AutomationCatalogueRules.Delete(state, Alice.Id, First)));
        state = After(state, AutomationCatalogueRules.SetMode(state, Alice.Id, ExecutionMode.FirstMatch));
        Assert.Equal(ExecutionMode.FirstMatch, state.Rules.Mode);
        Assert.Empty(Events(AutomationCatalogueRules.SetMode(state, Alice.Id, ExecutionMode.FirstMatch)));
    }

    private static AutomationRulesState Of(int count) => Enumerable.Range(0, count).Aggregate(
        AutomationRulesState.Initial,
        (state, i) => After(state, AutomationCatalogueRules.Create(state, Alice.Id, new($"r{i}"), Good with { Name = $"Urgent {i}" }, Named)));

    private static AutomationRulesState After(AutomationRulesState state, Decision<AutomationRulesEvent> decision) =>
        Events(decision).Aggregate(state, (at, draft) => AutomationRulesState.Evolve(at, new Recorded<AutomationRulesEvent>(1, Noon, Noon, draft.Event)));

    private static ImmutableArray<Draft<AutomationRulesEvent>> Events(Decision<AutomationRulesEvent> decision) =>
        Assert.IsType<Decision<AutomationRulesEvent>.Accepted>(decision).Events;

    private static Rejection Refusal(Decision<AutomationRulesEvent> decision) => Assert.IsType<Decision<AutomationRulesEvent>.Rejected>(decision).Reason;
}
