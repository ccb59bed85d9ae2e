using Parloir.Grains.Journaling;
using Parloir.Grains.Workspaces;
using static Parloir.Grains.Tests.Samples;

namespace Parloir.Grains.Tests.Workspaces;

/// <summary>Quick messages (S0-19, S0-23).</summary>
public sealed class CannedResponseTests
{
    private static readonly CannedResponseId One = new("one");
    private static readonly CannedResponseDraft Hello = new("bonjour", "Salutation", "Bonjour {{contact.name}}", CannedResponseVisibility.Global);

    [Theory]
    [InlineData("Bonjour {{contact.name}} !", "Bonjour Ada !")]
    [InlineData("Bonjour {{ contact.name }} !", "Bonjour Ada !")]
    [InlineData("Bonjour {{contact.name|client}} !", "Bonjour Ada !")]
    [InlineData("Bonjour {{contact.title|cher client}} !", "Bonjour cher client !")]
    [InlineData("Bonjour {{contact.title|}}!", "Bonjour !")]
    [InlineData("Bonjour {{contact.empty|client}} !", "Bonjour client !")]
    [InlineData("Bonjour {{contact.title}} !", "Bonjour {{contact.title}} !")]
    [InlineData("{{contact.trick}}", "{{agent.name}}")]
    [InlineData("{{contact.name}}{{agent.name}}", "AdaAlice")]
    [InlineData("Open {{ and } and }}", "Open {{ and } and }}")]
    [InlineData("Open {{contact.name", "Open {{contact.name")]
    [InlineData("", "")]
    public void Render_WhenVariablesStandInIt_PutsInWhatIsKnown(string text, string expected) => Assert.Equal(expected, CannedResponseText.Render(text, new Dictionary<string, string>
    {
        ["contact.name"] = "Ada",
        ["contact.empty"] = "",
        ["contact.trick"] = "{{agent.name}}",
        ["agent.name"] = "Alice",
    }));

    [Fact]
    public void Create_WhenItIsTwice_IsRefusedForWhoeverSeesBoth()
    {
        var state = Written(CannedResponsesState.Initial, CannedResponseRules.Create(CannedResponsesState.Initial, Alice.Id, One, Hello));
        Assert.IsType<Rejection.CannedResponseExists>(Refused(CannedResponseRules.Create(state, Bruno.Id, new("two"), Hello with { Shortcut = "BONJOUR" })));
        Assert.IsType<Rejection.CannedResponseExists>(Refused(CannedResponseRules.Create(state, Bruno.Id, new("two"), Hello with { Visibility = CannedResponseVisibility.Personal })));

        var mine = Hello with { Visibility = CannedResponseVisibility.Personal, Shortcut = "moi" };
        state = Written(state, CannedResponseRules.Create(state, Alice.Id, new("two"), mine));
        Written(state, CannedResponseRules.Create(state, Bruno.Id, new("three"), mine));
    }

    [Fact]
    public void Change_WhenItIsSomebodyElses_TakesAnAdministratorAndNeverAPersonalOne()
    {
        var state = Written(CannedResponsesState.Initial, CannedResponseRules.Create(CannedResponsesState.Initial, Alice.Id, One, Hello));
        Assert.IsType<Rejection.NotFound>(Refused(CannedResponseRules.Change(state, Bruno.Id, false, One, Hello with { Title = "Autre" })));
        Assert.IsType<Rejection.NotFound>(Refused(CannedResponseRules.Delete(state, Bruno.Id, false, One)));
        state = Written(state, CannedResponseRules.Change(state, Bruno.Id, true, One, Hello with { Title = "Autre" }));
        Assert.Equal(("Autre", Alice.Id), (state.Responses[0].Title, state.Responses[0].Author));
        Assert.Same(Decision<CannedResponsesEvent>.Nothing, CannedResponseRules.Change(state, Alice.Id, false, One, Hello with { Title = "Autre" }));

        state = Written(state, CannedResponseRules.Change(state, Alice.Id, false, One, Hello with { Visibility = CannedResponseVisibility.Personal }));
        Assert.IsType<Rejection.NotFound>(Refused(CannedResponseRules.Delete(state, Bruno.Id, true, One)));
        Assert.Empty(Written(state, CannedResponseRules.Delete(state, Alice.Id, false, One)).Responses);
    }

    [Fact]
    public void Create_WhenSomethingIsWrong_SaysWhat()
    {
        Invalid("shortcut", Hello with { Shortcut = "" });
        Invalid("shortcut", Hello with { Shortcut = "deux mots" });
        Invalid("shortcut", Hello with { Shortcut = new string('x', CannedResponseRules.ShortcutLimit + 1) });
        Invalid("title", Hello with { Title = " " });
        Invalid("team", Hello with { Visibility = CannedResponseVisibility.Team });
        Invalid("team", Hello with { Team = "support" });
        Assert.IsType<Rejection.TextEmpty>(Refused(CannedResponseRules.Create(CannedResponsesState.Initial, Alice.Id, One, Hello with { Text = "" })));

        static void Invalid(string field, CannedResponseDraft draft) =>
            Assert.Equal(new Rejection.CannedResponseInvalid(field), Refused(CannedResponseRules.Create(CannedResponsesState.Initial, Alice.Id, One, draft)));
    }

    [Fact]
    public void Create_WhenThereAreTooMany_IsRefused()
    {
        var full = new CannedResponsesState([.. Enumerable.Range(0, CannedResponseRules.Limit).Select(n =>
            new CannedResponseView(new CannedResponseId($"{n}"), $"s{n}", "t", "x", CannedResponseVisibility.Global, Alice.Id, null))]);
        Assert.Equal(new Rejection.TooManyCannedResponses(CannedResponseRules.Limit), Refused(CannedResponseRules.Create(full, Alice.Id, One, Hello)));
    }

    private static CannedResponsesState Written(CannedResponsesState state, Decision<CannedResponsesEvent> decision) =>
        Assert.IsType<Decision<CannedResponsesEvent>.Accepted>(decision).Events
            .Aggregate(state, (known, draft) => CannedResponsesState.Evolve(known, new Recorded<CannedResponsesEvent>(1, Noon, Noon, draft.Event)));

    private static Rejection Refused(Decision<CannedResponsesEvent> decision) => Assert.IsType<Decision<CannedResponsesEvent>.Rejected>(decision).Reason;
}
