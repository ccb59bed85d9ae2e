namespace Parloir.Grains.Attachments;

/// <summary>Small pictures of the pictures in messages. By any node.</summary>
public interface IThumbnails
{
    /// <summary>The thumbnail of a file, drawn now when nobody has asked before. A file that proves unfit is remembered, and not tried again.</summary>
    Task<ThumbnailResult> FindAsync(WorkspaceId workspace, StoredFile file, CancellationToken cancellationToken);
}

public abstract record ThumbnailResult
{
    private ThumbnailResult() { }

    /// <param name="Content">In the blob store; WebP, at most 640 pixels wide and high.</param>
    public sealed record Made(BlobId Content) : ThumbnailResult;

    /// <summary>It is no picture of a kind that is drawn, or a broken or a too large one.</summary>
    public sealed record Never : ThumbnailResult;

    /// <summary>This node cannot draw, or has too much to draw at the moment.</summary>
    public sealed record NotNow : ThumbnailResult;
}
