using System.Net;
using Parloir.Grains;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>Drafts (spec section 3) and preferences (S2-29, S4-11): each agent's own.</summary>
public sealed class DraftApiTests : DeskTest
{
    private const string Draft = "/api/v1/conversations/c1/draft";
    private const string Mine = "/api/v1/me/preferences";
    private HttpClient _alice = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _alice = await Server.LogInAsync("alice");
        Server.World.AddConversation("c1");
    }

    [Fact]
    public async Task Draft_WhenSaved_IsItsAuthorsAlone()
    {
        (await SaveAsync("Reply", "Bonj")).ShouldBeOk();
        (await SaveAsync("Note", "Ask Bruno")).ShouldBeOk();
        using var bruno = await Server.LogInAsync("bruno");

        var mine = (await _alice.GetJsonAsync(Draft)).ShouldBeOk();
        var his = (await bruno.GetJsonAsync(Draft)).ShouldBeOk();

        Assert.Equal(("Bonj", "Ask Bruno"), ((string?)mine["reply"]!["text"], (string?)mine["note"]!["text"]));
        Assert.Equal((null, null), (his["reply"], his["note"]));
    }

    [Fact]
    public async Task Draft_WhenDiscarded_LeavesTheOtherMode()
    {
        await SaveAsync("Reply", "Bonj");
        await SaveAsync("Note", "Ask Bruno");
        Assert.Equal(HttpStatusCode.NoContent, (await _alice.SendJsonAsync(HttpMethod.Delete, $"{Draft}?mode=Reply")).Status);
        var left = (await _alice.GetJsonAsync(Draft)).ShouldBeOk();
        Assert.Null(left["reply"]);
        Assert.NotNull(left["note"]);
    }

    [Fact]
    public async Task Draft_WhenTheConversationIsOfAnotherWorkspace_IsNotFound()
    {
        Server.World.AddConversation("theirs", DeskWorld.Other);
        (await _alice.GetJsonAsync("/api/v1/conversations/theirs/draft")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await _alice.SendJsonAsync(HttpMethod.Put, "/api/v1/conversations/theirs/draft", new { mode = "Reply", clientMessageId = "m", text = "x" }))
            .ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Draft_WhenItsMessageIsSent_IsRefused()
    {
        Server.World.Drafts.Rejection = new Rejection.ClientMessageIdTaken();
        (await SaveAsync("Reply", "late")).ShouldBe(HttpStatusCode.Conflict, "client_message_id_taken");
    }

    [Fact]
    public async Task Draft_WhenItNamesTooMuch_IsRefused()
    {
        var body = new { mode = "Reply", clientMessageId = "m", text = "x", attachments = Enumerable.Repeat("a", 11) };
        var problem = (await _alice.SendJsonAsync(HttpMethod.Put, Draft, body)).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        Assert.Equal("attachments", (string?)problem["field"]);
    }

    [Fact]
    public async Task Preferences_WhenNeverSet_AreTheDefaults()
    {
        // C12.
        var preferences = (await _alice.GetJsonAsync(Mine)).ShouldBeOk();
        Assert.Equal((true, "", "system"), ((bool)preferences["sendOnEnter"]!, (string?)preferences["signature"], (string?)preferences["theme"]));
    }

    [Fact]
    public async Task Preferences_WhenSet_AreKeptForThatAgent()
    {
        (await _alice.SendJsonAsync(HttpMethod.Put, Mine, new { sendOnEnter = false, signature = "Alice", useSignature = true, language = "fr", theme = "dark" })).ShouldBeOk();
        var mine = (await _alice.GetJsonAsync(Mine)).ShouldBeOk();
        Assert.Equal((false, "Alice", "fr", "dark"), ((bool)mine["sendOnEnter"]!, (string?)mine["signature"], (string?)mine["language"], (string?)mine["theme"]));
        using var bruno = await Server.LogInAsync("bruno");
        Assert.Equal("", (string?)(await bruno.GetJsonAsync(Mine)).ShouldBeOk()["signature"]);
    }

    [Fact]
    public async Task Preferences_WhenTheyAreWrong_AreRefused()
    {
        (await _alice.SendJsonAsync(HttpMethod.Put, Mine, new { theme = "mauve" })).ShouldBe(HttpStatusCode.BadRequest, "json_invalid");
        (await _alice.SendJsonAsync(HttpMethod.Put, Mine, new { signature = "a\0b" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "text_invalid");
        Server.World.Preferences.Rejection = new Rejection.TextTooLong(1001, 1000);
        var problem = (await _alice.SendJsonAsync(HttpMethod.Put, Mine, new { signature = "x" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "text_too_long");
        Assert.Equal(1000, (int)problem["limit"]!);
    }

    private Task<(HttpStatusCode, System.Text.Json.Nodes.JsonNode?)> SaveAsync(string mode, string text) =>
        _alice.SendJsonAsync(HttpMethod.Put, Draft, new { mode, clientMessageId = "m-" + mode, text });
}
