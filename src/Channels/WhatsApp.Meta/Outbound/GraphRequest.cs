using System.Net;
using System.Net.Http.Headers;
using Parloir.Grains.Channels;

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

    /// <param name="preparedId">As for <see cref="GraphBody.Write"/>.</param>
    public static GraphRequest Of(OutboundMessage message, string? preparedId) => new(GraphBody.Write(message, preparedId));

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
}
