using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.SignalR;

namespace Parloir.Baselines;

/// <summary>A message as a screen needs it.</summary>
internal sealed record BroadcastMessage(string Customer, string Name, string Id, DateTimeOffset At, string Text);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BroadcastMessage))]
[JsonSerializable(typeof(string))]
internal sealed partial class BroadcastJson : JsonSerializerContext;

/// <summary>Sends to everybody in one group: the body of a POST as it is, and each message of a signed webhook. Keeps nothing.</summary>
internal static class BroadcastApi
{
    public static async Task RunAsync(string address, string appSecret)
    {
        var webhook = new SignedWebhook(appSecret);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR().AddJsonProtocol(options => options.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, BroadcastJson.Default));
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Ok());
        app.MapHub<BroadcastHub>("/hubs/broadcast");
        app.MapPost("/broadcast", async (HttpRequest request, IHubContext<BroadcastHub> hub) =>
        {
            using var reader = new StreamReader(request.Body);
            await hub.Clients.Group(BroadcastHub.Group).SendAsync("ViewDelta", await reader.ReadToEndAsync());
        });
        app.MapPost("/webhooks/whatsapp/{account}", async (string account, HttpContext context, IHubContext<BroadcastHub> hub) =>
        {
            if (await webhook.ReadAsync(context) is not { } payload) return Results.Unauthorized();
            foreach (var message in payload.Messages(account))
            {
                var shown = new BroadcastMessage(message.Customer, message.Name, message.ProviderId, message.OccurredAt, message.Text);
                await hub.Clients.Group(BroadcastHub.Group).SendAsync("Message", shown, context.RequestAborted);
            }
            return Results.Ok();
        });
        await app.RunAsync();
    }
}
