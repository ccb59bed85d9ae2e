using System.Collections.Concurrent;
using System.Security.Cryptography;
using Parloir.Grains;
using Parloir.Grains.Attachments;

namespace Parloir.Testing;

/// <summary>A blob store that lives as long as a test.</summary>
public sealed class MemoryBlobStore(TimeProvider clock) : IBlobStore
{
    private readonly ConcurrentDictionary<(WorkspaceId, BlobId), (byte[] Content, DateTimeOffset WrittenAt)> blobs = new();

    public async Task<Blob?> WriteAsync(WorkspaceId workspace, Stream content, long limit, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        if (copy.Length > limit) return null;
        var id = new BlobId(Convert.ToHexStringLower(SHA256.HashData(copy.ToArray())));
        blobs[(workspace, id)] = (copy.ToArray(), clock.GetUtcNow());
        return new Blob(id, copy.Length);
    }

    public Task<Stream?> OpenAsync(WorkspaceId workspace, BlobId blob, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(blobs.TryGetValue((workspace, blob), out var found) ? new MemoryStream(found.Content, writable: false) : null);

    public Task DeleteAsync(WorkspaceId workspace, BlobId blob, DateTimeOffset writtenBefore, CancellationToken cancellationToken)
    {
        if (blobs.TryGetValue((workspace, blob), out var found) && found.WrittenAt < writtenBefore) blobs.TryRemove((workspace, blob), out _);
        return Task.CompletedTask;
    }
}
