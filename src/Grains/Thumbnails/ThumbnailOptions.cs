namespace Parloir.Grains.Thumbnails;

/// <summary>Settings under <c>Engine:Thumbnails</c>.</summary>
public sealed class ThumbnailOptions
{
    public const string Section = "Engine:Thumbnails";

    /// <summary>The Node that draws, by its path or its name on the PATH. Default <c>node</c>; empty: nothing is drawn, and pictures are shown as they are.</summary>
    public string Node { get; set; } = "node";
}
