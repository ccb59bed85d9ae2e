using System.Globalization;
using System.Net;
using System.Text.Json;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

/// <summary>
/// What an answer of the Graph API says about the send. Meta's own error document says that the message was not taken; whether to try again is told by its
/// code. An answer that is not Meta's is a gateway's: with a 4xx the request was refused on the way, with anything else nobody knows how far it came.
/// </summary>
internal static class GraphAnswer
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    public static SendOutcome Read(HttpStatusCode status, TimeSpan? retryAfter, ReadOnlyMemory<byte> body)
    {
        var (messageId, error) = ReadBody(body);
        var code = (int)status;
        if (messageId is not null && code is >= 200 and < 300)
            return new SendOutcome.Accepted(messageId);
        if (error is not null && code >= 300)
            return FromMeta(status, error, retryAfter);
        return code switch
        {
            >= 200 and < 300 => new SendOutcome.Unknown(new DeliveryError("unreadable_answer", "The provider's answer names no message.")),
            429 or (>= 300 and < 400) => new SendOutcome.TryLater(FromGateway(code), Pause(retryAfter)),
            >= 400 and < 500 and not 408 => new SendOutcome.Refused(FromGateway(code)),
            _ => new SendOutcome.Unknown(FromGateway(code)),
        };
    }

    /// <summary>What an answer that is no success complains of.</summary>
    public static DeliveryError ErrorOf(HttpStatusCode status, ReadOnlyMemory<byte> body) => ReadBody(body).Error?.Error ?? FromGateway((int)status);

    private static SendOutcome FromMeta(HttpStatusCode status, MetaError meta, TimeSpan? retryAfter) =>
        status == HttpStatusCode.TooManyRequests || meta.IsTransient || IsThrottling(meta.Error.Code) || ((int)status >= 500 && !IsPermission(meta.Error.Code))
            ? new SendOutcome.TryLater(meta.Error, Pause(retryAfter))
            : new SendOutcome.Refused(meta.Error);

    /// <summary>Application, business account, throughput, spam and pair limits: all of them pass.</summary>
    private static bool IsThrottling(string code) => code is "4" or "80007" or "130429" or "131048" or "131056";

    /// <summary>Meta answers a missing capability with a 500.</summary>
    private static bool IsPermission(string code) => code is "3";

    private static DeliveryError FromGateway(int status) => new(
        string.Create(CultureInfo.InvariantCulture, $"http_{status}"), string.Create(CultureInfo.InvariantCulture, $"HTTP {status} without a word from the provider."));

    private static TimeSpan? Pause(TimeSpan? asked) =>
        asked is { } pause ? TimeSpan.FromTicks(Math.Clamp(pause.Ticks, 0, LongestPause.Ticks)) : null;

    private sealed record MetaError(DeliveryError Error, bool IsTransient);

    private static (string? MessageId, MetaError? Error) ReadBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            var error = answer.RootElement.Member("error"u8);
            if (error.IsObject() && error.Member("code"u8).IsPresent())
                return (null, new MetaError(ErrorReader.Read(error), error.Member("is_transient"u8).IsTrue()));
            foreach (var message in answer.RootElement.Member("messages"u8).Items())
                return (message.Member("id"u8).Id(), null);
        }
        catch (JsonException)
        {
            // Not Meta's: told by the status alone.
        }
        return (null, null);
    }
}
