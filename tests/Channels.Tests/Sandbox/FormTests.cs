using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Parloir.Channels.Tests.WhatsApp;
using Parloir.Channels.WhatsApp.Meta.Outbound;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using static Parloir.Channels.Tests.WhatsApp.FormSamples;

namespace Parloir.Channels.Tests.Sandbox;

/// <summary>A form on the customer's phone, by Meta's own path (S0-09, S0-10).</summary>
public sealed class FormTests(SandboxDatabase database) : IClassFixture<SandboxDatabase>, IAsyncLifetime
{
    private static readonly Dictionary<string, string> Answers = new() { ["first_name"] = "Ada", ["email"] = "ada@example.test", ["room"] = "Large" };

    private SandboxHost host = null!;

    public async Task InitializeAsync() => host = await SandboxHost.StartAsync(database.Database);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task AForm_WhenItIsFilledIn_ComesBackWithItsToken()
    {
        var phone = await PhoneThatWroteAsync();
        var accepted = Assert.IsType<SendOutcome.Accepted>(await host.SendAsync(Message(phone)));

        var shown = (await host.MessagesAsync(phone))[1]!;
        Assert.Equal(("form", "Your details", "Fill in", "Send"),
            ((string?)shown["content"]!["type"], (string?)shown["content"]!["title"], (string?)shown["content"]!["button"], (string?)shown["content"]!["submit"]));
        Assert.Equal(7, shown["content"]!["questions"]!.AsArray().Count);

        var answer = await host.DoAsync(phone, new { form = new { message = accepted.ProviderMessageId, values = Answers }, clientMessageId = "a1" });
        Assert.Equal((string?)answer["id"], (string?)(await host.DoAsync(phone, new { form = new { message = accepted.ProviderMessageId, values = Answers }, clientMessageId = "a1" }))["id"]);

        await Eventually.IsTrueAsync(() => FormAnswers(phone).Count == 1, "the answer comes");
        var told = FormAnswers(phone)[0];
        Assert.Equal(("conversation/7", accepted.ProviderMessageId), (told.Token, told.Quoted));
        var fields = Assert.IsType<MessageContent.FormAnswer>(told.Content).Fields;
        Assert.Equal(Details.Fields.Select(field => (field.Id, Answers.GetValueOrDefault(field.Id) ?? "")), fields.Select(field => (field.Name, field.Value)));
    }

