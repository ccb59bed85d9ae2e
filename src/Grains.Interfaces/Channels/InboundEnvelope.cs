using System.Text.Json.Serialization;

namespace Parloir.Grains.Channels;

/// <summary>One item that a provider told us about one customer.</summary>
/// <param name="DedupeKey">The same for every delivery of the same item, unique in its channel account: the provider's id, with the status for statuses.</param>
/// <param name="OccurredAt">The provider's time.</param>
public sealed record InboundEnvelope(string DedupeKey, DateTimeOffset OccurredAt, InboundItem Item);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(Message), "message")]
[JsonDerivedType(typeof(Reaction), "reaction")]
[JsonDerivedType(typeof(Edit), "edit")]
[JsonDerivedType(typeof(Revoke), "revoke")]
[JsonDerivedType(typeof(Status), "status")]
[JsonDerivedType(typeof(Echo), "echo")]
[JsonDerivedType(typeof(SystemNotice), "system_notice")]
public abstract record InboundItem
{
    private InboundItem() { }

    /// <param name="Quoted">Provider id of the message that this one answers.</param>
    /// <param name="Token">With the answer to a form: what the provider was given with the form. Anybody may have written it.</param>
    public sealed record Message(string ProviderMessageId, MessageContent Content, string? Quoted, Referral? Referral, string? Token = null) : InboundItem;

    /// <param name="Emoji">Null takes the reaction back.</param>
    public sealed record Reaction(string Target, string? Emoji) : InboundItem;
    public sealed record Edit(string Target, MessageContent Content) : InboundItem;
    public sealed record Revoke(string Target) : InboundItem;

    /// <param name="CallbackData">What we gave the provider with the send, when it gives it back: names conversation and message.</param>
    public sealed record Status(string ProviderMessageId, DeliveryStatus DeliveryStatus, DeliveryError? Error, string? CallbackData) : InboundItem;

    /// <summary>The business itself wrote to the customer from another program, such as the WhatsApp Business app.</summary>
    public sealed record Echo(string ProviderMessageId, MessageContent Content) : InboundItem;

    /// <param name="NewIdentity">Set when the customer changed number: the same person from now on.</param>
    public sealed record SystemNotice(string Kind, string Text, Contacts.CustomerIdentity? NewIdentity) : InboundItem;
}

/// <summary>How the customer came: an advertisement or a link (S3-26).</summary>
public sealed record Referral(string? Code, string? SourceUrl, string? Headline);

[JsonConverter(typeof(JsonStringEnumConverter<DeliveryStatus>))]
public enum DeliveryStatus { Queued, Sending, Sent, Delivered, Read, Failed, OutcomeUnknown, Canceled }

/// <param name="Code">The provider's own code, such as <c>131026</c>.</param>
public sealed record DeliveryError(string Code, string Text);
