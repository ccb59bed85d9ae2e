using Parloir.Grains.Channels;

namespace Parloir.Grains.Conversations;

/// <summary>A delivery status never goes backwards, in whatever order the provider tells it.</summary>
internal static class DeliveryRules
{
    /// <summary>
    /// Each status outranks those before it. An unknown outcome gives way to any word of the provider; a failure is later than
    /// <c>Sent</c>, and gives way only to the evidence that the customer got the message after all.
    /// </summary>
    private static int Rank(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Queued => 0,
        DeliveryStatus.Sending => 1,
        DeliveryStatus.OutcomeUnknown => 2,
        DeliveryStatus.Sent => 3,
        DeliveryStatus.Failed => 4,
        DeliveryStatus.Delivered => 5,
        DeliveryStatus.Read => 6,
        DeliveryStatus.Canceled => 7,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static bool IsLater(DeliveryStatus than, DeliveryStatus status) => Rank(status) > Rank(than);
}
