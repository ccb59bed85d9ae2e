using System.Text.Json.Serialization;
using Parloir.Grains.Contacts;

namespace Parloir.Grains.Channels;

/// <summary>Speaks to one kind of provider. Called once per attempt, one message of a conversation after the other.</summary>
public interface IChannelSender
{
    ChannelType Type { get; }

    /// <summary>Never throws for what the provider or the network does: that is an outcome.</summary>
    Task<SendOutcome> Send(ChannelAccount account, OutboundMessage message, CancellationToken cancellationToken);
}

/// <param name="CallbackData">Comes back with statuses, where the provider can do it.</param>
/// <param name="Target">Provider id of the message that this one answers or reacts to.</param>
public sealed record OutboundMessage(CustomerIdentity Recipient, MessageContent Content, string CallbackData, string? Target = null);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(TryLater), "try_later")]
[JsonDerivedType(typeof(Unknown), "unknown")]
public abstract record SendOutcome
{
    private SendOutcome() { }

    /// <summary>Why the message was not sent, or may not be; null when it was accepted.</summary>
    [JsonIgnore]
    public DeliveryError? Reason => this switch
    {
        Refused(var error) => error,
        TryLater(var error, _) => error,
        Unknown(var error) => error,
        _ => null,
    };

    public sealed record Accepted(string ProviderMessageId) : SendOutcome;
    /// <summary>For good: trying again would be refused again.</summary>
    public sealed record Refused(DeliveryError Error) : SendOutcome;
    /// <summary>Certainly not taken (429, 5xx, no connection): safe to try again.</summary>
    /// <param name="After">What the provider asked for, if it did.</param>
    public sealed record TryLater(DeliveryError Error, TimeSpan? After) : SendOutcome;
    /// <summary>The request left and no answer came: it may have been taken, so it is not sent again.</summary>
    public sealed record Unknown(DeliveryError Error) : SendOutcome;
}
