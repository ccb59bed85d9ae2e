using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Sandbox;

/// <summary><c>POST /sandbox/graph/{version}/{phoneNumberId}/messages</c>, with Meta's answers.</summary>
internal sealed class GraphEndpoint(GraphAccess access, GraphSendReader reader, Provider provider, FaultSwitch faults, TimeProvider time)
{
    private static readonly TimeSpan LongestHang = TimeSpan.FromSeconds(60);

    public async Task SendAsync(HttpContext context)
    {
        var (latency, fault) = faults.Take();
        if (latency > TimeSpan.Zero)
            await Task.Delay(latency, time, context.RequestAborted);
        if (fault is FaultKind.Throttled or FaultKind.Unavailable)
        {
            await access.WriteErrorAsync(context, fault == FaultKind.Throttled ? MetaError.Throttled : MetaError.Unavailable);
            return;
        }
        var number = (string)context.Request.RouteValues["phoneNumberId"]!;
        var (account, refused) = await access.EnterAsync(context, one => one.PhoneNumberId == number, number);
        if (account is null)
        {
            await access.WriteErrorAsync(context, refused!);
            return;
        }
        var (send, error) = await ReadAsync(account, context.Request);
        if (send is null)
        {
            await access.WriteErrorAsync(context, error!);
            return;
        }
        // Taken, even if the caller hangs up now: that is the provider's half of the bargain.
        var id = await provider.TakeAsync(account, send, fault == FaultKind.Undeliverable, CancellationToken.None);
        await AnswerAsync(context, send, id, fault);
    }

    private async Task AnswerAsync(HttpContext context, GraphSend send, string id, FaultKind fault)
    {
        switch (fault)
        {
            case FaultKind.Hang:
                await Task.Delay(LongestHang, time, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                context.Abort();
                return;
            case FaultKind.Reset:
                context.Abort();
                return;
            case FaultKind.Garbage:
                await context.Response.WriteAsync("<html>Sorry</html>", context.RequestAborted);
                return;
            default:
                await WriteAcceptedAsync(context, send, id);
                return;
        }
    }

    private async Task<(GraphSend? Send, MetaError? Error)> ReadAsync(ChannelAccount account, HttpRequest request)
    {
        if (!request.HasJsonContentType())
            return (null, MetaError.InvalidParameter("The content type must be application/json."));
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted);
            return await reader.ReadAsync(account, body.RootElement, request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return (null, MetaError.InvalidParameter("The body is not JSON."));
        }
    }

    private static async Task WriteAcceptedAsync(HttpContext context, GraphSend send, string id)
    {
        context.Response.ContentType = "application/json; charset=UTF-8";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteString("messaging_product"u8, "whatsapp"u8);
        writer.WriteStartArray("contacts"u8);
        writer.WriteStartObject();
        writer.WriteString("input"u8, send.Input);
        writer.WriteString("wa_id"u8, send.Recipient);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartArray("messages"u8);
        writer.WriteStartObject();
        writer.WriteString("id"u8, id);
        writer.WriteString("message_status"u8, "accepted"u8);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
    }
}
