using Parloir.Grains.Channels;

namespace Parloir.Grains.Conversations;

/// <summary>Free text may be sent only within 24 hours of the customer's last message (S2-09), where the channel has such a window.</summary>
internal static class MessagingWindowRules
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(24);
    /// <summary>How long before its end the window's end is announced.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromHours(1);

    public static bool Applies(ChannelType channel) => channel is ChannelType.WhatsApp;

    /// <summary>A late message that is older than the last one does not shorten the window.</summary>
    public static DateTimeOffset? Renew(ChannelType channel, DateTimeOffset? expiresAt, DateTimeOffset messageAt)
    {
        if (!Applies(channel)) return null;
        var renewed = messageAt + Length;
        return expiresAt > renewed ? expiresAt : renewed;
    }

    public static WindowReminder? FirstReminder(ChannelType channel) => Applies(channel) ? WindowReminder.Expiring : null;

    public static DateTimeOffset DueAt(WindowReminder reminder, DateTimeOffset expiresAt) =>
        reminder == WindowReminder.Expiring ? expiresAt - Notice : expiresAt;

    /// <summary>Closed from the very second on at which it expires.</summary>
    public static bool IsOpen(DateTimeOffset? expiresAt, DateTimeOffset now) => now < expiresAt;

    public static MessagingWindow View(ChannelType channel, DateTimeOffset? expiresAt, DateTimeOffset now) =>
        !Applies(channel) ? new MessagingWindow.NotApplicable()
        : IsOpen(expiresAt, now) ? new MessagingWindow.Open(expiresAt!.Value)
        : new MessagingWindow.Closed(expiresAt);
}
