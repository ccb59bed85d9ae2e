using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Parloir.Grains;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Conversations;
using Parloir.Grains.Teams;
using Parloir.Web.Tests.World;

namespace Parloir.Web.Tests.Api;

/// <summary>What an agent writes, by the API: files, templates, first contact, quick messages (S0-19, S0-23, S0-28, S2-26, S2-33, S2-67, S2-68, S2-69, S2-70).</summary>
public sealed class WritingApiTests
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes("0123456789");

    [Fact]
    public async Task Upload_WhenItIsSent_GoesWithTheMessage()
    {
        await using var server = await DeskServer.StartAsync();
        var conversation = server.World.AddConversation("c1");
        using var alice = await server.LogInAsync("alice");
        var id = await UploadAsync(alice, "cat.png");
        await alice.PostJsonAsync("/api/v1/conversations/c1/messages", new { clientMessageId = "m1", text = "A cat", attachments = new[] { id } });
        var send = Assert.IsType<ConversationCommand.SendMessage>(Assert.Single(conversation.Commands));
        Assert.Equal(("A cat", "cat.png"), (send.Text, Assert.IsType<MessageContent.Media>(send.Enclosure).Attachment!.File!.FileName));
    }

    [Fact]
    public async Task Upload_WhenItIsLargerThanAnyJson_IsTaken()
    {
        await using var server = await DeskServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        using var content = new ByteArrayContent(new byte[1_000_000]);
        var (status, body) = await alice.PostJsonAsync("/api/v1/attachments?fileName=a", content);
        Assert.Equal((HttpStatusCode.Created, 1_000_000), (status, (int)body!["file"]!["size"]!));
    }

    [Fact]
    public async Task Upload_WhenItIsRefused_SaysWhy()
    {
        await using var server = await DeskServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        server.World.Attachments.Rejection = new Rejection.AttachmentTooLarge(7);
        using var content = new ByteArrayContent(Content);
        Assert.Equal(7, (int)(await alice.PostJsonAsync("/api/v1/attachments?fileName=a", content)).ShouldBe(HttpStatusCode.UnprocessableEntity, "attachment_too_large")["limit"]!);
    }

    [Fact]
    public async Task Send_WhenItNamesFilesThatAreNotTheCallers_IsRefused()
    {
        await using var server = await DeskServer.StartAsync();
        var conversation = server.World.AddConversation("c1");
        using var alice = await server.LogInAsync("alice");
        using var bruno = await server.LogInAsync("bruno");
        var id = await UploadAsync(bruno, "cat.png");
        await RefusedAsync("unknown_attachment", new { clientMessageId = "m1", attachments = new[] { id } });
        await RefusedAsync("unknown_attachment", new { clientMessageId = "m1", attachments = new[] { "../x" } });
        await RefusedAsync("too_many_attachments", new { clientMessageId = "m1", attachments = new[] { id, id } });
        Assert.Empty(conversation.Commands);

        async Task RefusedAsync(string code, object body) =>
            (await alice.PostJsonAsync("/api/v1/conversations/c1/messages", body)).ShouldBe(HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task Send_WhenItHoldsTwoContents_IsRefused()
    {
        await using var server = await DeskServer.StartAsync();
        server.World.AddConversation("c1");
        using var alice = await server.LogInAsync("alice");
        var two = new { clientMessageId = "m1", location = new { latitude = 1, longitude = 2 }, contacts = new[] { new { name = "Dora", phones = new[] { "+33" }, emails = Array.Empty<string>() } } };
        (await alice.PostJsonAsync("/api/v1/conversations/c1/messages", two)).ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
        (await alice.PostJsonAsync("/api/v1/conversations/c1/messages", new { clientMessageId = "m1", text = "x", template = new { name = "hello", language = "fr" } }))
            .ShouldBe(HttpStatusCode.BadRequest, "request_invalid");
    }

    [Fact]
    public async Task Send_WhenItIsATemplateAQuoteOrAReaction_BecomesThatCommand()
    {
        await using var server = await DeskServer.StartAsync();
        var conversation = server.World.AddConversation("c1");
        using var alice = await server.LogInAsync("alice");
        await alice.PostJsonAsync("/api/v1/conversations/c1/messages", new { clientMessageId = "m1", template = new { name = "hello", language = "fr", body = new[] { new { name = "1", text = "Ada" } } } });
        await alice.PostJsonAsync("/api/v1/conversations/c1/messages", new { clientMessageId = "m2", text = "Yes", inReplyTo = 4 });
        await alice.PostJsonAsync("/api/v1/conversations/c1/messages/4/reaction", new { clientMessageId = "m3", emoji = "👍" });
        var commands = conversation.Commands.ToArray();
        var template = Assert.IsType<ConversationCommand.SendTemplate>(commands[0]);
        Assert.Equal(("hello", "Ada"), (template.Name, template.Values.Body.Single().Text));
        Assert.Equal(4, Assert.IsType<ConversationCommand.SendMessage>(commands[1]).InReplyTo);
        Assert.Equal((4L, "👍"), (Assert.IsType<ConversationCommand.React>(commands[2]).Target, ((ConversationCommand.React)commands[2]).Emoji));
    }

    [Theory]
    [InlineData("image/png", "cat.png", "image/png", "inline")]
    [InlineData("audio/ogg", "voice.ogg", "audio/ogg", "inline")]
    [InlineData("application/pdf", "bill.pdf", "application/octet-stream", "attachment")]
    [InlineData("text/plain", "page.html", "application/octet-stream", "attachment")]
    [InlineData("image/svg+xml", "x.svg", "application/octet-stream", "attachment")]
    public async Task Download_WhateverTheFileIs_RunsNothing(string mimeType, string name, string told, string disposition) // S2-26
    {
        await using var server = await DeskServer.StartAsync();
        server.World.AddConversation("c1");
        await server.World.Attachments.AddAsync("c1", 2, name, mimeType, Content);
        using var alice = await server.LogInAsync("alice");
        using var answer = await alice.GetAsync("/api/v1/conversations/c1/messages/2/attachment");
        Assert.Equal(Content, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((told, disposition, name), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl.Private);
    }

    [Fact]
    public async Task Download_WhenAPartIsAskedFor_AnswersThatPart()
    {
        await using var server = await DeskServer.StartAsync();
        server.World.AddConversation("c1");
        await server.World.Attachments.AddAsync("c1", 2, "a.mp4", "video/mp4", Content);
        using var alice = await server.LogInAsync("alice");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/conversations/c1/messages/2/attachment") { Headers = { Range = new RangeHeaderValue(2, 4) } };
        using var part = await alice.SendAsync(request);
        Assert.Equal((HttpStatusCode.PartialContent, "234"), (part.StatusCode, await part.Content.ReadAsStringAsync()));

        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/conversations/c1/messages/2/attachment") { Headers = { IfNoneMatch = { part.Headers.ETag! } } };
        using var unchanged = await alice.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task Thumbnail_WhenItIsMade_IsHandedOutAsItsPictureWouldBe() // S2-26
    {
        await using var server = await DeskServer.StartAsync();
        server.World.AddConversation("c1");
        var picture = await server.World.Attachments.AddAsync("c1", 2, "cat.jpg", "image/jpeg", Content);
        var small = await server.World.Blobs.WriteAsync(DeskWorld.Demo, new MemoryStream("small"u8.ToArray()), 100, CancellationToken.None);
        server.World.Thumbnails.Results[picture.Checksum] = new ThumbnailResult.Made(small!.Id);
        using var alice = await server.LogInAsync("alice");
        using var answer = await alice.GetAsync("/api/v1/conversations/c1/messages/2/thumbnail");
        Assert.Equal((HttpStatusCode.OK, "small"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal(("image/webp", "inline", "cat.webp"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(("\"" + small.Id + "\"", true), (answer.Headers.ETag!.Tag, answer.Headers.CacheControl!.Private));
        Assert.Contains("immutable", answer.Headers.CacheControl.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "max-age=86400, private")]
    [InlineData(false, "no-store")]
    public async Task Thumbnail_WhenThereIsNone_LeadsToThePicture(bool forGood, string cached)
    {
        await using var server = await DeskServer.StartAsync();
        server.World.AddConversation("c1");
        var picture = await server.World.Attachments.AddAsync("c1", 2, "cat.jpg", "image/jpeg", Content);
        if (forGood) server.World.Thumbnails.Results[picture.Checksum] = new ThumbnailResult.Never();
        using var alice = await server.LogInAsync("alice");
        using var answer = await alice.GetAsync("/api/v1/conversations/c1/messages/2/thumbnail");
        Assert.Equal((HttpStatusCode.TemporaryRedirect, "/api/v1/conversations/c1/messages/2/attachment"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        Assert.Equal(cached, answer.Headers.CacheControl!.ToString());
        Assert.Equal(Content, await alice.GetByteArrayAsync(answer.Headers.Location));
    }

    [Fact]
    public async Task Thumbnail_WhenItIsNoPictureOrNotTheCallers_IsNotFound()
    {
        await using var server = await DeskServer.StartAsync();
        server.World.AddConversation("c1");
        await server.World.Attachments.AddAsync("c1", 2, "cat.jpg", "image/jpeg", Content);
        await server.World.Attachments.AddAsync("c1", 3, "bill.jpg", "application/pdf", Content);
        using var alice = await server.LogInAsync("alice");
        (await alice.GetJsonAsync("/api/v1/conversations/c1/messages/3/thumbnail")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        (await alice.GetJsonAsync("/api/v1/conversations/c1/messages/4/thumbnail")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        using var bob = await server.LogInAsync("bob");
        (await bob.GetJsonAsync("/api/v1/conversations/c1/messages/2/thumbnail")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        using var nobody = server.Browser();
        (await nobody.GetJsonAsync("/api/v1/conversations/c1/messages/2/thumbnail")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task Download_WhenTheConversationIsNotTheCallers_IsNotFound()
    {
        await using var server = await DeskServer.StartAsync();
        server.World.AddConversation("c1");
        await server.World.Attachments.AddAsync("c1", 2, "cat.png", "image/png", Content);
        using var bob = await server.LogInAsync("bob");
        (await bob.GetJsonAsync("/api/v1/conversations/c1/messages/2/attachment")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        using var alice = await server.LogInAsync("alice");
        (await alice.GetJsonAsync("/api/v1/conversations/c1/messages/3/attachment")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        using var nobody = server.Browser();
        (await nobody.GetJsonAsync("/api/v1/conversations/c1/messages/2/attachment")).ShouldBe(HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Theory]
    [InlineData("+33 6 12 34 56 78", "33612345678")]
    [InlineData("0033612345678", "33612345678")]
    [InlineData("+1 (415) 555-2671", "14155552671")]
    public async Task Start_WhenTheNumberIsInternational_WritesToItsDigits(string recipient, string digits) // S2-67, S2-68, S2-69
    {
        await using var server = await DeskServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        var (status, _) = await alice.PostJsonAsync("/api/v1/conversations", Start(recipient));
        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.True(server.World.Accounts.Started.TryDequeue(out var started));
        Assert.Equal(($"demo/demo-whatsapp/{digits}", digits, "hello"), (started.Key, started.Identity.PhoneNumber, started.Template.Name));
    }

    [Fact]
    public async Task Start_WhenSomethingIsWrong_SaysWhatAndWritesNothing()
    {
        await using var server = await DeskServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        await RefusedAsync("recipient_invalid", Start("06 12 34 56 78"));
        await RefusedAsync("recipient_invalid", Start("+33 6 12"));
        await RefusedAsync("recipient_invalid", Start("ada@example.test"));
        await RefusedAsync("unknown_channel_account", new { clientMessageId = "m", channelAccount = "other-whatsapp", recipient = "+33612345678", template = new { name = "hello", language = "fr" } });
        await RefusedAsync("template_required", new { clientMessageId = "m", channelAccount = "demo-whatsapp", recipient = "+33612345678", text = "Hello" }); // S2-70
        Assert.Empty(server.World.Accounts.Started);
        server.World.Accounts.StartResult = new CommandResult.Rejected(new Rejection.TemplateParameterMissing("body.1"));
        Assert.Equal("body.1", (string?)(await RefusedAsync("template_parameter_missing", Start("+33612345678")))["field"]);

        async Task<System.Text.Json.Nodes.JsonNode> RefusedAsync(string code, object body) =>
            (await alice.PostJsonAsync("/api/v1/conversations", body)).ShouldBe(HttpStatusCode.UnprocessableEntity, code);
    }

    [Fact]
    public async Task ChannelAccounts_WhenListed_ShowNoSecret()
    {
        await using var server = await DeskServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        var accounts = (await alice.GetJsonAsync("/api/v1/channel-accounts")).ShouldBeOk();
        Assert.Equal("demo-whatsapp", (string?)Assert.Single(accounts["items"]!.AsArray())!["id"]);
        Assert.DoesNotContain("secret", accounts.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Templates_WhenTheyAreSynchronised_AreListed()
    {
        await using var server = await DeskServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        Assert.Equal("hello", (string?)(await alice.GetJsonAsync("/api/v1/channel-accounts/demo-whatsapp/templates")).ShouldBeOk()["items"]![0]!["name"]);
        (await alice.PostJsonAsync("/api/v1/channel-accounts/demo-whatsapp/templates/sync")).ShouldBeOk();
        server.World.Accounts.Listing = new TemplateListing.Failed(new DeliveryError("190", "Token"));
        (await alice.PostJsonAsync("/api/v1/channel-accounts/demo-whatsapp/templates/sync")).ShouldBe(HttpStatusCode.BadGateway, "provider_failed");
        (await alice.GetJsonAsync("/api/v1/channel-accounts/other-whatsapp/templates")).ShouldBe(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task CannedResponses_WhenListed_AreTheCallersOwnAndEverybodys() // S0-19
    {
        await using var server = await DeskServer.StartAsync();
        server.World.AddConversation("c1");
        using var alice = await server.LogInAsync("alice");
        using var bruno = await server.LogInAsync("bruno");
        await CreateAsync(alice, "mine", "Personal");
        await CreateAsync(alice, "ours", "Global");
        Assert.Equal(2, (await alice.GetJsonAsync("/api/v1/canned-responses")).ShouldBeOk()["items"]!.AsArray().Count);
        Assert.Equal("ours", (string?)Assert.Single((await bruno.GetJsonAsync("/api/v1/canned-responses")).ShouldBeOk()["items"]!.AsArray())!["shortcut"]);
        Assert.Equal("Bonjour Zoé, c’est Alice.", (string?)(await alice.GetJsonAsync("/api/v1/conversations/c1/canned-responses/r0")).ShouldBeOk()["text"]);
        (await bruno.GetJsonAsync("/api/v1/conversations/c1/canned-responses/r0")).ShouldBe(HttpStatusCode.NotFound, "not_found");
        server.World.CannedResponses.Rejection = new Rejection.CannedResponseExists();
        (await alice.PostJsonAsync("/api/v1/canned-responses", new { shortcut = "ours", title = "t", text = "x", visibility = "Global" })).ShouldBe(HttpStatusCode.Conflict, "canned_response_exists");

        static async Task CreateAsync(HttpClient client, string shortcut, string visibility) => Assert.Equal(HttpStatusCode.Created, (await client.PostJsonAsync(
            "/api/v1/canned-responses", new { shortcut, title = "Salutation", text = "Bonjour {{contact.first_name|client}}, c’est {{agent.first_name}}.", visibility })).Status);
    }

    [Fact]
    public async Task CannedResponses_WhenTheyAreATeams_AreSeenByItsMembers()
    {
        await using var server = await DeskServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        using var bruno = await server.LogInAsync("bruno");
        Assert.Equal(HttpStatusCode.Created, (await alice.PostJsonAsync("/api/v1/canned-responses", new { shortcut = "hi", title = "t", text = "x", visibility = "Team", team = "sales" })).Status);
        Assert.Empty((await bruno.GetJsonAsync("/api/v1/canned-responses")).ShouldBeOk()["items"]!.AsArray());
        server.World.Teams.Add(DeskWorld.Demo, new TeamView(new TeamId("sales"), "Sales", [new AgentId("bruno")]));
        Assert.Equal("hi", (string?)Assert.Single((await bruno.GetJsonAsync("/api/v1/canned-responses")).ShouldBeOk()["items"]!.AsArray())!["shortcut"]);
    }

    private static object Start(string recipient) => new
    {
        clientMessageId = "m1",
        channelAccount = "demo-whatsapp",
        recipient,
        template = new { name = "hello", language = "fr", body = new[] { new { name = "1", text = "Ada" } } },
    };

    private static async Task<string> UploadAsync(HttpClient client, string name)
    {
        using var content = new ByteArrayContent(Content);
        var (status, body) = await client.PostJsonAsync($"/api/v1/attachments?fileName={name}", content);
        Assert.Equal(HttpStatusCode.Created, status);
        return (string)body!["id"]!;
    }
}
