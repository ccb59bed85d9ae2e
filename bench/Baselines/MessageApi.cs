using Npgsql;

namespace Parloir.Baselines;

/// <summary>What a good engineer would write without an engine: a minimal API that checks the signature, parses, and commits each message by itself.</summary>
internal static class MessageApi
{
    public static async Task RunAsync(string address, string database, string appSecret)
    {
        var webhook = new SignedWebhook(appSecret);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        await using var connections = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database)
        {
            MaxPoolSize = 64,
            MinPoolSize = 64,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 1,
            NoResetOnClose = true,
        });
        var store = new MessageStore(connections);
        await store.CreateSchemaAsync();

        app.MapGet("/health/ready", () => Results.Ok());
        app.MapPost("/webhooks/whatsapp/{account}", (Delegate)ReceiveAsync);
        await app.RunAsync();

        async Task<IResult> ReceiveAsync(string account, HttpContext context)
        {
            if (await webhook.ReadAsync(context) is not { } payload) return Results.Unauthorized();
            await Task.WhenAll(payload.Messages(account).Select(message => store.ReceiveAsync(message, context.RequestAborted)));
            return Results.Ok();
        }
    }
}
