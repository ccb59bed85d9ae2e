using Parloir.Grains.Channels;
using Parloir.Grains.Contacts;

namespace Parloir.Channels.WhatsApp.Meta.Inbound;

/// <summary>Why an item could not be read: <see cref="QuarantineItem.Reason"/> and its detail.</summary>
internal sealed record Fault(string Reason, string Detail)
{
    public static Fault Malformed(string detail) => new("malformed_item", detail);
}

/// <summary>One item of a webhook, in the order of the payload: either read, or at fault.</summary>
/// <param name="Raw">The item as it came, a slice of the webhook's body.</param>
/// <param name="Customer">Null when at fault, as is <paramref name="Envelope"/>.</param>
/// <param name="Template">Set, and nothing else, when the item concerns a template.</param>
internal readonly record struct MetaItem(
    Enclosure Enclosure, ReadOnlyMemory<byte> Raw, CustomerIdentity? Customer, InboundEnvelope? Envelope, Fault? Fault, TemplateItem? Template = null);

/// <param name="BusinessAccount">Meta's id of the WhatsApp business account that has the template.</param>
internal sealed record TemplateItem(string? BusinessAccount, TemplateUpdate Update);

/// <summary>What a webhook's body turned out to be. Its items are slices of the body and live no longer than it.</summary>
internal abstract record MetaReading
{
    private MetaReading() { }

    public sealed record NotJson(string Detail) : MetaReading;
    /// <summary>JSON, but not Meta's envelope for WhatsApp.</summary>
    public sealed record NotMeta(string Detail) : MetaReading;
    public sealed record Items(IReadOnlyList<MetaItem> All) : MetaReading;
}
