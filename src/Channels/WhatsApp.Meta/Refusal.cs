using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Parloir.Channels.WhatsApp.Meta;

/// <summary>Why a webhook was not taken in, as a problem document (RFC 9457).</summary>
internal sealed record Refusal(int Status, string Code, string Title, string? Detail = null, int? RetryAfterSeconds = null)
{
    public static readonly Refusal UnknownAccount = new(404, "unknown_account", "There is no such channel account.");
    public static readonly Refusal VerifyTokenWrong = new(403, "verify_token_wrong", "The verify token is not the account's.");
    public static readonly Refusal SignatureMissing = new(401, "signature_missing", "The request has no X-Hub-Signature-256.");
    public static readonly Refusal SignatureWrong = new(401, "signature_wrong", "The signature is not that of this body under the account's app secret.");
    public static readonly Refusal BodyTooLarge = new(413, "body_too_large", "The body is longer than a webhook may be.");
    public static readonly Refusal TooManyRequests = new(429, "too_many_requests", "The account's webhooks come too fast.", RetryAfterSeconds: 1);
    public static readonly Refusal Unavailable = new(503, "unavailable", "The webhook could not be made durable; send it again.", RetryAfterSeconds: 2);

    public static Refusal NotJson(string detail) => new(400, "not_json", "The body is not JSON.", detail);

    public static Refusal NotMeta(string detail) => new(400, "not_meta", "The body is not a WhatsApp webhook of Meta.", detail);

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/problem+json";
        if (RetryAfterSeconds is { } seconds)
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteNumber("status"u8, Status);
        writer.WriteString("code"u8, Code);
        writer.WriteString("title"u8, Title);
        if (Detail is not null)
            writer.WriteString("detail"u8, Detail);
        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
    }
}
