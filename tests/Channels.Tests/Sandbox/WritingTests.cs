using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using Parloir.Channels.Tests.WhatsApp;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;

namespace Parloir.Channels.Tests.Sandbox;

/// <summary>The engine's own sender, media source and template source against the sandbox, which is as strict as Meta (S2-10, S2-33, S2-36).</summary>
public sealed class WritingTests(SandboxDatabase database) : IClassFixture<SandboxDatabase>, IAsyncLifetime
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 1, 2, 3];

    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.StartAsync(database.Database);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task AnImage_WhenItIsSent_ArrivesOnThePhoneByteForByte()
    {
        var phone = await PhoneThatWroteAsync();
        var file = await host.KeepAsync(Png, "cat.png", "image/png");
        Accepted(await host.SendAsync(Message(phone, Media(MessageKind.Image, file, "A cat"))));

        var content = (await host.MessagesAsync(phone))[1]!["content"]!;
        Assert.Equal(("media", "image", "A cat", "image/png"), ((string?)content["type"], (string?)content["kind"], (string?)content["caption"], (string?)content["mimeType"]));
        using var download = await host.Client.GetAsync(new Uri($"/sandbox/api/media/{content["id"]}", UriKind.Relative));
        Assert.Equal(Png, await download.Content.ReadAsByteArrayAsync());
        Assert.Equal("nosniff", download.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData(MessageKind.Document, "application/pdf", null)]
    [InlineData(MessageKind.Audio, "audio/ogg", null)]
    [InlineData(MessageKind.Video, "video/mp4", "Look")]
    [InlineData(MessageKind.Sticker, "image/webp", null)]
    public async Task EveryKindOfFile_WhenItIsSent_IsTaken(MessageKind kind, string mimeType, string? caption)
    {
        var phone = await PhoneThatWroteAsync();
        Accepted(await host.SendAsync(Message(phone, Media(kind, await host.KeepAsync([1, 2, 3], "a file", mimeType), caption))));
        Assert.Equal(kind.ToString().ToLowerInvariant(), (string?)(await host.MessagesAsync(phone))[1]!["content"]!["kind"]);
    }

    [Theory]
    [InlineData(MessageKind.Image, "image/gif", null, "100")] // not taken at the upload
    [InlineData(MessageKind.Video, "image/png", null, "131053")] // another type than it is sent as
    [InlineData(MessageKind.Audio, "audio/ogg", "Listen", "100")] // no caption there
    public async Task AFileThatMetaWouldNotTake_IsRefusedForGood(MessageKind kind, string mimeType, string? caption, string code)
    {
        var phone = await PhoneThatWroteAsync();
        var outcome = await host.SendAsync(Message(phone, Media(kind, await host.KeepAsync([1], "f", mimeType), caption)));
        Assert.Equal(code, Assert.IsType<SendOutcome.Refused>(outcome).Error.Code);
        Assert.Single(await host.MessagesAsync(phone));
    }

    [Fact]
    public async Task AFileThatIsNoLongerThere_IsRefusedForGood()
    {
        var outcome = await host.SendAsync(Message("33639980001", Media(MessageKind.Image, new StoredFile(new BlobId(new string('0', 64)), "f", "image/png", 1), null)));
        Assert.Equal("attachment_missing", Assert.IsType<SendOutcome.Refused>(outcome).Error.Code);
    }

    [Fact]
    public async Task APlaceCardsAndAQuote_WhenTheyAreSent_Arrive()
    {
        var phone = await PhoneThatWroteAsync();
        var first = (string)(await host.MessagesAsync(phone))[0]!["id"]!;
        Accepted(await host.SendAsync(Message(phone, new MessageContent.Location(48.85, 2.35, "Paris", null))));
        Accepted(await host.SendAsync(Message(phone, new MessageContent.ContactCards([new SharedContact("Dora", ["+33600000000"], ["dora@example.test"])]))));
        Accepted(await host.SendAsync(Message(phone, new MessageContent.Text("Yes")) with { Target = first }));
        Accepted(await host.SendAsync(Message(phone, new MessageContent.Reaction(2, "👍")) with { Target = first }));

        var messages = await host.MessagesAsync(phone);
        Assert.Equal(4, messages.Count);
        Assert.Equal("Paris", (string?)messages[1]!["content"]!["name"]);
        Assert.Equal("Dora", (string?)messages[2]!["content"]!["cards"]![0]!["name"]);
        Assert.Equal(first, (string?)messages[3]!["quoted"]);
        Assert.Equal("👍", (string?)messages[0]!["reactions"]!["business"]);

        Accepted(await host.SendAsync(Message(phone, new MessageContent.Reaction(2, null)) with { Target = first }));
        Assert.Null((string?)(await host.MessagesAsync(phone))[0]!["reactions"]!["business"]);
    }

    [Fact]
    public async Task AFileOfAPhone_WhenTheEngineAsksForIt_IsGivenByteForByte()
    {
        var phone = await host.NewPhoneAsync();
        using var body = new ByteArrayContent(Png) { Headers = { ContentType = new("image/png") } };
        using var kept = await host.Client.PostAsync(new Uri("/sandbox/api/media?fileName=cat.png", UriKind.Relative), body);
        var id = (string)(await SandboxHost.JsonAsync(kept, HttpStatusCode.Created))["id"]!;
        await host.DoAsync(phone, new { media = new { kind = "image", id, caption = "My cat" } });
        await Eventually.IsTrueAsync(() => host.TakenIn(phone).Count == 1, "the webhook comes");

        var media = Assert.IsType<MessageContent.Media>(Assert.IsType<InboundItem.Message>(host.TakenIn(phone)[0].Item).Content);
        Assert.Equal((MessageKind.Image, id, "image/png"), (media.MediaKind, media.ProviderMediaId, media.MimeType));
        var opened = Assert.IsType<MediaAnswer.Opened>(await host.OpenAsync(Accounts.Main, id));
        using var copy = new MemoryStream();
        await opened.Content.CopyToAsync(copy);
        Assert.Equal(Png, copy.ToArray());
        Assert.Equal(64, opened.Checksum!.Length);
        Assert.IsType<MediaAnswer.Refused>(await host.OpenAsync(Accounts.Main, "1234"));
        Assert.IsType<MediaAnswer.Refused>(await host.OpenAsync(Accounts.Main with { AccessToken = "wrong" }, id));
    }

    [Fact]
    public async Task TheTemplates_WhenTheyAreListed_AreOfEveryKind()
    {
        var templates = Assert.IsType<TemplateListing.Listed>(await host.ListAsync(Accounts.Main)).Templates;
        Assert.Equal(
            new TemplateHeaderKind?[] { null, TemplateHeaderKind.Text, TemplateHeaderKind.Image, TemplateHeaderKind.Video, TemplateHeaderKind.Document, TemplateHeaderKind.Location }.Order(),
            templates.Select(template => template.Header?.Kind).Distinct().Order());
        Assert.Contains(templates, template => template.Format == TemplateParameterFormat.Named);
        Assert.All(templates, template => Assert.Equal(TemplateStatus.Approved, template.Status));
        Assert.IsType<TemplateListing.Failed>(await host.ListAsync(Accounts.Main with { BusinessAccountId = "404" }));
        Assert.IsType<TemplateListing.Failed>(await host.ListAsync(Accounts.Main with { BusinessAccountId = "" }));
        Assert.IsType<TemplateListing.Failed>(await host.ListAsync(Accounts.Main with { AccessToken = "wrong" }));
    }

    [Fact]
    public async Task ATemplate_WhenTheCustomerNeverWrote_Arrives() // S2-70
    {
        var phone = await host.NewPhoneAsync();
        Accepted(await host.SendAsync(Message(phone, Template("prise_de_contact", [new("1", "Ada"), new("2", "Parloir")]))));
        Assert.Equal("Bonjour Ada, merci de votre intérêt pour Parloir. Pouvons-nous en parler ?", (string?)(await host.MessagesAsync(phone))[0]!["content"]!["body"]);
    }

    [Fact]
    public async Task ATemplateWithEveryKindOfValue_WhenItIsSent_IsTaken()
    {
        var phone = await host.NewPhoneAsync();
        var pdf = await host.KeepAsync("%PDF-"u8.ToArray(), "facture.pdf", "application/pdf");
        var image = await host.KeepAsync(Png, "cat.png", "image/png");
        Accepted(await host.SendAsync(Message(phone, Template(
            "suivi_commande", [new("date", "lundi"), new("prenom", "Ada")], new(new("numero", "42"), null, null), TemplateParameterFormat.Named, [new(0, "42")], TemplateButtonKind.Url))));
        Accepted(await host.SendAsync(Message(phone, Template("facture", [new("1", "42")], new(null, pdf, null), headerKind: TemplateHeaderKind.Document))));
        Accepted(await host.SendAsync(Message(phone, Template(
            "nouveau_modele", [new("1", "10 %")], new(null, image, null), buttons: [new(0, "PROMO")], button: TemplateButtonKind.CopyCode, headerKind: TemplateHeaderKind.Image))));
        Accepted(await host.SendAsync(Message(phone, Template(
            "rendez_vous", [new("1", "lundi")], new(null, null, new TemplateLocation(48.8, 2.3, "Parloir", "1 rue de la Paix")), headerKind: TemplateHeaderKind.Location))));
        Accepted(await host.SendAsync(Message(phone, Template("code_de_connexion", [new("1", "123456")], buttons: [new(0, "123456")], button: TemplateButtonKind.Otp))));
        Assert.Equal(5, (await host.MessagesAsync(phone)).Count);
        Assert.Equal("Commande 42", (string?)(await host.MessagesAsync(phone))[0]!["content"]!["header"]);
    }

    [Fact]
    public async Task ATemplateThatIsNotFilledInRight_IsRefusedWithMetasCode()
    {
        var phone = await host.NewPhoneAsync();
        await RefusedAsync("132001", Template("nobody_knows", []));
        await RefusedAsync("132001", Template("prise_de_contact", [new("1", "a"), new("2", "b")]) with { Language = "de" });
        await RefusedAsync("132000", Template("prise_de_contact", [new("1", "a")]));
        await RefusedAsync("100", Template("prise_de_contact", [new("1", "a\nb"), new("2", "b")]));
        await RefusedAsync("132012", Template("suivi_commande", [new("nom", "Ada"), new("date", "x")], new(new("numero", "42"), null, null), TemplateParameterFormat.Named, [new(0, "42")], TemplateButtonKind.Url));
        await RefusedAsync("131008", Template("suivi_commande", [new("prenom", "Ada"), new("date", "x")], new(new("numero", "42"), null, null), TemplateParameterFormat.Named));
        await RefusedAsync("132000", Template("facture", [new("1", "42")]));
        Assert.Empty(await host.MessagesAsync(phone));

        async Task RefusedAsync(string code, MessageContent.Template template) =>
            Assert.Equal(code, Assert.IsType<SendOutcome.Refused>(await host.SendAsync(Message(phone, template))).Error.Code);
    }

    [Fact]
    public async Task ATemplateThatMetaPauses_IsToldByWebhookAndNoLongerTaken()
    {
        const string video = "900000000000008";
        using var answer = await host.Client.PutAsJsonAsync($"/sandbox/api/templates/{video}", new { status = "PAUSED", reason = "LOW_QUALITY" });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await Eventually.IsTrueAsync(() => host.Inbound.Batches.Any(batch => !batch.Templates.IsEmpty), "the webhook comes");
        Assert.Equal(
            new TemplateUpdate(video, TemplateStatus.Paused, null, null, "LOW_QUALITY"),
            Assert.Single(host.Inbound.Batches.SelectMany(batch => batch.Templates)).Update);
        var phone = await host.NewPhoneAsync();
        Assert.Equal("132015", Assert.IsType<SendOutcome.Refused>(await host.SendAsync(Message(phone, Template("demonstration", [])))).Error.Code);
        using var back = await host.Client.PutAsJsonAsync($"/sandbox/api/templates/{video}", new { status = "APPROVED" });
        Assert.Equal(HttpStatusCode.NoContent, back.StatusCode);
    }

    private static OutboundMessage Message(string phone, MessageContent content) => new(new CustomerIdentity(phone, null, null), content, "conversation/9");

    private static MessageContent.Media Media(MessageKind kind, StoredFile file, string? caption) =>
        new(kind, null, file.FileName, file.MimeType, caption, null, new Attachment(AttachmentState.Stored, file, null));

    private static MessageContent.Template Template(
        string name, ImmutableArray<TemplateVariable> body, TemplateHeaderValue? header = null, TemplateParameterFormat format = TemplateParameterFormat.Positional,
        ImmutableArray<TemplateButtonValue>? buttons = null, TemplateButtonKind button = TemplateButtonKind.QuickReply, TemplateHeaderKind headerKind = TemplateHeaderKind.Text) => new(
            name, "fr", format, new TemplateValues(header, body, buttons ?? []),
            new TemplateRendering(null, headerKind, header?.File, header?.Location, "", null, [new TemplateRenderedButton(button, "", null)]));

    private async Task<string> PhoneThatWroteAsync()
    {
        var phone = await host.NewPhoneAsync();
        await host.DoAsync(phone, new { text = "Bonjour" });
        return phone;
    }

    private static void Accepted(SendOutcome outcome) => Assert.True(outcome is SendOutcome.Accepted, outcome.ToString());
}
