using Parloir.Grains.Attachments;

namespace Parloir.Grains.Thumbnails;

/// <summary>What is known of the thumbnail of one content.</summary>
internal enum ThumbnailState { Drawn, Unreadable, Broken }

/// <param name="Thumbnail">With <see cref="ThumbnailState.Drawn"/>.</param>
/// <param name="Attempts">Those that were made.</param>
internal sealed record KnownThumbnail(ThumbnailState State, BlobId? Thumbnail, int Attempts);

/// <summary>Which files have a thumbnail, and when it is settled that one has none.</summary>
internal static class ThumbnailRules
{
    /// <summary>A process may die for another reason than the picture: so many times one is looked at.</summary>
    public const int Attempts = 3;

    public static bool MayHaveOne(StoredFile file) =>
        file.MimeType is "image/jpeg" or "image/png" or "image/webp" or "image/gif" && file.Size <= DrawingLimits.LargestFile;

    /// <summary>Null while it is worth trying.</summary>
    public static ThumbnailResult? Settled(KnownThumbnail? known) => known switch
    {
        { State: ThumbnailState.Drawn, Thumbnail: { } thumbnail } => new ThumbnailResult.Made(thumbnail),
        { State: ThumbnailState.Unreadable } or { Attempts: >= Attempts } => new ThumbnailResult.Never(),
        _ => null,
    };
}
