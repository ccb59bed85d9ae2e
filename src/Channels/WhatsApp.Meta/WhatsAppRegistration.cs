using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Channels.WhatsApp.Meta.Outbound;
using Parloir.Grains.Channels;
using Parloir.Grains.Forms;

namespace Parloir.Channels.WhatsApp.Meta;

public static class WhatsAppRegistration
{
    /// <summary>Sender and webhooks of WhatsApp by Meta's Cloud API. Needs an <see cref="IChannelAccountDirectory"/>, an <see cref="IChannelPulse"/>, an <see cref="IPublishedForms"/>, and an <see cref="IInbound"/> where webhooks are mapped.</summary>
    public static IServiceCollection AddWhatsApp(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WhatsAppOptions>()
            .Bind(configuration.GetSection(WhatsAppOptions.Section))
            .ValidateDataAnnotations()
            .Validate(
                static options => options.GraphAddress is { IsAbsoluteUri: true, Scheme: "http" or "https" },
                $"{WhatsAppOptions.Section}:GraphAddress is an absolute http or https address.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<WebhookGate>();
        services.AddSingleton<BatchReader>();
        services.AddSingleton<IQuarantineReader>(provider => provider.GetRequiredService<BatchReader>());
        services.AddSingleton<WebhookEndpoint>();
        services.AddSingleton<IChannelSender, GraphApiSender>();
        services.AddSingleton<GraphMedia>();
        services.AddSingleton<GraphFlows>();
        services.AddSingleton<IMediaSource>(provider => provider.GetRequiredService<GraphMedia>());
        services.AddSingleton<ITemplateSource, GraphTemplates>();
        services.AddSingleton<IConnectionProbe, GraphConnection>();
        services.AddHttpClient(GraphMedia.Client, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .UseSocketsHttpHandler(static (handler, provider) =>
            {
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.UseProxy = false; // a proxy would connect to where the guard may not look
                handler.ConnectTimeout = TimeSpan.FromSeconds(5);
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
                handler.ConnectCallback = new PublicConnections(provider.GetRequiredService<IOptions<WhatsAppOptions>>().Value.GraphAddress).ConnectAsync;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddHttpClient(GraphApiSender.Client, static client =>
            {
                client.Timeout = Timeout.InfiniteTimeSpan; // the sender's own, by its clock
                client.MaxResponseContentBufferSize = 256 * 1024;
            })
            .UseSocketsHttpHandler(static (handler, _) =>
            {
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
                handler.ConnectTimeout = TimeSpan.FromSeconds(5);
                handler.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30);
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        return services;
    }
}
