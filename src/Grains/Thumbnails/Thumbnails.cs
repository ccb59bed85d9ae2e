using System.Collections.Concurrent;
using Parloir.Grains.Attachments;

namespace Parloir.Grains.Thumbnails;

/// <summary>Draws a thumbnail when it is first asked for; from then on it is a content as any other.</summary>
internal sealed class Thumbnails(ThumbnailRows rows, IBlobStore blobs, Drawer drawer) : IThumbnails
{
    /// <summary>Of many who open a conversation at once, the first has its pictures drawn.</summary>
    private readonly ConcurrentDictionary<(WorkspaceId, BlobId), Lazy<Task<ThumbnailResult>>> underway = new();

    public async Task<ThumbnailResult> FindAsync(WorkspaceId workspace, StoredFile file, CancellationToken cancellationToken)
    {
        if (!ThumbnailRules.MayHaveOne(file)) return new ThumbnailResult.Never();
        var known = await rows.FindAsync(workspace, file.Checksum, cancellationToken);
        if (ThumbnailRules.Settled(known) is { } settled) return settled;
        if (drawer.IsOff) return new ThumbnailResult.NotNow();
        var making = underway.GetOrAdd((workspace, file.Checksum), key => new Lazy<Task<ThumbnailResult>>(() => MakeAsync(key.Item1, key.Item2, known?.Attempts ?? 0)));
        return await making.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Whoever goes away meanwhile does not stop it: the next one finds it done.</summary>
    private async Task<ThumbnailResult> MakeAsync(WorkspaceId workspace, BlobId content, int attempts)
    {
        try
        {
            var drawing = await drawer.DrawAsync(() => ReadAsync(workspace, content));
            if (await KeepAsync(workspace, drawing, attempts + 1) is not { } known) return new ThumbnailResult.NotNow();
            await rows.PutAsync(workspace, content, known, CancellationToken.None);
            return ThumbnailRules.Settled(known) ?? new ThumbnailResult.NotNow();
        }
        finally
        {
            underway.TryRemove((workspace, content), out _);
        }
    }

    private async Task<KnownThumbnail?> KeepAsync(WorkspaceId workspace, Drawing drawing, int attempts)
    {
        switch (drawing)
        {
            case Drawing.Drawn drawn:
                using (var picture = new MemoryStream(drawn.Picture, writable: false))
                {
                    var blob = await blobs.WriteAsync(workspace, picture, drawn.Picture.Length, CancellationToken.None);
                    return new KnownThumbnail(ThumbnailState.Drawn, blob!.Id, attempts);
                }
            case Drawing.Unreadable:
                return new KnownThumbnail(ThumbnailState.Unreadable, null, attempts);
            case Drawing.Broken:
                return new KnownThumbnail(ThumbnailState.Broken, null, attempts);
            case Drawing.NotNow:
                return null;
            default:
                throw new InvalidOperationException($"There is no such drawing as {drawing.GetType()}.");
        }
    }

    /// <summary>Null when it was deleted meanwhile.</summary>
    private async Task<byte[]?> ReadAsync(WorkspaceId workspace, BlobId content)
    {
        await using var stored = await blobs.OpenAsync(workspace, content, CancellationToken.None);
        if (stored is null) return null;
        var picture = new byte[stored.Length];
        await stored.ReadExactlyAsync(picture, CancellationToken.None);
        return picture;
    }
}
