using System.Collections.Concurrent;
using Parloir.Grains.Channels;

namespace Parloir.Grains.Tests.Hosting;

/// <summary>What a provider keeps for us: the files of its customers, and our templates.</summary>
internal sealed class ProviderStore : IMediaSource, ITemplateSource
{
    public static readonly MessageTemplate Hello = new(
        "1", "hello", "fr", TemplateCategory.Utility, TemplateStatus.Approved, TemplateQuality.Green, TemplateParameterFormat.Positional, null, "Bonjour {{1}} !", null, []);

    private int _asked;

    public ChannelType Type => ChannelType.WhatsApp;
    public ConcurrentDictionary<string, byte[]> Files { get; } = new();
    /// <summary>Attempts to get a file.</summary>
    public int Asked => Volatile.Read(ref _asked);
    /// <summary>What is answered in place of the file.</summary>
    public Func<MediaAnswer?> Failure { get; set; } = () => null;
    public TemplateListing Listing { get; set; } = new TemplateListing.Listed([Hello]);

    public Task<MediaAnswer> OpenAsync(ChannelAccount account, string providerMediaId, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        return Task.FromResult(Failure() ?? (Files.TryGetValue(providerMediaId, out var file)
            ? new MediaAnswer.Opened(new MemoryStream(file), null)
            : new MediaAnswer.Refused(new DeliveryError("100", "Gone"))));
    }

    public Task<TemplateListing> ListAsync(ChannelAccount account, CancellationToken cancellationToken) => Task.FromResult(Listing);
}
