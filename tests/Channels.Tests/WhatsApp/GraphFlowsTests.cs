using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Parloir.Channels.WhatsApp.Meta;
using Parloir.Channels.WhatsApp.Meta.Outbound;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Forms;
using Parloir.Testing;
using static Parloir.Channels.Tests.WhatsApp.FormSamples;

namespace Parloir.Channels.Tests.WhatsApp;

/// <summary>What Meta is asked when a form is sent, and what becomes of it when Meta will not (S0-02, S0-08).</summary>
public sealed class GraphFlowsTests
{
    private const string Sent = """{"messages":[{"id":"wamid.X"}]}""";
    private static readonly OutboundMessage Message = new(new CustomerIdentity("33639980011", null, "Ada"), Details, "conversation/7");

    private readonly MemoryPublishedForms published = new();

    [Fact]
    public async Task Send_OfAFormThatIsNotPublished_PublishesItOnce_AndNamesIt()
    {
        var asked = new List<(string Line, JsonNode? Body)>();
        await using var provider = await FakeProvider.StartAsync(async context =>
        {
            asked.Add(($"{context.Request.Method} {context.Request.Path}", await JsonNode.ParseAsync(context.Request.Body)));
            await context.Response.WriteAsync(context.Request.Path.Value!.EndsWith("/flows", StringComparison.Ordinal) ? """{"id":"123","success":true,"validation_errors":[]}""" : Sent);
        });

        Assert.Equal(new SendOutcome.Accepted("wamid.X"), await SendAsync(provider, Message));
        Assert.Equal(new SendOutcome.Accepted("wamid.X"), await SendAsync(provider, Message));

        Assert.Equal(
            ["POST /v23.0/business-of-main/flows", $"POST /v23.0/{Accounts.Main.PhoneNumberId}/messages", $"POST /v23.0/{Accounts.Main.PhoneNumberId}/messages"], asked.Select(one => one.Line));
        var flow = FlowJson.Of(Details);
        Assert.True(JsonNode.DeepEquals(
            new JsonObject { ["name"] = GraphFlows.NameOf(Details, flow), ["categories"] = new JsonArray("OTHER"), ["flow_json"] = flow.Text, ["publish"] = true }, asked[0].Body), asked[0].Body!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"33639980011","type":"interactive","interactive":{"type":"flow","header":{"type":"text","text":"Your details"},
             "body":{"text":"Could you fill this in?"},"action":{"name":"flow","parameters":{"flow_message_version":"3","flow_token":"conversation/7","flow_id":"123","flow_cta":"Fill in",
             "flow_action":"navigate","flow_action_payload":{"screen":"FORM"}}}},"biz_opaque_callback_data":"conversation/7"}
            """), asked[1].Body), asked[1].Body!.ToJsonString());
    }

    [Fact]
    public async Task Send_OfAFormThatChanged_PublishesAnother()
    {
        var flows = 0;
        await using var provider = await FakeProvider.StartAsync(context => context.Response.WriteAsync(
            context.Request.Path.Value!.EndsWith("/flows", StringComparison.Ordinal) ? $$"""{"id":"{{Interlocked.Increment(ref flows)}}","success":true}""" : Sent));

        await SendAsync(provider, Message);
        await SendAsync(provider, Message with { Content = Details with { Submit = "Go" } });
        await SendAsync(provider, Message);

        Assert.Equal(["1", "2"], published.Ids.Order());
    }

    [Theory]
    [InlineData("PUBLISHED", 0)]
    [InlineData("DRAFT", 1)]
    public async Task Send_WhenAnEarlierLifePublishedTheForm_FindsItByItsName(string status, int publications)
    {
        var name = GraphFlows.NameOf(Details, FlowJson.Of(Details));
        var publishes = 0;
        await using var provider = await FakeProvider.StartAsync(async context =>
        {
            var path = context.Request.Path.Value!;
            if (path.EndsWith("/messages", StringComparison.Ordinal)) await context.Response.WriteAsync(Sent);
            else if (path.EndsWith("/123/publish", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref publishes);
                await context.Response.WriteAsync("""{"success":true}""");
            }
            else if (context.Request.Method == "GET")
            {
                await context.Response.WriteAsync(context.Request.Query.ContainsKey("after")
                    ? $$"""{"data":[{"id":"9","name":"{{name}}","status":"DEPRECATED"},{"id":"123","name":"{{name}}","status":"{{status}}"}]}"""
                    : """{"data":[{"id":"7","name":"Other","status":"PUBLISHED"}],"paging":{"cursors":{"after":"x"},"next":"y"}}""");
            }
            else
            {
                context.Response.StatusCode = 400;
                await context.Response.WriteAsync("""{"error":{"code":100,"message":"Flow name is not unique"}}""");
            }
        });

        Assert.IsType<SendOutcome.Accepted>(await SendAsync(provider, Message));

        Assert.Equal(["123"], published.Ids);
        Assert.Equal(publications, publishes);
    }

    [Fact]
    public async Task Send_WhenMetaFindsFaultWithTheForm_IsRefusedWithItsWords_AndNothingIsSent()
    {
        await using var provider = await FakeProvider.StartAsync(context => context.Response.WriteAsync("""{"id":"1","success":true,"validation_errors":[{"message":"Label too long"}]}"""));

        var outcome = Assert.IsType<SendOutcome.Refused>(await SendAsync(provider, Message));

        Assert.Equal("form_refused", outcome.Error.Code);
        Assert.Contains("Label too long", outcome.Error.Text, StringComparison.Ordinal);
        Assert.Equal(1, provider.Requests);
        Assert.Empty(published.Ids);
    }

    [Theory]
    [InlineData(503, "")]
    [InlineData(502, "<html>")]
    [InlineData(200, "<html>")]
    [InlineData(200, "{}")]
    [InlineData(429, "")]
    public async Task Send_WhenTheFormCannotBePublishedNow_IsTriedLater(int status, string body)
    {
        await using var provider = await FakeProvider.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });

        Assert.IsType<SendOutcome.TryLater>(await SendAsync(provider, Message));
        Assert.Equal(1, provider.Requests);
    }

    [Fact]
    public async Task Send_WhenTheBusinessAccountIsUnknown_IsRefusedWithoutAsking()
    {
        await using var provider = await FakeProvider.StartAsync(_ => Task.CompletedTask);
        Assert.Equal("business_account_unknown", Assert.IsType<SendOutcome.Refused>(await SendAsync(provider, Message, Accounts.Main with { BusinessAccountId = "" })).Error.Code);
        Assert.Equal(0, provider.Requests);
    }

    private async Task<SendOutcome> SendAsync(FakeProvider provider, OutboundMessage message, ChannelAccount? account = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create($"{WhatsAppOptions.Section}:GraphAddress", (string?)provider.Address.AbsoluteUri)]).Build();
        await using var services = new ServiceCollection().AddLogging()
            .AddSingleton<IBlobStore>(new MemoryBlobStore(TimeProvider.System)).AddSingleton<IChannelPulse, RecordingPulse>().AddSingleton<IPublishedForms>(published)
            .AddWhatsApp(configuration).BuildServiceProvider();
        return await services.GetRequiredService<IChannelSender>().Send(account ?? Accounts.Main, message, CancellationToken.None);
    }
}
