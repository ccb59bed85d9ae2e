using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Npgsql;
using Parloir.Channels.Tests.WhatsApp;
using Parloir.Grains.Channels;
using Parloir.Journal;

namespace Parloir.Channels.Tests.Sandbox;

public sealed class ProviderTests(SandboxDatabase database) : IClassFixture<SandboxDatabase>, IAsyncLifetime
{
    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.StartAsync(database.Database);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task ASend_ShowsOnThePhone_AndItsStatusesComeWithTheCallbackData()
    {
        var phone = await PhoneThatWroteAsync();

        var accepted = Assert.IsType<SendOutcome.Accepted>(await host.SendAsync(phone, "Bonjour", "conversation/7"));

        var shown = (await host.MessagesAsync(phone))[1]!;
        Assert.Equal((accepted.ProviderMessageId, "received", "delivered", "Bonjour"),
            ((string?)shown["id"], (string?)shown["direction"], (string?)shown["status"], (string?)shown["content"]!["body"]));
        await Eventually.IsTrueAsync(() => Statuses(phone).Count == 2, "sent and delivered come");

        using var read = await host.Client.PostAsync(new Uri($"/sandbox/api/phones/{phone}/read", UriKind.Relative), null);
        using var again = await host.Client.PostAsync(new Uri($"/sandbox/api/phones/{phone}/read", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        await Eventually.IsTrueAsync(() => Statuses(phone).Count >= 3, "read comes");

        Assert.Equal(
            new[] { DeliveryStatus.Sent, DeliveryStatus.Delivered, DeliveryStatus.Read }.Select(status => new InboundItem.Status(accepted.ProviderMessageId, status, null, "conversation/7")),
            Statuses(phone));
        Assert.Equal("read", (string?)(await host.MessagesAsync(phone))[1]!["status"]);
    }

    [Fact]
    public async Task ASend_ToACustomerWhoNeverWrote_IsAcceptedAndFails()
    {
        var phone = await host.NewPhoneAsync();

        Assert.IsType<SendOutcome.Accepted>(await host.SendAsync(phone, "Bonjour", "c"));

        await Eventually.IsTrueAsync(() => Statuses(phone).Count == 1, "the failure comes");
        Assert.Equal(("131047", DeliveryStatus.Failed), (Statuses(phone)[0].Error!.Code, Statuses(phone)[0].DeliveryStatus));
        Assert.Empty(await host.MessagesAsync(phone));
    }

    [Fact]
    public async Task ASend_24HoursAfterTheLastMessage_Fails()
    {
        var phone = await PhoneThatWroteAsync();
        await using (var age = database.Database.CreateCommand("update sandbox_threads set last_customer_at = last_customer_at - interval '24 hours' where phone = $1"))
        {
            age.Parameters.Add(new NpgsqlParameter { Value = phone });
            await age.ExecuteNonQueryAsync();
        }

        await host.SendAsync(phone, "Bonjour", "c");

        await Eventually.IsTrueAsync(() => Statuses(phone).Count == 1, "the failure comes");
        Assert.Equal("131047", Statuses(phone)[0].Error!.Code);
    }

    [Theory]
    [InlineData("throttled", typeof(SendOutcome.TryLater), "130429")]
    [InlineData("unavailable", typeof(SendOutcome.TryLater), "2")]
    public async Task AProviderThatTakesNothing_OwesNothing(string kind, Type outcome, string code)
    {
        var phone = await PhoneThatWroteAsync();
        await host.SetFaultsAsync(kind);

        var later = await host.SendAsync(phone, "Bonjour", "c");
        var accepted = Assert.IsType<SendOutcome.Accepted>(await host.SendAsync(phone, "Bonjour", "c"));

        Assert.IsType(outcome, later);
        Assert.Equal(code, ((SendOutcome.TryLater)later).Error.Code);
        await Eventually.IsTrueAsync(() => Statuses(phone).Count == 2, "the statuses of the second come");
        Assert.All(Statuses(phone), status => Assert.Equal(accepted.ProviderMessageId, status.ProviderMessageId));
    }

    [Theory]
    [InlineData("hang")]
    [InlineData("reset")]
    [InlineData("garbage")]
    public async Task AProviderThatTakesItAndDoesNotSaySo_SendsItsStatuses(string kind)
    {
        var phone = await PhoneThatWroteAsync();
        await host.SetFaultsAsync(kind);

        Assert.IsType<SendOutcome.Unknown>(await host.SendAsync(phone, "Bonjour", "conversation/9"));

        await Eventually.IsTrueAsync(() => Statuses(phone).Count == 2, "the statuses come");
        Assert.All(Statuses(phone), status => Assert.Equal("conversation/9", status.CallbackData));
    }

    [Fact]
    public async Task AnUndeliverableMessage_Fails()
    {
        var phone = await PhoneThatWroteAsync();
        await host.SetFaultsAsync("undeliverable");

        Assert.IsType<SendOutcome.Accepted>(await host.SendAsync(phone, "Bonjour", "c"));

        await Eventually.IsTrueAsync(() => Statuses(phone).Count == 1, "the failure comes");
        Assert.Equal("131026", Statuses(phone)[0].Error!.Code);
    }

    [Fact]
    public async Task ASendTakenBeforeAProcessEnds_HasItsStatusesAfterwards()
    {
        var phone = await PhoneThatWroteAsync();
        host.Inbound.Failure = new JournalUnavailableException("down");
        Assert.IsType<SendOutcome.Accepted>(await host.SendAsync(phone, "Bonjour", "conversation/11"));
        await host.DisposeAsync();
        Assert.Empty(Statuses(phone));

        host = await SandboxHost.StartAsync(database.Database);
        await Eventually.IsTrueAsync(() => Statuses(phone).Count == 2, "the statuses come to the next process");
        Assert.All(Statuses(phone), status => Assert.Equal("conversation/11", status.CallbackData));
    }

    [Theory]
    [InlineData("", 401, 190)]
    [InlineData("Bearer wrong", 401, 190)]
    [InlineData("Basic YWNjZXNzIHRva2Vu", 401, 190)]
    public async Task ASend_WithoutTheToken_IsRefused(string authorization, int status, int code) =>
        await AssertErrorAsync(await PostAsync(Good, authorization), status, code);

    [Theory]
    [InlineData("v23.0/999/messages", 400, 100)]
    [InlineData("latest/100000000000001/messages", 400, 100)]
    public async Task ASend_ToAnAddressThatIsNone_IsRefused(string path, int status, int code) =>
        await AssertErrorAsync(await PostAsync(Good, path: path), status, code);

    private const string Good = """{"messaging_product":"whatsapp","to":"33639980012","type":"text","text":{"body":"Hi"}}""";

    [Theory]
    [InlineData("hello", 100)]
    [InlineData("[]", 100)]
    [InlineData("""{"\ud800":1}""", 100)]
    [InlineData("""{"to":"1","type":"text","text":{"body":"Hi"}}""", 100)]
    [InlineData("""{"messaging_product":"telegram","to":"1","type":"text","text":{"body":"Hi"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","type":"text","text":{"body":"Hi"}}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"1","type":"text"}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"1","type":"text","text":{"body":""}}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"1","type":"text","text":{"body":"Hi","preview_url":"yes"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"1","type":"telepathy"}""", 131009)]
    [InlineData("""{"messaging_product":"whatsapp","to":"1","type":"text","text":{"body":"Hi"},"txt":1}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"1","recipient_type":"group","type":"text","text":{"body":"Hi"}}""", 131009)]
    [InlineData("""{"messaging_product":"whatsapp","to":"1","type":"text","text":{"body":"Hi"},"biz_opaque_callback_data":{}}""", 131009)]
    public async Task ASend_ThatMetaWouldNotUnderstand_IsRefused(string body, int code) => await AssertErrorAsync(await PostAsync(body), 400, code);

    [Theory]
    [InlineData(4096, true)]
    [InlineData(4097, false)]
    public async Task ASend_OfALongText_IsTakenUpToMetasLimit(int length, bool taken)
    {
        using var answer = await PostAsync($$$"""{"messaging_product":"whatsapp","to":"33639980012","type":"text","text":{"body":"{{{new string('x', length)}}}"}}""");

        Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task ASend_ThatIsNotJsonByItsContentType_IsRefused() => await AssertErrorAsync(await PostAsync(Good, contentType: "text/plain"), 400, 100);

    [Fact]
    public async Task AConnection_WhenItIsTested_IsToldItsNumberByItsTokenAlone()
    {
        var works = Assert.IsType<ConnectionTest.Works>(await host.TestAsync(Accounts.Main));
        Assert.Equal(($"+33939{Accounts.Main.PhoneNumberId[^6..]}", Accounts.Main.Name), (works.Number, works.VerifiedName));
        Assert.Equal(ConnectionFault.TokenRefused, Assert.IsType<ConnectionTest.Failed>(await host.TestAsync(Accounts.Main with { AccessToken = "withdrawn" })).Fault);
        Assert.Equal(ConnectionFault.NumberUnknown, Assert.IsType<ConnectionTest.Failed>(await host.TestAsync(Accounts.Main with { PhoneNumberId = "7" })).Fault);
    }

    [Fact]
    public async Task AReaction_ShowsOnTheCustomersMessage()
    {
        var phone = await host.NewPhoneAsync();
        var id = (string)(await host.DoAsync(phone, new { text = "Hi" }))["id"]!;

        using var answer = await PostAsync($$$"""{"messaging_product":"whatsapp","to":"{{{phone}}}","type":"reaction","reaction":{"message_id":"{{{id}}}","emoji":"👍"}}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("👍", (string?)(await host.MessagesAsync(phone))[0]!["reactions"]!["business"]);
    }

    private async Task<string> PhoneThatWroteAsync()
    {
        var phone = await host.NewPhoneAsync();
        await host.DoAsync(phone, new { text = "Hi" });
        return phone;
    }

    private IReadOnlyList<InboundItem.Status> Statuses(string phone) => [.. host.TakenIn(phone).Select(envelope => envelope.Item).OfType<InboundItem.Status>()];

    private Task<HttpResponseMessage> PostAsync(
        string body, string authorization = "Bearer access token", string path = "v23.0/100000000000001/messages", string contentType = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/sandbox/graph/{path}") { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(contentType)) };
        if (authorization.Length > 0)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return host.Client.SendAsync(request);
    }

    private static async Task AssertErrorAsync(HttpResponseMessage answer, int status, int code)
    {
        using (answer)
        {
            var error = (await SandboxHost.JsonAsync(answer, (HttpStatusCode)status))["error"]!;
            Assert.Equal(code, (int)error["code"]!);
            Assert.Equal("OAuthException", (string?)error["type"]);
            Assert.NotNull(error["fbtrace_id"]);
        }
    }
}
