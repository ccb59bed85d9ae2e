using Parloir.Grains.Journaling;
using Parloir.Grains.Workspaces;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Workspaces;

/// <summary>The catalogue of labels: S1-21, S1-24, S2-42, conflict C6 (labels have colours).</summary>
public sealed class LabelRulesTests
{
    private static WorkspaceState With(params string[] names) => names.Aggregate(WorkspaceState.Initial, (state, name) => After(state, LabelRules.Ensure(state, name, null)));

    private static WorkspaceState After(WorkspaceState state, Decision<WorkspaceEvent> decision) =>
        Told(decision).Aggregate(state, (current, told) => WorkspaceState.Evolve(current, new Recorded<WorkspaceEvent>(1, Noon, Noon, told)));

    private static IEnumerable<WorkspaceEvent> Told(Decision<WorkspaceEvent> decision) =>
        Assert.IsType<Decision<WorkspaceEvent>.Accepted>(decision).Events.Select(draft => draft.Event);

    private static Rejection Refusal(Decision<WorkspaceEvent> decision) => Assert.IsType<Decision<WorkspaceEvent>.Rejected>(decision).Reason;

    [Fact]
    public void Ensure_WhenNew_CreatesItInTheGivenColour() =>
        Assert.Equal([new WorkspaceEvent.LabelCreated(new LabelView("vip", "vip", "red"))], Told(LabelRules.Ensure(WorkspaceState.Initial, "vip", "red")));

    [Fact]
    public void Ensure_WhenNoColourIsGiven_TakesTheNextOfThePalette()
    {
        var labels = With([.. Enumerable.Range(0, 11).Select(i => $"label {i}")]).Labels;
        Assert.Equal(LabelRules.Palette.Append(LabelRules.Palette[0]), labels.Select(label => label.Color));
    }

    [Theory]
    [InlineData("vip")]
    [InlineData("VIP")]
    public void Ensure_WhenItExistsInAnyCase_ChangesNothing(string name) => Assert.Empty(Told(LabelRules.Ensure(With("Vip"), name, "blue")));

    [Fact]
    public void Find_WhenInOtherCase_IsTheOneOfTheCatalogue() => Assert.Equal("Vip", LabelRules.Find(With("Vip"), "VIP")!.Name);

    [Fact]
    public void Find_WhenUnknown_IsNull() => Assert.Null(LabelRules.Find(With("vip"), "urgent"));

    [Theory]
    [InlineData("", null)]
    [InlineData(" vip", null)]
    [InlineData("v/ip", null)]
    [InlineData("vip", "crimson")]
    [InlineData("vip", "")]
    [InlineData("vip", "Red")]
    public void Ensure_WhenNameOrColourIsNone_IsRefused(string name, string? color) =>
        Assert.Equal(new Rejection.LabelInvalid(40), Refusal(LabelRules.Ensure(WorkspaceState.Initial, name, color)));

    [Fact]
    public void Ensure_WhenTheCatalogueIsFull_IsRefusedButKnownOnesAreFound()
    {
        var full = With([.. Enumerable.Range(0, LabelRules.CatalogueLimit).Select(i => $"label {i}")]);
        Assert.Equal(new Rejection.TooManyLabels(500), Refusal(LabelRules.Ensure(full, "one more", null)));
        Assert.Empty(Told(LabelRules.Ensure(full, "label 499", null)));
    }
}
