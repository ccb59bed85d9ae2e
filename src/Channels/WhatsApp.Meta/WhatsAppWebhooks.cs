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
        var group = endpoints.MapGroup("/webhooks/whatsapp/{account}").AllowAnonymous().ExcludeFromDescription();
        group.MapGet("", (RequestDelegate)webhook.VerifyAsync);
        group.MapPost("", (RequestDelegate)webhook.ReceiveAsync);
        return endpoints;
    }
}
