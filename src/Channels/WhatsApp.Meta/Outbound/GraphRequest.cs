using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;

namespace Parloir.Channels.WhatsApp.Meta.Outbound;

/// <summary>The body of a send, which remembers whether any of it was handed to the network: until then the provider cannot have taken it.</summary>
internal sealed class GraphRequest : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly byte[] body;
    private volatile bool left;

    private GraphRequest(byte[] body)
    {
        this.body = body;
        Headers.ContentType = Json;
    }

    public bool Left => left;

    public static GraphRequest Text(CustomerIdentity recipient, MessageContent.Text text, string callbackData)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("messaging_product"u8, "whatsapp"u8);
            writer.WriteString("recipient_type"u8, "individual"u8);
            // Meta lets "to" win when both are there, and sends to a number where it can.
            writer.WriteString(recipient.PhoneNumber is null ? "recipient"u8 : "to"u8, recipient.ProviderId);
            writer.WriteString("type"u8, "text"u8);
            writer.WriteStartObject("text"u8);
            writer.WriteBoolean("preview_url"u8, HasLink(text.Body));
            writer.WriteString("body"u8, text.Body);
            writer.WriteEndObject();
            writer.WriteString("biz_opaque_callback_data"u8, callbackData);
            writer.WriteEndObject();
        }
        return new GraphRequest(buffer.WrittenSpan.ToArray());
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        left = true;
        await stream.WriteAsync(body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }

    private static bool HasLink(string text) =>
        text.Contains("https://", StringComparison.OrdinalIgnoreCase) || text.Contains("http://", StringComparison.OrdinalIgnoreCase);
}
