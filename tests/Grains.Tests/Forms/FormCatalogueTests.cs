using Parloir.Grains.Forms;
using Parloir.Grains.Journaling;
using static Parloir.Grains.Tests.Forms.FormSamples;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Forms;

/// <summary>The catalogue of forms, and chains of them (S0-31).</summary>
public sealed class FormCatalogueTests
{
    private static readonly FormId A = new("a");
    private static readonly FormId B = new("b");
    private static readonly FormId C = new("c");

    [Fact]
    public void Write_WhenItIsNew_IsOneOfTheForms_ByName()
    {
        var state = Create(Create(FormsState.Initial, B, Order), A, Details);
        Assert.Equal(["Contact details", "Order"], state.Forms.Select(form => form.Name));
        Assert.Equal(Details.As(A).Fields, state.Find(A)!.Fields);
    }

    [Fact]
    public void Write_WhenNothingIsDifferent_IsNothing()
    {
        var state = Create(FormsState.Initial, A, Details);
        Assert.Same(Decision<FormsEvent>.Nothing, FormCatalogueRules.Change(state, Alice, A, Details with { Fields = [.. Details.Fields] }));
    }

    [Fact]
    public void Write_WhenAnotherFormHasTheName_IsRefused()
    {
        var state = Create(Create(FormsState.Initial, A, Details), B, Order);
        Assert.Equal(new Rejection.NameTaken(), Refused(FormCatalogueRules.Create(state, Alice, C, Details with { Name = "CONTACT DETAILS" })));
        Assert.Equal(new Rejection.NameTaken(), Refused(FormCatalogueRules.Change(state, Alice, B, Order with { Name = "Contact Details" })));
    }

    [Fact]
    public void Write_WhenTheFormIsNotThere_IsRefused() => Assert.Equal(new Rejection.NotFound(), Refused(FormCatalogueRules.Change(FormsState.Initial, Alice, A, Details)));

    [Fact]
    public void Write_WhenAMemberIsWrong_NamesIt() =>
        Assert.Equal(new Rejection.FormInvalid("title"), Refused(FormCatalogueRules.Create(FormsState.Initial, Alice, A, Details with { Title = "" })));

    [Fact]
    public void Write_WhenWhatFollowsIsNotThere_IsRefused() =>
        Assert.Equal(new Rejection.UnknownForm(), Refused(FormCatalogueRules.Create(FormsState.Initial, Alice, A, Details with { FollowUp = B })));

    [Fact]
    public void Write_WhenAChainWouldBeACircle_IsRefused() // S0-31
    {
        var state = Create(FormsState.Initial, C, Order with { Name = "C" });
        state = Create(state, B, Order with { Name = "B", FollowUp = C });
        state = Create(state, A, Order with { Name = "A", FollowUp = B });
        Assert.Equal(new Rejection.FormCycle(), Refused(FormCatalogueRules.Change(state, Alice, C, Order with { Name = "C", FollowUp = A })));
        Assert.Equal(new Rejection.FormCycle(), Refused(FormCatalogueRules.Change(state, Alice, B, Order with { Name = "B", FollowUp = A })));
        Assert.Equal(new Rejection.FormCycle(), Refused(FormCatalogueRules.Change(state, Alice, A, Order with { Name = "A", FollowUp = A })));
        Assert.Equal(C, Change(state, A, Order with { Name = "A", FollowUp = C }).Find(A)!.FollowUp);
    }

    [Fact]
    public void Create_WhenTheCatalogueIsFull_IsRefused()
    {
        var state = new FormsState([.. Enumerable.Range(0, FormCatalogueRules.Limit).Select(number => (Order with { Name = $"Form {number}" }).As(new FormId($"{number}")))]);
        Assert.Equal(new Rejection.CatalogueFull(200), Refused(FormCatalogueRules.Create(state, Alice, A, Details)));
        Assert.Equal("Other", Change(state, new FormId("7"), Order with { Name = "Other" }).Find(new FormId("7"))!.Name);
    }

    private static FormsState Create(FormsState state, FormId id, FormDraft draft) => Written(state, FormCatalogueRules.Create(state, Alice, id, draft));

    private static FormsState Change(FormsState state, FormId id, FormDraft draft) => Written(state, FormCatalogueRules.Change(state, Alice, id, draft));

    private static FormsState Written(FormsState state, Decision<FormsEvent> decision) =>
        FormsState.Evolve(state, new Recorded<FormsEvent>(1, Noon, Noon, Assert.Single(Assert.IsType<Decision<FormsEvent>.Accepted>(decision).Events).Event));

    private static Rejection Refused(Decision<FormsEvent> decision) => Assert.IsType<Decision<FormsEvent>.Rejected>(decision).Reason;
}
