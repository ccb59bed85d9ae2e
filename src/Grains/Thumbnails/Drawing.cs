namespace Parloir.Grains.Thumbnails;

/// <summary>What became of one picture that was to be drawn small.</summary>
internal abstract record Drawing
{
    private Drawing() { }

    /// <param name="Picture">WebP, upright, without metadata.</param>
    public sealed record Drawn(byte[] Picture) : Drawing;

    /// <summary>No picture, a broken one, or one with too many pixels; the same whenever it is asked.</summary>
    public sealed record Unreadable(string Reason) : Drawing;

    /// <summary>The process died of it, or took too long.</summary>
    public sealed record Broken : Drawing;

    /// <summary>Nothing was tried: too much waits already, or nothing here can draw.</summary>
    public sealed record NotNow : Drawing;
}
