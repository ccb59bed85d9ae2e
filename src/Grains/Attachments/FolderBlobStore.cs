namespace Parloir.Grains.Attachments;

/// <summary>Keeps contents as files, <c>workspace/first two digits/SHA-256</c>; a file appears under its name only when all of it is on disk.</summary>
internal sealed class FolderBlobStore(string folder, TimeProvider clock) : IBlobStore
{
    public async Task<Blob?> WriteAsync(WorkspaceId workspace, Stream content, long limit, CancellationToken cancellationToken)
    {
        var incoming = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "incoming")).FullName, Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));
        Blob blob;
        await using (var spool = await BlobSpool.ReadAsync(content, incoming, FileOptions.None, limit, cancellationToken))
        {
            if (spool is null) return null;
            blob = spool.Blob;
            spool.File.Flush(flushToDisk: true);
        }
        File.SetLastWriteTimeUtc(incoming, clock.GetUtcNow().UtcDateTime);
        var path = PathOf(workspace, blob.Id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(incoming, path, overwrite: true);
        return blob;
    }

    public Task<Stream?> OpenAsync(WorkspaceId workspace, BlobId blob, CancellationToken cancellationToken)
    {
        var path = PathOf(workspace, blob);
        return Task.FromResult<Stream?>(File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 4096, FileOptions.Asynchronous)
            : null);
    }

    public Task DeleteAsync(WorkspaceId workspace, BlobId blob, DateTimeOffset writtenBefore, CancellationToken cancellationToken)
    {
        var path = PathOf(workspace, blob);
        if (File.Exists(path) && File.GetLastWriteTimeUtc(path) < writtenBefore.UtcDateTime) File.Delete(path);
        return Task.CompletedTask;
    }

    // A workspace's id may be "..": the prefix makes a plain name of it.
    private string PathOf(WorkspaceId workspace, BlobId blob) => blob.IsValid
        ? Path.Combine(folder, "workspace-" + Uri.EscapeDataString(workspace.Value), blob.Value[..2], blob.Value)
        : throw new ArgumentException($"'{blob}' is not the name of a content.", nameof(blob));
}
