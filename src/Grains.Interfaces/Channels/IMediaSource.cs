namespace Parloir.Grains.Channels;

/// <summary>Gets the bytes of what a customer sent from one kind of provider.</summary>
public interface IMediaSource
{
    ChannelType Type { get; }

    /// <summary>Never throws for what the provider or the network does up to the first byte; reading the stream may.</summary>
    Task<MediaAnswer> OpenAsync(ChannelAccount account, string providerMediaId, CancellationToken cancellationToken);
}

public abstract record MediaAnswer
{
    private MediaAnswer() { }

    /// <param name="Content">To be read to its end and disposed of.</param>
    /// <param name="Checksum">SHA-256 in hex, when the provider tells it.</param>
    public sealed record Opened(Stream Content, string? Checksum) : MediaAnswer;
    /// <summary>For good.</summary>
    public sealed record Refused(DeliveryError Error) : MediaAnswer;
    public sealed record TryLater(DeliveryError Error, TimeSpan? After) : MediaAnswer;
}
