using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Parloir.Grains.Channels;
using Parloir.Journal;

namespace Parloir.Channels.Tests.Sandbox;

public sealed class PhoneTests(SandboxDatabase database) : IClassFixture<SandboxDatabase>, IAsyncLifetime
{
    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.StartAsync(database.Database);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task AText_ComesToTheEngineByTheSignedWebhook_AndHasItsSecondTick()
    {
        var phone = await host.NewPhoneAsync("Zoé");

        var message = await host.DoAsync(phone, new { text = "Bonjour 😀", clientMessageId = "c1" });

        Assert.Equal("pending", (string?)message["status"]);
        await Eventually.IsTrueAsync(async () => (string?)(await host.MessagesAsync(phone))[0]!["status"] == "delivered", "the message is delivered");
        var taken = Assert.Single(host.TakenIn(phone));
        Assert.Equal((string?)message["id"], taken.DedupeKey);
        Assert.Equal(new MessageContent.Text("Bonjour 😀"), Assert.IsType<InboundItem.Message>(taken.Item).Content);
        Assert.Equal("Zoé", host.Inbound.Batches[^1].Customers[0].Identity.Name);
    }

    [Fact]
    public async Task TheSameDraftAgain_SendsNothing()
    {
        var phone = await host.NewPhoneAsync();

        var first = await host.DoAsync(phone, new { text = "once", clientMessageId = "c1" });
        var second = await host.DoAsync(phone, new { text = "once", clientMessageId = "c1" });
        await host.DoAsync(phone, new { text = "last" });

        Assert.Equal((string?)first["id"], (string?)second["id"]);
        await Eventually.IsTrueAsync(() => host.TakenIn(phone).Count >= 2, "both messages come");
        Assert.Equal(2, host.TakenIn(phone).Count);
    }

    [Fact]
    public async Task MessagesWrittenFast_ComeInOrder_ThoughTheEngineFailsAtFirst()
    {
        var phone = await host.NewPhoneAsync();
        host.Inbound.Failure = new JournalUnavailableException("down");
        for (var i = 0; i < 20; i++)
            await host.DoAsync(phone, new { text = $"{i}" });
        host.Inbound.Failure = null;

        await Eventually.IsTrueAsync(() => host.TakenIn(phone).Count >= 20, "all messages come");

        Assert.Equal(
            Enumerable.Range(0, 20).Select(i => $"{i}"),
            host.TakenIn(phone).Select(envelope => ((InboundItem.Message)envelope.Item).Content.Words));
    }

    [Fact]
    public async Task WhatWasOwedAtTheEndOfOneProcess_IsSentByTheNext()
    {
        host.Inbound.Failure = new JournalUnavailableException("down");
        var phone = await host.NewPhoneAsync();
        await host.DoAsync(phone, new { text = "kept" });
        await host.DisposeAsync();
        Assert.Empty(host.TakenIn(phone));

        host = await SandboxHost.StartAsync(database.Database);
        await Eventually.IsTrueAsync(() => host.TakenIn(phone).Count == 1, "the message comes");
    }

    [Fact]
    public async Task ReactionEditAndRevocation_ShowOnThePhone_AndComeToTheEngine()
    {
        var phone = await host.NewPhoneAsync();
        var id = (string)(await host.DoAsync(phone, new { text = "Helo" }))["id"]!;

        await host.DoAsync(phone, new { edit = new { message = id, text = "Hello" } });
        await host.DoAsync(phone, new { reaction = new { message = id, emoji = "👍" } });
        await host.DoAsync(phone, new { reaction = new { message = id, emoji = (string?)null } });
        var last = await host.DoAsync(phone, new { revoke = new { message = id } });

        Assert.True((bool)last["revoked"]! && (bool)last["edited"]!);
        Assert.Equal("Hello", (string?)last["content"]!["body"]);
        Assert.Null(last["reactions"]!["customer"]);
        await Eventually.IsTrueAsync(() => host.TakenIn(phone).Count >= 5, "all of it comes");
        Assert.Equal(
            [new InboundItem.Edit(id, new MessageContent.Text("Hello")), new InboundItem.Reaction(id, "👍"), new InboundItem.Reaction(id, null), new InboundItem.Revoke(id)],
            host.TakenIn(phone).Skip(1).Select(envelope => envelope.Item));
    }

    [Fact]
    public async Task LocationMediaAndQuote_AreWhatTheyAre()
    {
        var phone = await host.NewPhoneAsync();
        var id = (string)(await host.DoAsync(phone, new { location = new { latitude = 48.85, longitude = 2.35, name = "Paris" } }))["id"]!;
        await host.DoAsync(phone, new { media = new { kind = "voice" }, quoted = id });

        await Eventually.IsTrueAsync(() => host.TakenIn(phone).Count >= 2, "both come");

        var items = host.TakenIn(phone).Select(envelope => Assert.IsType<InboundItem.Message>(envelope.Item)).ToList();
        Assert.Equal(new MessageContent.Location(48.85, 2.35, "Paris", null), items[0].Content);
        Assert.Equal((MessageKind.VoiceNote, id), (items[1].Content.Kind, items[1].Quoted));
    }

