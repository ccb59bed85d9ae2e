using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace Parloir.Baselines;

/// <summary>What a good engineer would write without an engine: a minimal API that checks the signature, parses, and commits each message by itself.</summary>
internal static class MessageApi
{
    public static async Task RunAsync(string address, string database, string appSecret)
    {
        var secret = Encoding.UTF8.GetBytes(appSecret);
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
            var body = new byte[context.Request.ContentLength ?? 0];
            await context.Request.Body.ReadExactlyAsync(body, context.RequestAborted);
            if (!IsSigned(body, context.Request.Headers["X-Hub-Signature-256"].ToString())) return Results.Unauthorized();
            var payload = JsonSerializer.Deserialize(body, MetaJson.Default.MetaPayload)!;
            await Task.WhenAll(payload.Messages(account).Select(message => store.ReceiveAsync(message, context.RequestAborted)));
            return Results.Ok();
        }

        bool IsSigned(byte[] body, string header) =>
            header.Length == 71 && header.StartsWith("sha256=", StringComparison.Ordinal)
            && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(header.AsSpan(7)), HMACSHA256.HashData(secret, body));
    }
}
