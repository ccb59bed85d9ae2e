using System.Text.Json.Serialization;

namespace Parloir.Grains.Channels;

/// <summary>How an account does, at a glance.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChannelLight>))]
public enum ChannelLight
{
    /// <summary>Nothing has come or gone yet.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,
    [JsonStringEnumMemberName("healthy")] Healthy,
    [JsonStringEnumMemberName("degraded")] Degraded,
    [JsonStringEnumMemberName("failing")] Failing,
}

/// <summary>What has gone through an account. Failures are those that concern the account; what a provider holds against one message or one recipient is none.</summary>
/// <param name="ForgedAt">When a webhook last came whose signature is not that of the app secret: the secret is wrong, or the sender is.</param>
/// <param name="Sent">Sends that the provider took within the last 30 minutes.</param>
/// <param name="Failed">Attempts that failed within the last 30 minutes.</param>
public sealed record ChannelHealth(
    ChannelLight Light, DateTimeOffset? ReceivedAt, DateTimeOffset? SentAt, ChannelFailure? Failure, DateTimeOffset? ForgedAt, int Sent, int Failed);

/// <param name="Lasts">Nothing will be sent until somebody mends it, such as a token that was withdrawn.</param>
public sealed record ChannelFailure(DateTimeOffset At, string Code, string Text, bool Lasts);

/// <summary>Takes note of what goes through the accounts. Costs no write and no call: it is counted here, and each account is written at most once a minute.</summary>
public interface IChannelPulse
{
    /// <summary>A webhook that is durable.</summary>
    void Received(ChannelAccount account);

    /// <summary>A message that the provider took.</summary>
    void Sent(ChannelAccount account);

    /// <summary>An attempt that failed because of the account, the provider or the way to it.</summary>
    void Failed(ChannelAccount account, DeliveryError error, bool lasts);

    /// <summary>A webhook whose signature is wrong.</summary>
    void Forged(ChannelAccount account);
}
