using Microsoft.AspNetCore.SignalR;

namespace Parloir.Baselines;

/// <summary>Sends the body of each POST to everybody in one group.</summary>
internal static class BroadcastApi
{
    public static async Task RunAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => Results.Ok());
        app.MapHub<BroadcastHub>("/hubs/broadcast");
        app.MapPost("/broadcast", async (HttpRequest request, IHubContext<BroadcastHub> hub) =>
        {
            using var reader = new StreamReader(request.Body);
            await hub.Clients.Group(BroadcastHub.Group).SendAsync("ViewDelta", await reader.ReadToEndAsync());
        });
        await app.RunAsync();
    }
}
