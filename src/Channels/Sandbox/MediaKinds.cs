namespace Parloir.Channels.Sandbox;

/// <summary>The media of WhatsApp, with Meta's own limits.</summary>
internal static class MediaKinds
{
    private const long Kilobyte = 1024;
    private const long Megabyte = 1024 * Kilobyte;

    public static bool IsKnown(string? kind) => kind is "image" or "video" or "audio" or "voice" or "document" or "sticker";

    /// <summary>What a sample without bytes says that it is.</summary>
    public static string MimeType(string kind) => kind switch
    {
        "image" => "image/jpeg",
        "video" => "video/mp4",
        "audio" => "audio/mpeg",
        "voice" => "audio/ogg; codecs=opus",
        "sticker" => "image/webp",
        _ => "application/pdf",
    };

    /// <summary>The message type that a file may be sent as; null when Meta takes no such file.</summary>
    public static string? TypeOf(string mimeType) => mimeType.Split(';')[0] switch
    {
        "image/jpeg" or "image/png" => "image",
        "image/webp" => "sticker",
        "video/mp4" or "video/3gpp" => "video",
        "audio/aac" or "audio/amr" or "audio/mpeg" or "audio/mp4" or "audio/ogg" => "audio",
        "text/plain" or "application/pdf" or "application/msword" or "application/vnd.ms-excel" or "application/vnd.ms-powerpoint"
            or "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            or "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            or "application/vnd.openxmlformats-officedocument.presentationml.presentation" => "document",
        _ => null,
    };

    public static long Limit(string type) => type switch
    {
        "image" => 5 * Megabyte,
        "video" or "audio" => 16 * Megabyte,
        "sticker" => 500 * Kilobyte,
        _ => 100 * Megabyte,
    };
}
