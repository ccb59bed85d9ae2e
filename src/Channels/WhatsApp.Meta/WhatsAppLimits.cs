namespace Parloir.Channels.WhatsApp.Meta;

/// <summary>What Meta's Cloud API allows.</summary>
public static class WhatsAppLimits
{
    /// <summary>Longest body of a text message, in UTF-16 units.</summary>
    public const int TextLength = 4096;

    /// <summary>Longest <c>biz_opaque_callback_data</c>.</summary>
    public const int CallbackDataLength = 512;

    /// <summary>Free text is delivered for so long after the customer's last message (S2-09).</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);
}
