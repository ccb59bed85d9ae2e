using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>What became of one item: customer and envelope, or a fault.</summary>
internal readonly record struct ItemReading(CustomerIdentity? Customer, InboundEnvelope? Envelope, Fault? Fault)
{
    public static ItemReading Of(CustomerIdentity customer, string dedupeKey, DateTimeOffset occurredAt, InboundItem item) =>
        new(customer, new InboundEnvelope(dedupeKey, occurredAt, item), null);

    public static ItemReading Malformed(string detail) => new(null, null, Fault.Malformed(detail));

    public static ItemReading At(string reason, string detail) => new(null, null, new Fault(reason, detail));
}
