namespace Parloir.Grains.Channels;

/// <summary>Reads what a provider sent: for its webhook, and for a quarantined item that is replayed.</summary>
public interface IInboundReader
{
    ChannelType Type { get; }

    /// <param name="account">Whose webhook address it came to; items for another number of the same application go to that number's account.</param>
    /// <returns>Null when the body is not the provider's at all.</returns>
    ValueTask<InboundBatch?> Read(ChannelAccount account, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}
