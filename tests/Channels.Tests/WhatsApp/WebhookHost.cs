using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parloir.Channels.WhatsApp.Meta;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;
using Parloir.Grains.Forms;
using Parloir.Testing;

namespace Parloir.Channels.Tests.WhatsApp;

/// <summary>The webhooks on a real server, with what they take in recorded.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private WebhookHost(WebApplication app, RecordingInbound inbound, RecordingPulse pulse)
    {
        this.app = app;
        (Inbound, Pulse) = (inbound, pulse);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public RecordingInbound Inbound { get; }

    public RecordingPulse Pulse { get; }

    public HttpClient Client { get; }

    public static async Task<WebhookHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"{WhatsAppOptions.Section}:{setting.Key}", (string?)setting.Value)));
        var inbound = new RecordingInbound();
        var pulse = new RecordingPulse();
        builder.Services.AddSingleton<IInbound>(inbound);
        builder.Services.AddSingleton<IChannelPulse>(pulse);
        builder.Services.AddSingleton<IChannelAccountDirectory, Accounts>();
        builder.Services.AddSingleton<IBlobStore>(new MemoryBlobStore(TimeProvider.System));
        builder.Services.AddSingleton<IPublishedForms, MemoryPublishedForms>();
        builder.Services.AddWhatsApp(builder.Configuration);
        var app = builder.Build();
        app.MapWhatsAppWebhooks();
        await app.StartAsync();
        return new WebhookHost(app, inbound, pulse);
    }

    public Task<HttpResponseMessage> PostAsync(byte[] body, string account = "main", string? signature = null) =>
        PostAsync(new ByteArrayContent(body), signature ?? MetaSignature.Sign(body, "secret"), account);

    public Task<HttpResponseMessage> PostAsync(HttpContent body, string signature, string account = "main")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/whatsapp/{account}") { Content = body };
        if (signature.Length > 0)
            request.Headers.Add(MetaSignature.Header, signature);
        return Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
