using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta;

/// <summary>
/// Takes Meta's webhooks in. A 200 means that all of it is durable; with anything else Meta sends the whole of it again. Nothing is read from a body before its
/// signature is right.
/// </summary>
internal sealed partial class WebhookEndpoint(
    IChannelAccountDirectory directory, BatchReader reader, IInbound inbound, IChannelPulse pulse, WebhookGate gate,
    IOptions<WhatsAppOptions> options, ILogger<WebhookEndpoint> logger)
{
    private readonly int longestBody = options.Value.LongestBody;

    /// <summary>Meta's question whether the address is ours: the challenge is the answer, if the token is right.</summary>
    public async Task VerifyAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } account)
        {
            await Refusal.UnknownAccount.WriteAsync(context);
            return;
        }
        var query = context.Request.Query;
        if (query["hub.mode"] != "subscribe" || !IsSame(query["hub.verify_token"].ToString(), account.VerifyToken))
        {
            await Refusal.VerifyTokenWrong.WriteAsync(context);
            return;
        }
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.WriteAsync(query["hub.challenge"].ToString(), context.RequestAborted);
    }

    public async Task ReceiveAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } account)
        {
            await Refusal.UnknownAccount.WriteAsync(context);
            return;
        }
        using var lease = await gate.EnterAsync(account.Id, context.RequestAborted);
        if (!lease.IsAcquired)
        {
            await Refusal.TooManyRequests.WriteAsync(context);
            return;
        }
        // Our own limit holds here, and tells its code; the server's would only break the connection.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        if (await WebhookBody.ReadAsync(context.Request.Body, context.Request.ContentLength, longestBody, context.RequestAborted) is not { } body)
        {
            await Refusal.BodyTooLarge.WriteAsync(context);
            return;
        }
        using (body)
        {
            if (await TakeInAsync(account, body.Bytes, context) is { } refusal)
                await refusal.WriteAsync(context);
        }
    }

    /// <returns>Null when all of it is durable.</returns>
    private async ValueTask<Refusal?> TakeInAsync(ChannelAccount account, ReadOnlyMemory<byte> body, HttpContext context)
    {
        var signature = MetaSignature.Check(body.Span, context.Request.Headers[MetaSignature.Header].ToString(), account.AppSecret);
        if (signature != SignatureVerdict.Valid)
        {
            pulse.Forged(account);
            return signature == SignatureVerdict.Missing ? Refusal.SignatureMissing : Refusal.SignatureWrong;
        }

        switch (MetaWebhook.Read(body))
        {
            case MetaReading.NotJson not:
                return Refusal.NotJson(not.Detail);
            case MetaReading.NotMeta not:
                return Refusal.NotMeta(not.Detail);
            case MetaReading.Items { All.Count: > 0 } items:
                return await AcceptAsync(account, items.All);
            default:
                return null;
        }
    }

    /// <summary>A webhook that is all here is taken in, even if the provider has stopped waiting: it would only send the same again.</summary>
    private async ValueTask<Refusal?> AcceptAsync(ChannelAccount account, IReadOnlyList<MetaItem> items)
    {
        try
        {
            var batch = await reader.SortAsync(account, items, CancellationToken.None);
            var unknown = await inbound.Accept(account.Workspace, batch, CancellationToken.None);
            if (!unknown.IsEmpty)
                await inbound.Accept(account.Workspace, await reader.QuarantineAsync(account, items, unknown, CancellationToken.None), CancellationToken.None);
            pulse.Received(account);
            return null;
        }
        catch (Exception e)
        {
            // Whatever it was, something is not durable, and the remedy is the same: Meta sends it again.
            LogNotDurable(account.Id, e);
            return Refusal.Unavailable;
        }
    }

    private ValueTask<ChannelAccount?> FindAsync(HttpContext context) =>
        directory.Find(new ChannelAccountId((string)context.Request.RouteValues["account"]!), context.RequestAborted);

    private static bool IsSame(string given, string expected) => expected.Length > 0
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));

    [LoggerMessage(3011, LogLevel.Warning, "{Account}: a webhook could not be made durable; the provider will send it again")]
    private partial void LogNotDurable(ChannelAccountId account, Exception exception);
}
