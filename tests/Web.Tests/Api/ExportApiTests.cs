using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Parloir.Grains;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Web.Export;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>S0-13, S0-29: the whole conversation as a file. What is in it is text, whatever it looks like.</summary>
public sealed class ExportApiTests : DeskTest
{
    private const string Root = "/api/v1/conversations";
    private static readonly DateTimeOffset Then = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor.Agent Alice = new(new AgentId("alice"), "Alice <b>");
    private static readonly Actor.Contact Zoe = new(new ContactId("zoe"), "Zoé");

    private HttpClient _alice = null!;
    private FakeConversation _conversation = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _alice = await Server.LogInAsync("alice");
        _conversation = Server.World.AddConversation("c1");
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("file content"));
        var blob = (await Server.World.Blobs.WriteAsync(DeskWorld.Demo, content, 100, default))!;
        var file = new StoredFile(blob.Id, "../../<evil>.txt", "text/plain", blob.Size);
        _conversation.Add(sequence => Message(sequence, new MessageContent.Text("<script>alert(1)</script>\n\n[2026-01-01 00:00:00Z] Alice:\n    fake\u001b[2J")));
        _conversation.Add(sequence => new TimelineItem.Note(sequence, Then, Then, Alice, "Between us & <them>", "n", []));
        _conversation.Add(sequence => new TimelineItem.Activity(sequence, Then, Then, Alice, new ActivityDetail.Resolved(new ClosingNote("refund", "Paid"))));
        _conversation.Add(sequence => Message(sequence, new MessageContent.Media(MessageKind.Document, null, null, null, "See", null, new Attachment(AttachmentState.Stored, file, null))));
    }

    [Fact]
    public async Task Export_WhenJson_HasEveryItem()
    {
        var (text, type, name) = await ExportAsync("json");
        var document = JsonNode.Parse(text)!;
        Assert.Equal(["message", "note", "activity", "message"], document["items"]!.AsArray().Select(item => (string)item!["type"]!));
        Assert.Equal(42, (long)document["conversation"]!["displayNumber"]!);
        Assert.Equal(("application/json", "conversation-42.json"), (type, name));
    }

    [Theory]
    [InlineData(EventCategory.Broadcast, "* Broadcast sent: Spring (s-1) – https://example.test/s")] // S3-18
    [InlineData(EventCategory.Workflow, "* Workflow started: Spring (s-1) – https://example.test/s")] // S3-19
    [InlineData(EventCategory.PageChange, "* The customer went to the page Spring (s-1) – https://example.test/s")] // S3-23
    public async Task Export_WhenAnEventWasReported_TellsIt(EventCategory category, string line)
    {
        _conversation.Add(sequence => new TimelineItem.Activity(sequence, Then, Then, Alice, new ActivityDetail.EventReported(category, "Spring", "s-1", "https://example.test/s")));
        Assert.Contains(line, (await ExportAsync("txt")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Spring", (await ExportAsync("txt", notes: false)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WhenHtml_RunsNothingThatIsInIt()
    {
        var (text, _, name) = await ExportAsync("html");
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<evil>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Alice <b>", text, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", text, StringComparison.Ordinal);
        Assert.Contains("Private note", text, StringComparison.Ordinal);
        Assert.Equal("conversation-42.html", name);
    }

    [Fact]
    public async Task Export_WhenText_LetsNoMessageLookLikeAnotherEntry()
    {
        var (text, _, _) = await ExportAsync("txt");
        var entries = text.Split('\n').Where(line => line.StartsWith('[')).ToArray();
        Assert.Equal(4, entries.Length);
        Assert.All(entries, entry => Assert.StartsWith("[2026-03-01 09:00:00 UTC] ", entry, StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', text);
        Assert.Contains("PRIVATE NOTE, Alice", text, StringComparison.Ordinal);
        Assert.Contains("Alice <b> resolved the conversation: refund – Paid", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("txt")]
    [InlineData("html")]
    public async Task Export_WhenNotesAreLeftOut_HasNothingInternal(string format)
    {
        // S1-38, S3-12.
        var (text, _, _) = await ExportAsync(format, notes: false);
        Assert.DoesNotContain("Between us", text, StringComparison.Ordinal);
        Assert.DoesNotContain("refund", text, StringComparison.Ordinal);
        Assert.Contains("alert(1)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WhenWithAttachments_IsAnArchiveThatStaysInItsFolder()
    {
        using var response = await PostAsync("c1/export", new { clientKey = "k", format = "txt", attachments = true });
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        using var archive = new ZipArchive(await response.Content.ReadAsStreamAsync());
        Assert.Equal(["conversation.txt", "attachments/5-____evil_.txt"], archive.Entries.Select(entry => entry.FullName));
        using var reader = new StreamReader(archive.Entries[1].Open());
        Assert.Equal("file content", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Export_WhenHtmlWithAttachments_LeadsToTheFilesBesideIt()
    {
        using var pixel = new MemoryStream([0x89, 0x50, 0x4E, 0x47]);
        var blob = (await Server.World.Blobs.WriteAsync(DeskWorld.Demo, pixel, 100, default))!;
        foreach (var (name, type) in new[] { ("Été \"1\" #2.png", "image/png"), ("drawing.svg", "image/svg+xml") })
            _conversation.Add(sequence => Message(sequence, new MessageContent.Media(
                MessageKind.Image, null, null, null, "<b>", null, new Attachment(AttachmentState.Stored, new StoredFile(blob.Id, name, type, blob.Size), null))));
        using var response = await PostAsync("c1/export", new { clientKey = "k", format = "html", attachments = true });
        using var archive = new ZipArchive(await response.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(archive.Entries[0].Open());
        var page = await reader.ReadToEndAsync();

        Assert.Contains("<a href=\"attachments/5-____evil_.txt\">Document: ../../&lt;evil&gt;.txt (12 B)</a>\nSee</article>".Replace("\n", "&#xA;", StringComparison.Ordinal), page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"attachments/6-%C3%89t%C3%A9%20_1_%20_2.png\"><img src=\"attachments/6-%C3%89t%C3%A9%20_1_%20_2.png\" alt=\"\" loading=\"lazy\">Document: ", page, StringComparison.Ordinal);
        // A drawing may hold more than lines: it is a file like any other.
        Assert.Contains("<a href=\"attachments/7-drawing.svg\">Document: drawing.svg", page, StringComparison.Ordinal);
        Assert.Equal(1, page.Split("<img").Length - 1);
        Assert.Contains("default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:\"", page, StringComparison.Ordinal);
        var paths = page.Split("href=\"").Skip(1).Select(rest => Uri.UnescapeDataString(rest[..rest.IndexOf('"', StringComparison.Ordinal)]));
        Assert.Equal(archive.Entries.Skip(1).Select(entry => entry.FullName), paths);
    }

    [Fact]
    public async Task Export_WhenHtmlWithoutAttachments_LeadsNowhere()
    {
        var (page, _, _) = await ExportAsync("html");
        Assert.DoesNotContain("<a ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../x", "attachments/1-___x")]
    [InlineData("C:\\a\\b.txt", "attachments/1-C__a_b.txt")]
    [InlineData("...", "attachments/1-file")]
    [InlineData("Facture n° 7.pdf", "attachments/1-Facture n_ 7.pdf")]
    public void Path_WhenTheNameIsOdd_IsPlain(string name, string path) =>
        Assert.Equal(path, Transcript.PathOf(1, new StoredFile(new BlobId("a"), name, "text/plain", 1)));

    [Theory]
    [InlineData("c1", """{"clientKey":"k","format":"exe"}""", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("c1", """{"clientKey":"k","language":"tlh"}""", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("c1", """{"clientKey":"k","timeZone":"Mars"}""", HttpStatusCode.UnprocessableEntity, "time_zone_unknown")]
    [InlineData("c1", """{"clientKey":""}""", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData("none", """{"clientKey":"k"}""", HttpStatusCode.NotFound, "not_found")]
    public async Task Export_WhenItCannotBe_SaysWhyAndNobodyDownloaded(string conversation, string body, HttpStatusCode status, string code)
    {
        (await _alice.PostJsonAsync($"{Root}/{conversation}/export", JsonNode.Parse(body)!)).ShouldBe(status, code);
        Assert.Empty(_conversation.Commands);
    }

    [Fact]
    public async Task Export_WhenSomebodyDownloads_TheConversationKnowsWho() // S0-15
    {
        await ExportAsync("html");
        await ExportAsync("html");
        using var bruno = await Server.LogInAsync("bruno");
        using var other = await bruno.PostAsync($"{Root}/c1/export", System.Net.Http.Json.JsonContent.Create(new { clientKey = "k" }));

        var alice = new Actor.Agent(new AgentId("alice"), "Alice Martin");
        var recorded = _conversation.Commands.Cast<ConversationCommand.RecordDownload>().ToArray();
        Assert.Equal(alice, recorded[0].By);
        // Sent again it is the same; in another agent's name it is another.
        Assert.Equal(recorded[0], recorded[1]);
        Assert.NotEqual(recorded[0].ClientKey, recorded[2].ClientKey);
        Assert.Equal(new AgentId("bruno"), recorded[2].By.Id);
        (await _alice.GetJsonAsync($"{Root}/c1/export")).ShouldBe(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
    }

    [Fact]
    public async Task Export_WhenReadInFrench_HasFrenchSentencesAndTheReadersClock()
    {
        _conversation.Add(sequence => new TimelineItem.Activity(sequence, Then, Then, Zoe, new ActivityDetail.ChannelEvent("user_changed_number", "Zoé changed her number")));
        var (text, _, _) = await ExportAsync("txt", language: "fr", timeZone: "Europe/Paris");
        Assert.StartsWith("Conversation n° 42 avec Zoé\n", text, StringComparison.Ordinal);
        Assert.Contains("[01/03/2026 10:00:00 UTC+01:00] NOTE PRIVÉE, Alice <b> :", text, StringComparison.Ordinal);
        Assert.Contains("* Alice <b> a résolu la conversation : refund – Paid", text, StringComparison.Ordinal);
        Assert.Contains("* Zoé a changé de numéro de téléphone", text, StringComparison.Ordinal);
        Assert.Contains("Document : ../../<evil>.txt (12 o)", text, StringComparison.Ordinal);
        Assert.EndsWith("Fin de la conversation.\n", text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr\">", (await ExportAsync("html", language: "fr")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("txt", "en", "    > Zoé: Is it open & free?\n    Yes, both.\n")]
    [InlineData("txt", "fr", "    > Zoé : Is it open & free?\n    Yes, both.\n")]
    [InlineData("html", "en", "<blockquote>Zo&#xE9;: Is it open &amp; free?</blockquote>Yes, both.</article>")]
    public async Task Export_WhenAMessageQuotesAnother_SaysWhatItAnswers(string format, string language, string lines)
    {
        var asked = 0L;
        _conversation.Add(sequence => Message(asked = sequence, new MessageContent.Text("Is it open\n& free?")));
        _conversation.Add(sequence => Answer(sequence, asked));
        Assert.Contains(lines, (await ExportAsync(format, language: language)).Text, StringComparison.Ordinal);
        // Also from farther away than what is at hand.
        for (var i = 0; i < 150; i++) _conversation.Add(sequence => Message(sequence, new MessageContent.Text("Meanwhile")));
        _conversation.Add(sequence => Answer(sequence, asked));
        Assert.Equal(2, (await ExportAsync(format, language: language)).Text.Split(lines).Length - 1);

        static TimelineItem.Message Answer(long sequence, long asked) =>
            new(sequence, Then, Then, Alice, MessageDirection.Outbound, new MessageContent.Text("Yes, both."), null, null, asked);
    }

    [Theory]
    [InlineData("txt", "en", "131026", "Alice <b> (Not delivered: This number cannot receive it: it may not be on WhatsApp, or has an old version of it. (131026)):")]
    [InlineData("txt", "fr", "131047", "Alice <b> (Non livré : Plus de 24 heures se sont écoulées depuis le dernier message du client : envoyez plutôt un modèle. (131047)) :")]
    [InlineData("txt", "fr", "999", "Alice <b> (Non livré : The provider <says> so (999)) :")]
    [InlineData("html", "en", "999", "Not delivered: The provider &lt;says&gt; so (999)</small>")]
    public async Task Export_WhenAMessageFailed_SaysWhy(string format, string language, string code, string line)
    {
        _conversation.Add(sequence => new TimelineItem.Message(
            sequence, Then, Then, Alice, MessageDirection.Outbound, new MessageContent.Text("Hello"), new Delivery(DeliveryStatus.Failed, Then, new DeliveryError(code, "The provider <says> so")), "c", null));
        Assert.Contains(line, (await ExportAsync(format, language: language)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BulkExport_WhenTheCallerIsNoAdministrator_IsForbidden() =>
        (await _alice.GetJsonAsync($"{Root}/export")).ShouldBe(HttpStatusCode.Forbidden, "forbidden");

    [Fact]
    public async Task BulkExport_WhenAnAdministratorAsks_IsOneRecordALineWithCounts()
    {
        Server.World.AddConversation("c2");
        Server.World.AddConversation("elsewhere", DeskWorld.Other);
        using var admin = await Server.LogInAsync("admin");
        var text = await admin.GetStringAsync($"{Root}/export?status=open");
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.Equal("begin", (string?)lines[0]["type"]);
        Assert.Equal(2, lines.Count(line => (string?)line["type"] == "conversation"));
        Assert.Equal(4, lines.Count(line => (string?)line["type"] == "item"));
        Assert.Equal(("end", 2, 4), ((string?)lines[^1]["type"], (long?)lines[^1]["conversations"], (long?)lines[^1]["items"]));
        Assert.Equal(ConversationStatus.Open, Server.Queries.LastList!.Value.Filter.Status);
    }

    [Fact]
    public async Task Chosen_WhenSomeAreNotTheCallers_HoldsTheOthersAndSaysHowMany()
    {
        Server.World.AddConversation("c2").Add(sequence => new TimelineItem.Note(sequence, Then, Then, Alice, "Second", "n", []));
        Server.World.AddConversation("elsewhere", DeskWorld.Other);
        using var response = await PostAsync("export", new { conversations = new[] { "c1", "elsewhere", "c1", "none" }, export = new { clientKey = "k", format = "txt", attachments = true } });
        Assert.Equal((HttpStatusCode.OK, "application/zip", "1"),
            (response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.GetValues("X-Parloir-Conversations").Single()));
        using var archive = new ZipArchive(await response.Content.ReadAsStreamAsync());
        Assert.Equal(["conversation-42/conversation.txt", "conversation-42/attachments/5-____evil_.txt"], archive.Entries.Select(entry => entry.FullName));

        Assert.IsType<ConversationCommand.RecordDownload>(Assert.Single(_conversation.Commands));

        using var plain = await PostAsync("export", new { conversations = new[] { "c1" }, export = new { clientKey = "k", notes = false } });
        using var second = new ZipArchive(await plain.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(Assert.Single(second.Entries).Open());
        Assert.DoesNotContain("Between us", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "json", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData(1, "exe", HttpStatusCode.BadRequest, "request_invalid")]
    [InlineData(500, "json", HttpStatusCode.NotFound, "not_found")]
    [InlineData(501, "json", HttpStatusCode.UnprocessableEntity, "too_many_conversations")]
    public async Task Chosen_WhenItCannotBe_SaysWhy(int count, string format, HttpStatusCode status, string code) =>
        (await _alice.PostJsonAsync($"{Root}/export", new { conversations = Enumerable.Range(0, count).Select(i => $"none-{i}"), export = new { clientKey = "k", format } })).ShouldBe(status, code);

    private Task<HttpResponseMessage> PostAsync(string path, object body) => _alice.PostAsync($"{Root}/{path}", System.Net.Http.Json.JsonContent.Create(body));

    private async Task<(string Text, string? Type, string? Name)> ExportAsync(string format, bool notes = true, string? language = null, string? timeZone = null)
    {
        using var response = await PostAsync("c1/export", new { clientKey = "k", format, notes, language, timeZone });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var headers = response.Content.Headers;
        Assert.Equal("attachment", headers.ContentDisposition?.DispositionType);
        return (await response.Content.ReadAsStringAsync(), headers.ContentType?.MediaType, headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName);
    }

    private static TimelineItem.Message Message(long sequence, MessageContent content) =>
        new(sequence, Then, Then, Zoe, MessageDirection.Inbound, content, null, null, null);
}
