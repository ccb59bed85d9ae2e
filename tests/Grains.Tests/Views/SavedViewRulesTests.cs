using Parloir.Grains.Conversations;
using Parloir.Grains.Journaling;
using Parloir.Grains.Views;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Views;

/// <summary>S4-03, S4-05, S4-06: what a view may be, and whose it is.</summary>
public sealed class SavedViewRulesTests
{
    private static readonly ConversationCondition Vip = new ConversationCondition.Has(ConversationAttribute.Label, ["vip"]);
    private static readonly SavedViewDraft Draft = new("Important", ViewVisibility.Personal, null, Vip, ConversationSort.Newest);
    private static readonly SavedViewId Id = new("v1");

    [Fact]
    public void Change_WhenItIsTheSame_HappensOnce()
    {
        var state = After(SavedViewsState.Initial, SavedViewRules.Create(SavedViewsState.Initial, Alice.Id, Id, Draft));
        var same = Draft with { Condition = new ConversationCondition.Has(ConversationAttribute.Label, ["vip"]) };
        Assert.Empty(Assert.IsType<Decision<SavedViewsEvent>.Accepted>(SavedViewRules.Change(state, Alice.Id, false, Id, same)).Events);
        var changed = After(state, SavedViewRules.Change(state, Alice.Id, false, Id, Draft with { Name = "Others" }));
        Assert.Equal((1, 2, "Others"), (state.Views[0].Revision, changed.Views[0].Revision, Assert.Single(changed.Views).Name));
    }

    [Fact]
    public void Change_WhenAnotherWasFaster_IsRefusedUnlessItIsTheSame()
    {
        var state = After(SavedViewsState.Initial, SavedViewRules.Create(SavedViewsState.Initial, Alice.Id, Id, Draft));
        var mine = Draft with { Name = "Mine", Revision = 1 };
        var theirs = After(state, SavedViewRules.Change(state, Alice.Id, false, Id, Draft with { Name = "Theirs", Revision = 1 }));
        Assert.Equal("changed_meanwhile", CodeOf(SavedViewRules.Change(theirs, Alice.Id, false, Id, mine)));
        Assert.Null(CodeOf(SavedViewRules.Change(theirs, Alice.Id, false, Id, mine with { Revision = 2 })));
        Assert.Null(CodeOf(SavedViewRules.Change(theirs, Alice.Id, false, Id, mine with { Revision = null })));
        // Sent again because the answer was lost.
        Assert.Null(CodeOf(SavedViewRules.Change(theirs, Alice.Id, false, Id, Draft with { Name = "Theirs", Revision = 1 })));
    }

    [Theory]
    [InlineData(ViewVisibility.Personal, false)]
    [InlineData(ViewVisibility.Global, true)]
    public void Change_WhenItIsSomebodyElses_IsTheAdministratorsRightIfShared(ViewVisibility visibility, bool allowed)
    {
        var state = After(SavedViewsState.Initial, SavedViewRules.Create(SavedViewsState.Initial, Alice.Id, Id, Draft with { Visibility = visibility }));
        Assert.Equal("not_found", CodeOf(SavedViewRules.Change(state, Bruno.Id, false, Id, Draft)));
        Assert.Equal("not_found", CodeOf(SavedViewRules.Delete(state, Bruno.Id, false, Id)));
        Assert.Equal(allowed ? null : "not_found", CodeOf(SavedViewRules.Delete(state, Bruno.Id, true, Id)));
    }

    [Fact]
    public void Create_WhenAnAgentHasTooMany_IsRefused()
    {
        var full = new SavedViewsState([.. Enumerable.Range(0, SavedViewRules.LimitPerOwner).Select(i =>
            new SavedView(new SavedViewId($"{i}"), "x", ViewVisibility.Personal, null, Alice.Id, Vip, ConversationSort.Newest, 1))], []);
        Assert.Equal("too_many_saved_views", CodeOf(SavedViewRules.Create(full, Alice.Id, Id, Draft)));
        Assert.Null(CodeOf(SavedViewRules.Create(full, Bruno.Id, Id, Draft)));
    }

    [Fact]
    public void Restore_WhenItWasDeleted_IsTheSameViewOnce()
    {
        var state = After(SavedViewsState.Initial, SavedViewRules.Create(SavedViewsState.Initial, Alice.Id, Id, Draft with { Visibility = ViewVisibility.Global }));
        var without = After(state, SavedViewRules.Delete(state, Bruno.Id, true, Id));
        Assert.Equal("not_found", CodeOf(SavedViewRules.Restore(without, Bruno.Id, false, Id)));
        Assert.Equal("not_found", CodeOf(SavedViewRules.Restore(without, Alice.Id, false, new SavedViewId("never"))));

        var restored = After(without, SavedViewRules.Restore(without, Bruno.Id, true, Id));
        Assert.Equal(state.Views[0] with { Revision = 2 }, Assert.Single(restored.Views));
        Assert.Empty(restored.Deleted);
        Assert.Empty(Assert.IsType<Decision<SavedViewsEvent>.Accepted>(SavedViewRules.Restore(restored, Alice.Id, false, Id)).Events);
    }