    [Theory]
    [InlineData("first_name", "")]
    [InlineData("email", "ada")]
    [InlineData("phone", "call me")]
    [InlineData("guests", "two")]
    [InlineData("day", "31/12/2026")]
    [InlineData("room", "Huge")]
    [InlineData("first_name", "012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    [InlineData("unknown", "x")]
    public async Task AForm_WhenAnAnswerIsMissingOrNotOfItsKind_DoesNotLeaveThePhone(string name, string value)
    {
        var phone = await PhoneThatWroteAsync();
        var accepted = Assert.IsType<SendOutcome.Accepted>(await host.SendAsync(Message(phone)));
        var values = new Dictionary<string, string>(Answers) { [name] = value };
        using var refused = await host.Client.PostAsJsonAsync($"/sandbox/api/phones/{phone}/messages", new { form = new { message = accepted.ProviderMessageId, values } });
        Assert.Contains(name, (string?)(await SandboxHost.JsonAsync(refused, HttpStatusCode.UnprocessableEntity))["detail"], StringComparison.Ordinal);
        Assert.Equal(2, (await host.MessagesAsync(phone)).Count);
    }

    [Fact]
    public async Task AForm_OfAMessageThatHasNone_IsUnknown()
    {
        var phone = await PhoneThatWroteAsync();
        var own = (string?)(await host.MessagesAsync(phone))[0]!["id"];
        using var refused = await host.Client.PostAsJsonAsync($"/sandbox/api/phones/{phone}/messages", new { form = new { message = own, values = Answers } });
        Assert.Equal("unknown_message", (string?)(await SandboxHost.JsonAsync(refused, HttpStatusCode.NotFound))["code"]);
    }

    [Fact]
    public async Task AForm_SentTwice_IsPublishedOnce_AlsoWhenTheEngineForgotIt()
    {
        var phone = await PhoneThatWroteAsync();
        Assert.IsType<SendOutcome.Accepted>(await host.SendAsync(Message(phone)));
        host.PublishedForms.Forget();
        Assert.IsType<SendOutcome.Accepted>(await host.SendAsync(Message(phone)));
        var name = GraphFlows.NameOf(Details, FlowJson.Of(Details));
        Assert.Equal("PUBLISHED", (string?)Assert.Single(await FlowsAsync(), flow => (string?)flow!["name"] == name)!["status"]);
    }

    [Fact]
    public async Task AFlow_ThatIsNotPublished_IsNotSent()
    {
        var phone = await PhoneThatWroteAsync();
        const string Name = "A draft";
        var draft = await GraphAsync("business-of-main/flows", new { name = Name, categories = new[] { "OTHER" }, flow_json = FlowJson.Of(Details).Text });
        var flow = (string)draft["id"]!;

        Assert.Contains("not published", (string?)(await GraphAsync($"{Accounts.Main.PhoneNumberId}/messages", Wire(phone, flow), HttpStatusCode.BadRequest))["error"]!["error_data"]!["details"], StringComparison.Ordinal);
        Assert.Contains("does not exist", (string?)(await GraphAsync($"{Accounts.Main.PhoneNumberId}/messages", Wire(phone, "1"), HttpStatusCode.BadRequest))["error"]!["error_data"]!["details"], StringComparison.Ordinal);

        await GraphAsync($"{flow}/publish", new { });
        await GraphAsync($"{Accounts.Main.PhoneNumberId}/messages", Wire(phone, flow));
        Assert.Equal("form", (string?)(await host.MessagesAsync(phone))[^1]!["content"]!["type"]);
    }

    [Fact]
    public async Task AFlow_WhoseNameIsTaken_OrThatHasAFault_IsNotPublished()
    {
        const string Name = "A flow";
        await GraphAsync("business-of-main/flows", new { name = Name, categories = new[] { "OTHER" }, flow_json = FlowJson.Of(Details).Text, publish = true });
        await GraphAsync("business-of-main/flows", new { name = Name, categories = new[] { "OTHER" }, flow_json = FlowJson.Of(Details).Text, publish = true }, HttpStatusCode.BadRequest);
        var faulty = await GraphAsync("business-of-main/flows", new { name = $"{Name} 2", categories = new[] { "OTHER" }, flow_json = "{}", publish = true });
        Assert.Single(faulty["validation_errors"]!.AsArray());
        await GraphAsync($"{faulty["id"]}/publish", new { }, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(1024, 20, true)]
    [InlineData(1025, 20, false)]
    [InlineData(1024, 21, false)]
    public async Task AMessageWithAFlow_AtTheEdgeOfItsLimits_IsTakenOrNot(int body, int button, bool taken) // spec section 2
    {
        var phone = await PhoneThatWroteAsync();
        var outcome = await host.SendAsync(Message(phone) with { Content = Details with { Body = new string('b', body), Button = new string('c', button) } });
        Assert.Equal(taken, outcome is SendOutcome.Accepted);
    }

    private static OutboundMessage Message(string phone) => new(new CustomerIdentity(phone, null, null), Details, "conversation/7");

    private static object Wire(string phone, string flow) => new
    {
        messaging_product = "whatsapp",
        to = phone,
        type = "interactive",
        interactive = new
        {
            type = "flow",
            body = new { text = "Hello" },
            action = new
            {
                name = "flow",
                parameters = new
                {
                    flow_message_version = "3",
                    flow_token = "t",
                    flow_id = flow,
                    flow_cta = "Open",
                    flow_action = "navigate",
                    flow_action_payload = new { screen = "FORM" },
                },
            },
        },
    };

    private async Task<JsonNode> GraphAsync(string path, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/sandbox/graph/v23.0/{path}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Accounts.Main.AccessToken);
        using var answer = await host.Client.SendAsync(request);
        return await SandboxHost.JsonAsync(answer, expected);
    }

    private async Task<JsonArray> FlowsAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/sandbox/graph/v23.0/business-of-main/flows", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Accounts.Main.AccessToken);
        using var answer = await host.Client.SendAsync(request);
        return (await SandboxHost.JsonAsync(answer, HttpStatusCode.OK))["data"]!.AsArray();
    }

    private List<InboundItem.Message> FormAnswers(string phone) =>
        [.. host.TakenIn(phone).Select(envelope => envelope.Item).OfType<InboundItem.Message>().Where(message => message.Content is MessageContent.FormAnswer)];

    private async Task<string> PhoneThatWroteAsync()
    {
        var phone = await host.NewPhoneAsync();
        await host.DoAsync(phone, new { text = "Bonjour" });
        return phone;
    }
}
