using System.Buffers;

namespace Parloir.Channels.WhatsApp.Meta;

/// <summary>A request's body, read once into a pooled buffer that lives until this is disposed.</summary>
internal readonly struct WebhookBody(byte[] buffer, int length) : IDisposable
{
    private const int FirstGuess = 16 * 1024;

    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <summary>Reads to the end; null when the body is longer than <paramref name="limit"/>, whether or not it said so beforehand.</summary>
    public static async ValueTask<WebhookBody?> ReadAsync(Stream stream, long? announced, int limit, CancellationToken cancellationToken)
    {
        if (announced > limit)
            return null;
        // One byte more than announced, so that the end is seen without growing; one more than the limit, so that passing it is seen.
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(announced ?? FirstGuess, limit) + 1);
        var length = 0;
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken)) > 0)
            {
                length += read;
                if (length > limit)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                    return null;
                }
                if (length == buffer.Length)
                    Grow(ref buffer, length);
            }
            return new WebhookBody(buffer, length);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private static void Grow(ref byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
