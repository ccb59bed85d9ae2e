using System.Collections.Concurrent;
using Parloir.Grains.Channels;

namespace Parloir.Channels.Tests.WhatsApp;

/// <summary>What was told of the accounts' health, as words.</summary>
internal sealed class RecordingPulse : IChannelPulse
{
    public ConcurrentQueue<string> Told { get; } = new();

    public void Received(ChannelAccount account) => Told.Enqueue($"{account.Id} received");

    public void Sent(ChannelAccount account) => Told.Enqueue($"{account.Id} sent");

    public void Failed(ChannelAccount account, DeliveryError error, bool lasts) => Told.Enqueue($"{account.Id} failed {error.Code}{(lasts ? " for good" : "")}");

    public void Forged(ChannelAccount account) => Told.Enqueue($"{account.Id} forged");
}