    [Fact]
    public async Task TheLists_HaveTheAccountAndTheReadyCustomers()
    {
        using var accounts = await host.Client.GetAsync(new Uri("/sandbox/api/accounts", UriKind.Relative));
        using var phones = await host.Client.GetAsync(new Uri("/sandbox/api/phones", UriKind.Relative));

        Assert.Equal("main", (string?)(await SandboxHost.JsonAsync(accounts, HttpStatusCode.OK))["items"]![0]!["id"]);
        Assert.Equal("33639980011", (string?)(await SandboxHost.JsonAsync(phones, HttpStatusCode.OK))["items"]![0]!["phone"]);
    }

    [Theory]
    [InlineData("POST", "phones", """{"name":"Bob","phone":"33639980011"}""", 409, "phone_taken")]
    [InlineData("POST", "phones", """{"name":"Bob","phone":"+33 6"}""", 422, "invalid")]
    [InlineData("POST", "phones", """{"name":""}""", 422, "invalid")]
    [InlineData("POST", "phones", """{"name":""", 422, "invalid")]
    [InlineData("GET", "phones/1", null, 404, "unknown_phone")]
    [InlineData("GET", "phones/33639980011?account=other", null, 404, "unknown_account")]
    [InlineData("GET", "phones/1/events", null, 404, "unknown_phone")]
    [InlineData("POST", "phones/1/read", null, 404, "unknown_phone")]
    [InlineData("POST", "phones/1/messages", """{"text":"Hi"}""", 404, "unknown_phone")]
    [InlineData("POST", "phones/33639980011/messages", """{}""", 422, "invalid")]
    [InlineData("POST", "phones/33639980011/messages", """{"text":""}""", 422, "invalid")]
    [InlineData("POST", "phones/33639980011/messages", """{"text":7}""", 422, "invalid")]
    [InlineData("POST", "phones/33639980011/messages", """{"text":"\ud800"}""", 422, "invalid")]
    [InlineData("POST", "phones/33639980011/messages", """{"text":"a","revoke":{"message":"b"}}""", 422, "invalid")]
    [InlineData("POST", "phones/33639980011/messages", """{"text":"a","clientMessageId":"\u0000"}""", 422, "invalid")]
    [InlineData("POST", "phones/33639980011/messages", """{"location":{"latitude":91,"longitude":0}}""", 422, "invalid")]
    [InlineData("POST", "phones/33639980011/messages", """{"media":{"kind":"hologram"}}""", 422, "invalid")]
    [InlineData("POST", "phones/33639980011/messages", """{"edit":{"message":"none","text":"x"}}""", 404, "unknown_message")]
    [InlineData("POST", "phones/33639980011/messages", """{"reaction":{"message":"none","emoji":"x"}}""", 404, "unknown_message")]
    [InlineData("PUT", "faults", """{"latency":1,"kind":"none","remaining":1001}""", 422, "invalid")]
    [InlineData("PUT", "faults", """{"latency":1,"kind":"sabotage","remaining":1}""", 422, "invalid")]
    public async Task WhatCannotBeDone_IsAProblem(string method, string path, string? body, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/sandbox/api/{path}")
        {
            Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(code, (string?)(await SandboxHost.JsonAsync(answer, (HttpStatusCode)status))["code"]);
    }

    [Fact]
    public async Task TheLiveChannel_TellsChanges_AndResumesAfterTheLastEventId()
    {
        var phone = await host.NewPhoneAsync();
        using var live = await host.Client.GetAsync(new Uri($"/sandbox/api/phones/{phone}/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", live.Content.Headers.ContentType!.MediaType);
        using var events = new StreamReader(await live.Content.ReadAsStreamAsync());

        await host.DoAsync(phone, new { text = "one" });
        var (first, firstId) = await NextMessageAsync(events);
        var (delivered, _) = await NextMessageAsync(events);
        Assert.Equal(("pending", "delivered"), ((string?)first["status"], (string?)delivered["status"]));

        using var again = new HttpRequestMessage(HttpMethod.Get, $"/sandbox/api/phones/{phone}/events");
        again.Headers.Add("Last-Event-ID", firstId);
        using var resumed = await host.Client.SendAsync(again, HttpCompletionOption.ResponseHeadersRead);
        using var rest = new StreamReader(await resumed.Content.ReadAsStreamAsync());
        Assert.Equal("delivered", (string?)(await NextMessageAsync(rest)).Message["status"]);
    }

    private static async Task<(JsonNode Message, string Id)> NextMessageAsync(StreamReader events)
    {
        string? name = null, data = null, id = null;
        while (true)
        {
            var line = await events.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
            Assert.NotNull(line);
            if (line.Length == 0)
            {
                if (name == "message")
                    return (JsonNode.Parse(data!)!, id!);
                (name, data, id) = (null, null, null);
            }
            else if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line["event: ".Length..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                data = line["data: ".Length..];
            else if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = line["id: ".Length..];
        }
    }
}
