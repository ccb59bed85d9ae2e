using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Parloir.Channels.WhatsApp.Meta;

public static class WhatsAppWebhooks
{
    /// <summary><c>GET|POST /webhooks/whatsapp/{account}</c>: what Meta is given as callback address, one for each channel account.</summary>
    public static IEndpointRouteBuilder MapWhatsAppWebhooks(this IEndpointRouteBuilder endpoints)
    {
        var webhook = endpoints.ServiceProvider.GetRequiredService<WebhookEndpoint>();
        // Straight from routing: sessions, pages and the desk's headers are nothing to a provider.
        var group = endpoints.MapGroup("/webhooks/whatsapp/{account}");
        group.ShortCircuit();
        group.ExcludeFromDescription();
        group.MapGet("", (RequestDelegate)webhook.VerifyAsync);
        group.MapPost("", (RequestDelegate)webhook.ReceiveAsync);
        return endpoints;
    }
}