    [Fact]
    public void Restore_WhenTooManyWereDeletedSince_IsNotFound()
    {
        var state = SavedViewsState.Initial;
        for (var i = 0; i <= SavedViewsState.KeptDeleted; i++)
        {
            state = After(state, SavedViewRules.Create(state, Alice.Id, new SavedViewId($"v{i}"), Draft));
            state = After(state, SavedViewRules.Delete(state, Alice.Id, false, new SavedViewId($"v{i}")));
        }
        Assert.Equal("not_found", CodeOf(SavedViewRules.Restore(state, Alice.Id, false, new SavedViewId("v0"))));
        Assert.Null(CodeOf(SavedViewRules.Restore(state, Alice.Id, false, new SavedViewId("v1"))));
    }

    [Fact]
    public void Restore_WhenItsOwnerHasNoRoom_IsRefused()
    {
        var gone = new SavedView(Id, "x", ViewVisibility.Personal, null, Alice.Id, Vip, ConversationSort.Newest, 1);
        var full = new SavedViewsState([.. Enumerable.Range(0, SavedViewRules.LimitPerOwner).Select(i => gone with { Id = new SavedViewId($"{i}") })], [gone]);
        Assert.Equal("too_many_saved_views", CodeOf(SavedViewRules.Restore(full, Alice.Id, false, Id)));
    }

    [Fact]
    public void Create_WhenTheDraftIsNoView_SaysWhatIsWrong()
    {
        Assert.Equal(new Rejection.NameInvalid(SavedViewRules.NameLimit), Refusal(Draft with { Name = " " }));
        Assert.Equal(new Rejection.SavedViewInvalid("team"), Refusal(Draft with { Visibility = ViewVisibility.Team }));
        Assert.Equal(new Rejection.SavedViewInvalid("team"), Refusal(Draft with { Team = Sales.Id }));
        Assert.Equal(new Rejection.SavedViewInvalid("values"), Refusal(Draft with { Condition = new ConversationCondition.Has(ConversationAttribute.Label, []) }));
        Assert.Equal(new Rejection.SavedViewInvalid("values"), Refusal(Draft with { Condition = new ConversationCondition.Has(ConversationAttribute.Label, ["\0"]) }));
        Assert.Equal(new Rejection.SavedViewInvalid("text"), Refusal(Draft with { Condition = new ConversationCondition.Contains(ConversationText.ContactName, " ") }));
        Assert.Equal(new Rejection.SavedViewInvalid("from"), Refusal(Draft with { Condition = new ConversationCondition.At(ConversationTime.Created, null, null) }));
        Assert.Equal(new Rejection.SavedViewInvalid("from"), Refusal(Draft with { Condition = new ConversationCondition.At(ConversationTime.Created, Noon, Noon) }));
        Assert.Equal(new Rejection.SavedViewInvalid("minutes"), Refusal(Draft with { Condition = new ConversationCondition.Aged(ConversationTime.Created, Age.OlderThan, 0) }));
        Assert.Equal(new Rejection.SavedViewInvalid("conditions"), Refusal(Draft with { Condition = new ConversationCondition.All(default) }));
    }

    [Fact]
    public void Create_WhenTheConditionIsTooDeepOrTooLong_IsRefused()
    {
        Assert.Null(Refusal(Draft with { Condition = Nested(ConditionRules.Depth - 1) }));
        Assert.Equal(new Rejection.SavedViewInvalid("condition"), Refusal(Draft with { Condition = Nested(ConditionRules.Depth) }));
        Assert.Null(Refusal(Draft with { Condition = Wide(ConditionRules.Parts - 1) }));
        Assert.Equal(new Rejection.SavedViewInvalid("condition"), Refusal(Draft with { Condition = Wide(ConditionRules.Parts) }));
    }

    private static ConversationCondition Nested(int times) => times == 0 ? Vip : new ConversationCondition.Not(Nested(times - 1));

    private static ConversationCondition.Any Wide(int parts) => new([.. Enumerable.Repeat(Vip, parts)]);

    private static Rejection? Refusal(SavedViewDraft draft) =>
        (SavedViewRules.Create(SavedViewsState.Initial, Alice.Id, Id, draft) as Decision<SavedViewsEvent>.Rejected)?.Reason;

    private static string? CodeOf(Decision<SavedViewsEvent> decision) => (decision as Decision<SavedViewsEvent>.Rejected)?.Reason.Code;

    private static SavedViewsState After(SavedViewsState state, Decision<SavedViewsEvent> decision) =>
        Assert.IsType<Decision<SavedViewsEvent>.Accepted>(decision).Events.Aggregate(state, (known, draft) => SavedViewsState.Evolve(known, new Recorded<SavedViewsEvent>(1, Noon, Noon, draft.Event)));
}
