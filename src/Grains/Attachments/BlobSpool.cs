using System.Buffers;
using System.Security.Cryptography;

namespace Parloir.Grains.Attachments;

/// <summary>
/// A content on its way into a store: read once, into a file, so that neither memory nor a database connection is held while a slow sender takes its time.
/// </summary>
internal sealed class BlobSpool : IAsyncDisposable
{
    public const int PieceSize = 256 * 1024;

    private BlobSpool(FileStream file, Blob blob) => (File, Blob) = (file, blob);

    /// <summary>At its beginning.</summary>
    public FileStream File { get; }
    public Blob Blob { get; }

    /// <returns>Null when the content is longer than <paramref name="limit"/>; the file is gone then, as after any failure.</returns>
    public static async Task<BlobSpool?> ReadAsync(Stream content, string path, FileOptions options, long limit, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, options | FileOptions.Asynchronous);
        var buffer = ArrayPool<byte>.Shared.Rent(PieceSize);
        var kept = false;
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long size = 0;
            int read;
            while ((read = await content.ReadAsync(buffer.AsMemory(0, PieceSize), cancellationToken)) > 0)
            {
                size += read;
                if (size > limit) return null;
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
            file.Position = 0;
            kept = true;
            return new BlobSpool(file, new Blob(new BlobId(Convert.ToHexStringLower(hash.GetHashAndReset())), size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (!kept) await DropAsync(file);
        }
    }

    public ValueTask DisposeAsync() => File.DisposeAsync();

    private static async Task DropAsync(FileStream file)
    {
        await file.DisposeAsync();
        System.IO.File.Delete(file.Name);
    }
}
