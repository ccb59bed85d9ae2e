using System.Text.Json;
using System.Text.Json.Nodes;
using Parloir.Web.Json;
using Parloir.Web.Problems;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.OpenApi;

/// <summary>Whatever the server refuses, people read why in their language, and developers find it documented.</summary>
public sealed class ProblemCodeTests
{
    public static TheoryData<string> Codes { get; } =
        [.. Enum.GetValues<ProblemCode>().Select(code => JsonSerializer.SerializeToNode(code, WireJson.Options)!.GetValue<string>())];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Code_WhenItIsTold_HasASentenceInBothLanguagesAndAPlaceInTheDocumentation(string code)
    {
        Assert.Matches("^[a-z_]+$", code);
        Assert.Contains($"`{code}`", await File.ReadAllTextAsync(Repository.PathOf("docs", "http-api.md")), StringComparison.Ordinal);
        var (french, english) = (await SentenceAsync("fr", code), await SentenceAsync("en", code));
        Assert.False(string.IsNullOrWhiteSpace(french), $"fr.json has no sentence for {code}.");
        Assert.False(string.IsNullOrWhiteSpace(english), $"en.json has no sentence for {code}.");
        Assert.NotEqual(english, french);
    }

    /// <summary>C4: three guides call two things "en attente"; here each has its own name.</summary>
    [Fact]
    public async Task Statuses_WhenTheyWait_AreToldApartInFrench()
    {
        var statuses = (await WordsAsync("fr"))["status"]!;
        Assert.Equal(("En attente de réponse", "En veille"), ((string?)statuses["Pending"], (string?)statuses["Snoozed"]));
    }

    private static async Task<string?> SentenceAsync(string language, string code) => (string?)(await WordsAsync(language))["problems"]![code];

    private static async Task<JsonNode> WordsAsync(string language) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("src", "Web", "client", "src", "shared", "i18n", "locales", $"{language}.json")))!;
}
