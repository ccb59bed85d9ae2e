using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Parloir.Channels.WhatsApp.Meta.Inbound;
using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

/// <summary>
/// Files by Meta's Graph API. Up: <c>POST /{phone_number_id}/media</c>, and the message names the id that it answers. Down: <c>GET /{media_id}</c> tells an address
/// that is good for minutes, and that address gives the bytes, to whoever shows the token.
/// </summary>
internal sealed class GraphMedia(IHttpClientFactory clients, IBlobStore blobs, IOptions<WhatsAppOptions> options, TimeProvider time) : IMediaSource
{
    public const string Client = "whatsapp-media";

    private readonly IReadOnlyList<string> hosts = options.Value.MediaHosts is { Count: > 0 } given ? [.. given] : ["fbsbx.com", "facebook.com", "whatsapp.net"];

    public ChannelType Type => ChannelType.WhatsApp;

    /// <summary>Doing it twice does no harm: whatever breaks on the way can be tried again.</summary>
    /// <returns>The provider's id of the file, or what becomes of the send that needs it.</returns>
    public async Task<(string? Id, SendOutcome? Failure)> UploadAsync(ChannelAccount account, StoredFile file, CancellationToken cancellationToken)
    {
        await using var bytes = await blobs.OpenAsync(account.Workspace, file.Checksum, cancellationToken);
        if (bytes is null)
            return (null, new SendOutcome.Refused(new DeliveryError("attachment_missing", "The file is no longer there.")));
        using var form = Form(file, bytes);
        using var request = Request(HttpMethod.Post, options.Value.Graph($"{Uri.EscapeDataString(account.PhoneNumberId)}/media"), account);
        request.Content = form;
        using var timeout = new CancellationTokenSource(options.Value.MediaTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var answer = await clients.CreateClient(GraphApiSender.Client).SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            var body = await answer.Content.ReadAsByteArrayAsync(either.Token);
            if (answer.IsSuccessStatusCode && Read(body).Member("id"u8).Id() is { } id)
                return (id, null);
            return (null, Harmless(GraphAnswer.Read(answer.StatusCode, answer.Headers.RetryAfter?.Delta, body)));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return (null, new SendOutcome.TryLater(new DeliveryError("network", "The upload of the file broke off."), null));
        }
    }

    public async Task<MediaAnswer> OpenAsync(ChannelAccount account, string providerMediaId, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.Value.MediaTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var (place, failure) = await FindAsync(account, providerMediaId, either.Token);
            return failure ?? await OpenAsync(account, place!, either.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new MediaAnswer.TryLater(new DeliveryError("network", "The provider cannot be reached."), null);
        }
    }

    private async Task<(Place? Place, MediaAnswer? Failure)> FindAsync(ChannelAccount account, string mediaId, CancellationToken cancellationToken)
    {
        var path = $"{Uri.EscapeDataString(mediaId)}?phone_number_id={Uri.EscapeDataString(account.PhoneNumberId)}";
        using var request = Request(HttpMethod.Get, options.Value.Graph(path), account);
        using var answer = await clients.CreateClient(GraphApiSender.Client).SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
            return (null, Harmless(GraphAnswer.Read(answer.StatusCode, answer.Headers.RetryAfter?.Delta, body)) switch
            {
                SendOutcome.TryLater later => new MediaAnswer.TryLater(later.Error, later.After),
                SendOutcome.Refused refused => new MediaAnswer.Refused(refused.Error),
                _ => new MediaAnswer.TryLater(new DeliveryError("unreadable_answer", "The provider's answer cannot be read."), null),
            });
        var told = Read(body);
        if (!Uri.TryCreate(told.Member("url"u8).Text(), UriKind.Absolute, out var address))
            return (null, new MediaAnswer.TryLater(new DeliveryError("unreadable_answer", "The provider's answer names no address."), null));
        return IsTrusted(address)
            ? (new Place(address, told.Member("sha256"u8).Text() is { Length: 64 } hash && hash.All(char.IsAsciiHexDigit) ? hash : null), null)
            : (null, new MediaAnswer.Refused(new DeliveryError("address_refused", $"{address.Host} is no place where the provider keeps media.")));
    }

    private async Task<MediaAnswer> OpenAsync(ChannelAccount account, Place place, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, place.Address, account);
        // Meta's store answers nobody who does not say who he is.
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Parloir", "1.0"));
        var answer = await clients.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.OK)
            return new MediaAnswer.Opened(await answer.Content.ReadAsStreamAsync(cancellationToken), place.Checksum);
        using (answer)
        {
            var error = new DeliveryError($"http_{(int)answer.StatusCode}", $"The provider's store answers {(int)answer.StatusCode}.");
            // An address that is too old is not found; the next attempt asks for a fresh one.
            return answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)answer.StatusCode >= 500
                ? new MediaAnswer.TryLater(error, answer.Headers.RetryAfter?.Delta)
                : new MediaAnswer.Refused(error);
        }
    }

    /// <summary>The token goes nowhere else, and never in the clear but to where it is configured to go.</summary>
    private bool IsTrusted(Uri address)
    {
        var graph = options.Value.GraphAddress;
        if (address.Scheme == graph.Scheme && address.Authority == graph.Authority)
            return true;
        return address.Scheme == Uri.UriSchemeHttps && hosts.Any(host =>
            string.Equals(address.IdnHost, host, StringComparison.OrdinalIgnoreCase) || address.IdnHost.EndsWith("." + host, StringComparison.OrdinalIgnoreCase));
    }

    private static SendOutcome Harmless(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Unknown unknown => new SendOutcome.TryLater(unknown.Error, null),
        SendOutcome.Accepted => new SendOutcome.TryLater(new DeliveryError("unreadable_answer", "The provider's answer names no file."), null),
        _ => outcome,
    };

    private static MultipartFormDataContent Form(StoredFile file, Stream bytes)
    {
        var content = new StreamContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(file.MimeType);
        return new MultipartFormDataContent
        {
            { new StringContent("whatsapp"), "messaging_product" },
            { new StringContent(file.MimeType), "type" },
            { content, "file", "file" }, // the name that the customer sees goes with the message
        };
    }

    private static HttpRequestMessage Request(HttpMethod method, Uri address, ChannelAccount account)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", account.AccessToken);
        return request;
    }

    /// <summary>Undefined when it is not JSON.</summary>
    private static JsonElement Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private sealed record Place(Uri Address, string? Checksum);
}
