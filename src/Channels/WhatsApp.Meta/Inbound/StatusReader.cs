using System.Text.Json;
using Parloir.Grains.Channels;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>What became of a message of ours: <c>{id, status, timestamp, recipient_id, biz_opaque_callback_data, errors}</c>.</summary>
internal static class StatusReader
{
    private const int LongestCallbackData = 512;

    public static ItemReading Read(JsonElement status, Customers customers)
    {
        if (status.Member("recipient_type"u8).Is("group"u8) || status.Member("group_id"u8).IsPresent())
            return ItemReading.At("group_message", "A status of a message to a group.");
        if (status.Member("id"u8).Id() is not { } id)
            return ItemReading.Malformed("The status has no message id.");
        if (!MetaTime.TryRead(status.Member("timestamp"u8), out var occurredAt))
            return ItemReading.Malformed("The status has no credible timestamp.");
        if (customers.FindExactly(status.Member("recipient_id"u8).Id(), status.Member("recipient_user_id"u8).Id()) is not { } customer)
            return ItemReading.Malformed("The status tells no recipient.");
        if (status.Member("status"u8).Text() is not { } word)
            return ItemReading.Malformed("The status has no \"status\".");
        if (Known(word) is not { } known)
            return ItemReading.At("unknown_message", $"status {word}");

        var error = known == DeliveryStatus.Failed ? ErrorReader.First(status) ?? new DeliveryError("unknown", "") : null;
        var callbackData = status.Member("biz_opaque_callback_data"u8).Text() is { Length: <= LongestCallbackData } data ? data : null;
        return ItemReading.Of(customer, $"{id}:{word}", occurredAt, new InboundItem.Status(id, known, error, callbackData));
    }

    private static DeliveryStatus? Known(string word) => word switch
    {
        "sent" => DeliveryStatus.Sent,
        "delivered" => DeliveryStatus.Delivered,
        "read" or "played" => DeliveryStatus.Read,
        "failed" => DeliveryStatus.Failed,
        _ => null,
    };
}
