namespace Parloir.Channels.Sandbox;

/// <summary>The media that a phone can send. There are no bytes behind them.</summary>
internal static class MediaKinds
{
    public static bool IsKnown(string? kind) => kind is "image" or "video" or "audio" or "voice" or "document" or "sticker";

    public static string MimeType(string kind) => kind switch
    {
        "image" => "image/jpeg",
        "video" => "video/mp4",
        "audio" => "audio/mpeg",
        "voice" => "audio/ogg; codecs=opus",
        "sticker" => "image/webp",
        _ => "application/pdf",
    };
}
