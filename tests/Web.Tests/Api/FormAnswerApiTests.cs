using System.Net;
using System.Text;
using Parloir.Grains;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Conversations;
using Parloir.Grains.Forms;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>What customers filled in, for administrators: in pages, and as a table to save (S0-10).</summary>
public sealed class FormAnswerApiTests : DeskTest
{
    private const string Root = "/api/v1/forms/details/answers";

    private HttpClient _admin = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _admin = await Server.LogInAsync("admin");
        Server.World.Forms.Forms =
        [
            new(new FormId("details"), "Coordonnées", "Vos coordonnées", "Merci de remplir", "Remplir", "Envoyer",
                [new FormInput("name", "Prénom", FormInputKind.Text, true, []), new FormInput("phone", "Téléphone", FormInputKind.Phone, false, [])], null, false),
        ];
    }

    [Fact]
    public async Task Answers_ForAnAdministrator_ComeInPages()
    {
        for (var number = 1; number <= 3; number++) Add(number, new FormField("name", $"Ada {number}", "Prénom"));
        var first = (await _admin.GetJsonAsync($"{Root}?limit=2")).ShouldBeOk();
        Assert.Equal(["Ada 1", "Ada 2"], first["items"]!.AsArray().Select(item => (string)item!["fields"]![0]!["value"]!));
        Assert.Equal("c1", (string?)first["items"]![0]!["conversation"]);
        var second = (await _admin.GetJsonAsync($"{Root}?limit=2&cursor={first["nextCursor"]}")).ShouldBeOk();
        Assert.Equal(3, (long)Assert.Single(second["items"]!.AsArray())!["number"]!);
        Assert.Null(second["nextCursor"]);
        Assert.Null(Server.World.FormAnswers.Access!.Inboxes);
    }

    [Fact]
    public async Task Answers_ForAnAgent_AreRefused()
    {
        using var alice = await Server.LogInAsync("alice");
        (await alice.GetJsonAsync(Root)).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
        (await alice.GetJsonAsync($"{Root}.csv")).ShouldBe(HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory]
    [InlineData("/api/v1/forms/none/answers")]
    [InlineData("/api/v1/forms/a$b/answers")]
    [InlineData("/api/v1/forms/none/answers.csv")]
    public async Task Answers_OfAFormThatIsNotThere_AreNotFound(string path) =>
        (await _admin.GetJsonAsync(path)).ShouldBe(HttpStatusCode.NotFound, "not_found");

    [Theory]
    [InlineData(Root + "?cursor=garbage")]
    [InlineData(Root + "?limit=0")]
    [InlineData(Root + ".csv?language=de")]
    public async Task Answers_WhenTheQuestionIsNone_AreRefused(string path) =>
        (await _admin.GetJsonAsync(path)).ShouldBe(HttpStatusCode.BadRequest, "query_invalid");

    [Fact]
    public async Task Export_InFrench_IsATableThatASpreadsheetReads()
    {
        Add(7, new FormField("name", "Zoé \"Zo\"", "Prénom"), new FormField("phone", "", "Téléphone"), new FormField("size", "M", "Taille"));
        using var response = await _admin.GetAsync($"{Root}.csv?language=fr");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Coordonnées.csv", response.Content.Headers.ContentDisposition!.FileNameStar);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal("\"Répondu le (UTC)\";\"Client\";\"Téléphone ou adresse\";\"Conversation\";\"Lien\";\"Prénom\";\"Téléphone\";\"Taille\"", lines[0]);
        Assert.StartsWith("\"2026-03-01 09:07:00\";\"Zoé\";\"'+33612345678\";\"7\";\"http://", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("/conversations/c7?at=5\";\"Zoé \"\"Zo\"\"\";\"\";\"M\"", lines[1], StringComparison.Ordinal);
        Assert.Equal("", lines[2]);
    }

    [Fact]
    public async Task Export_OfManyAnswers_HasThemAll()
    {
        for (var number = 1; number <= 250; number++) Add(number, new FormField("name", $"Ada {number}", "Prénom"));
        var lines = (await _admin.GetStringAsync($"{Root}.csv")).TrimEnd().Split("\r\n");
        Assert.Equal(251, lines.Length);
        Assert.Contains("\"Customer\",\"Phone or address\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("Ada 250", lines[^1], StringComparison.Ordinal);
    }

    private void Add(int number, params FormField[] fields) => Server.World.FormAnswers.Answers.Add(new FormAnswerView(
        new ConversationId($"c{number}"), number, new ContactCard(new ContactId("zoe"), "Zoé", "+33612345678", null), 5,
        new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero).AddMinutes(number), [.. fields]));
}
