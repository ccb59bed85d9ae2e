using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parloir.Channels.Sandbox;
using Parloir.Channels.Tests.WhatsApp;
using Parloir.Channels.WhatsApp.Meta;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;
using Parloir.Grains.Forms;
using Parloir.Testing;

namespace Parloir.Channels.Tests.Sandbox;

/// <summary>The sandbox and the engine's webhooks on one real server, over a real database; what the engine takes in is recorded.</summary>
internal sealed class SandboxHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MemoryBlobStore blobs = new(TimeProvider.System);

    private SandboxHost(WebApplication app, RecordingInbound inbound)
    {
        this.app = app;
        Inbound = inbound;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public RecordingInbound Inbound { get; }

    public HttpClient Client { get; }

    public MemoryPublishedForms PublishedForms { get; } = new();

    public static async Task<SandboxHost> StartAsync(NpgsqlDataSource database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
        [
            KeyValuePair.Create($"{SandboxOptions.Section}:Accounts:0", (string?)"main"),
            KeyValuePair.Create($"{SandboxOptions.Section}:DeliveryTime", (string?)"00:00:00"),
        ]);
        var inbound = new RecordingInbound();
        builder.Services.AddSingleton<IInbound>(inbound);
        builder.Services.AddSingleton<IChannelPulse, RecordingPulse>();
        builder.Services.AddSingleton<IChannelAccountDirectory, Accounts>();
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton<IBlobStore>(new MemoryBlobStore(TimeProvider.System));
        builder.Services.AddSingleton<IPublishedForms, MemoryPublishedForms>();
        builder.Services.AddWhatsApp(builder.Configuration);
        builder.Services.AddSandbox(builder.Configuration);
        var app = builder.Build();
        app.MapWhatsAppWebhooks();
        app.MapSandbox();
        await app.StartAsync();
        return new SandboxHost(app, inbound);
    }

    /// <summary>A customer of the test's own, with a thread that nobody else writes to.</summary>
    public async Task<string> NewPhoneAsync(string name = "Ada")
    {
        using var answer = await Client.PostAsJsonAsync("/sandbox/api/phones", new { name });
        return (string)(await JsonAsync(answer, HttpStatusCode.Created))["phone"]!;
    }

    public async Task<JsonNode> DoAsync(string phone, object draft)
    {
        using var answer = await Client.PostAsJsonAsync($"/sandbox/api/phones/{phone}/messages", draft);
        return await JsonAsync(answer, HttpStatusCode.Created);
    }

    public async Task<JsonArray> MessagesAsync(string phone)
    {
        using var answer = await Client.GetAsync(new Uri($"/sandbox/api/phones/{phone}", UriKind.Relative));
        return (JsonArray)(await JsonAsync(answer, HttpStatusCode.OK))["messages"]!;
    }

    /// <summary>Sends as the engine does, to the sandbox as provider.</summary>
    public Task<SendOutcome> SendAsync(string phone, string text, string callbackData) =>
        SendAsync(new OutboundMessage(new CustomerIdentity(phone, null, null), new MessageContent.Text(text), callbackData));

    public Task<SendOutcome> SendAsync(OutboundMessage message) =>
        WithEngineAsync(services => services.GetRequiredService<IChannelSender>().Send(Accounts.Main, message, CancellationToken.None));

    public Task<ConnectionTest> TestAsync(ChannelAccount account) =>
        WithEngineAsync(services => services.GetRequiredService<IConnectionProbe>().TestAsync(account, CancellationToken.None));

    public Task<MediaAnswer> OpenAsync(ChannelAccount account, string mediaId) => WithEngineAsync(async services =>
    {
        var answer = await services.GetRequiredService<IMediaSource>().OpenAsync(account, mediaId, CancellationToken.None);
        if (answer is not MediaAnswer.Opened opened) return answer;
        // Read while its connection lives.
        var copy = new MemoryStream();
        await opened.Content.CopyToAsync(copy);
        copy.Position = 0;
        return opened with { Content = copy };
    });

    public Task<TemplateListing> ListAsync(ChannelAccount account) =>
        WithEngineAsync(services => services.GetRequiredService<ITemplateSource>().ListAsync(account, CancellationToken.None));

    /// <summary>A file as the engine keeps it.</summary>
    public async Task<StoredFile> KeepAsync(byte[] content, string name, string mimeType)
    {
        var blob = await blobs.WriteAsync(Accounts.Main.Workspace, new MemoryStream(content), long.MaxValue, CancellationToken.None);
        return new StoredFile(blob!.Id, name, mimeType, blob.Size);
    }

    private async Task<T> WithEngineAsync<T>(Func<IServiceProvider, Task<T>> use)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
            [
                KeyValuePair.Create($"{WhatsAppOptions.Section}:GraphAddress", (string?)new Uri(Client.BaseAddress!, "/sandbox/graph").AbsoluteUri),
                KeyValuePair.Create($"{WhatsAppOptions.Section}:SendTimeout", (string?)"00:00:05"),
            ])
            .Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IBlobStore>(blobs).AddSingleton<IChannelPulse, RecordingPulse>()
            .AddSingleton<IPublishedForms>(PublishedForms).AddWhatsApp(configuration).BuildServiceProvider();
        return await use(services);
    }

    public async Task SetFaultsAsync(string kind, int remaining = 1)
    {
        using var answer = await Client.PutAsJsonAsync("/sandbox/api/faults", new { latency = 0, kind, remaining });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>What the engine took in about this customer, as <c>id</c> or <c>id:status</c>.</summary>
    public IReadOnlyList<InboundEnvelope> TakenIn(string phone) =>
        [.. Inbound.Batches.SelectMany(batch => batch.Customers).Where(customer => customer.Identity.PhoneNumber == phone).SelectMany(customer => customer.Envelopes)];

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
