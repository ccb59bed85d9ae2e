using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Parloir.Channels.Sandbox;

/// <summary><c>POST /sandbox/graph/{version}/{phoneNumberId}/messages</c>, with Meta's answers.</summary>
internal sealed partial class GraphEndpoint(SandboxAccounts accounts, Provider provider, FaultSwitch faults, TimeProvider time)
{
    private static readonly TimeSpan LongestHang = TimeSpan.FromSeconds(60);

    public async Task SendAsync(HttpContext context)
    {
        var (latency, fault) = faults.Take();
        if (latency > TimeSpan.Zero)
            await Task.Delay(latency, time, context.RequestAborted);
        if (fault is FaultKind.Throttled or FaultKind.Unavailable)
        {
            await WriteErrorAsync(context, fault == FaultKind.Throttled ? MetaError.Throttled : MetaError.Unavailable);
            return;
        }
        var number = (string)context.Request.RouteValues["phoneNumberId"]!;
        if (!Version().IsMatch((string)context.Request.RouteValues["version"]!) || await accounts.FindByNumberAsync(number, context.RequestAborted) is not { } account)
        {
            await WriteErrorAsync(context, MetaError.UnknownObject(number));
            return;
        }
        if (!IsBearer(context.Request.Headers.Authorization, account.AccessToken))
        {
            await WriteErrorAsync(context, MetaError.TokenInvalid);
            return;
        }
        var (send, error) = await ReadAsync(context.Request);
        if (send is null)
        {
            await WriteErrorAsync(context, error!);
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

    private static async Task<(GraphSend? Send, MetaError? Error)> ReadAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            return (null, MetaError.InvalidParameter("The content type must be application/json."));
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted);
            return GraphSend.Read(body.RootElement);
        }
        catch (JsonException)
        {
            return (null, MetaError.InvalidParameter("The body is not JSON."));
        }
    }

    private static bool IsBearer(StringValues header, string token) =>
        AuthenticationHeaderValue.TryParse(header, out var given) && given is { Scheme: "Bearer", Parameter: { } parameter }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(parameter), Encoding.UTF8.GetBytes(token));

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

    private async Task WriteErrorAsync(HttpContext context, MetaError error)
    {
        context.Response.StatusCode = error.Status;
        context.Response.ContentType = "application/json; charset=UTF-8";
        if (error.RetryAfterSeconds is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteStartObject("error"u8);
        writer.WriteString("message"u8, error.Code == 190 ? error.Title : $"(#{error.Code}) {error.Title}");
        writer.WriteString("type"u8, "OAuthException"u8);
        writer.WriteNumber("code"u8, error.Code);
        if (error.IsTransient)
            writer.WriteBoolean("is_transient"u8, true);
        if (error.Details.Length > 0)
        {
            writer.WriteStartObject("error_data"u8);
            writer.WriteString("messaging_product"u8, "whatsapp"u8);
            writer.WriteString("details"u8, error.Details);
            writer.WriteEndObject();
        }
        writer.WriteString("fbtrace_id"u8, $"A{Guid.CreateVersion7(time.GetUtcNow()):N}"[..23]);
        writer.WriteEndObject();
        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
    }

    [GeneratedRegex(@"^v\d{1,3}\.\d{1,3}$")]
    private static partial Regex Version();
}
