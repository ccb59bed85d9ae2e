using Parloir.Grains.Attachments;
using Parloir.Grains.Channels;

namespace Parloir.Grains.Conversations;

/// <summary>Which files a channel takes, as what, and how large (S0-28, S2-33, S2-34): checked before anything is written, for the provider would only refuse later.</summary>
internal static class MediaRules
{
    private const long Kilobyte = 1024;
    private const long Megabyte = 1024 * Kilobyte;

    /// <summary>WhatsApp's longest caption, in UTF-16 units.</summary>
    public const int CaptionLimit = 1024;

    /// <returns>The kind of message that the file makes, or why it cannot be sent.</returns>
    public static (MessageKind Kind, Rejection? Wrong) Check(ChannelType channel, StoredFile file, string caption)
    {
        if (channel != ChannelType.WhatsApp) return (MessageKind.Document, new Rejection.ContentNotSupported(nameof(MessageKind.Document)));
        if (KindOf(file.MimeType) is not { } kind) return (MessageKind.Document, new Rejection.AttachmentTypeNotSupported(file.MimeType));
        var limit = LimitOf(kind, file.Animated);
        if (file.Size > limit) return (kind, new Rejection.AttachmentTooLarge(limit));
        if (caption.Length > 0 && kind is (MessageKind.Audio or MessageKind.Sticker)) return (kind, new Rejection.CaptionNotSupported(kind.ToString()));
        return (kind, caption.Length == 0 ? null : TextRules.Check(caption, CaptionLimit));
    }

    private static MessageKind? KindOf(string mimeType) => mimeType switch
    {
        "image/jpeg" or "image/png" => MessageKind.Image,
        "image/webp" => MessageKind.Sticker,
        "video/mp4" or "video/3gpp" => MessageKind.Video,
        "audio/aac" or "audio/amr" or "audio/mpeg" or "audio/mp4" or "audio/ogg" => MessageKind.Audio,
        "text/plain" or "application/pdf" or "application/msword" or "application/vnd.ms-excel" or "application/vnd.ms-powerpoint" => MessageKind.Document,
        _ => mimeType.StartsWith("application/vnd.openxmlformats-officedocument.", StringComparison.Ordinal) ? MessageKind.Document : null,
    };

    private static long LimitOf(MessageKind kind, bool animated) => kind switch
    {
        MessageKind.Image => 5 * Megabyte,
        MessageKind.Video or MessageKind.Audio => 16 * Megabyte,
        MessageKind.Sticker => animated ? 500 * Kilobyte : 100 * Kilobyte,
        _ => 100 * Megabyte,
    };
}
