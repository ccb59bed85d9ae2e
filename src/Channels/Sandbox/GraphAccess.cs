using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Sandbox;

/// <summary>What all calls of the Graph API have in common: version, token, and the way errors are told.</summary>
internal sealed partial class GraphAccess(SandboxAccounts accounts, TimeProvider time)
{
    /// <summary>The account whose token the request shows; null, and Meta's answer, when it shows none or asks for what is not that account's.</summary>
    public async Task<(ChannelAccount? Account, MetaError? Error)> EnterAsync(HttpContext context, Func<ChannelAccount, bool> owns, string asked)
    {
        var owned = (await accounts.AllAsync(context.RequestAborted)).Where(owns).ToList();
        if (!Version().IsMatch((string)context.Request.RouteValues["version"]!) || owned.Count == 0)
            return (null, MetaError.UnknownObject(asked));
        return owned.Find(account => ShowsToken(context.Request, account)) is { } account ? (account, null) : (null, MetaError.TokenInvalid);
    }

    public static bool ShowsToken(HttpRequest request, ChannelAccount account) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var given) && given is { Scheme: "Bearer", Parameter: { } parameter }
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(parameter), Encoding.UTF8.GetBytes(account.AccessToken));

    public async Task WriteErrorAsync(HttpContext context, MetaError error)
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
