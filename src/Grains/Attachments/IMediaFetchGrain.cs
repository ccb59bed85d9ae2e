namespace Parloir.Grains.Attachments;

/// <summary>Gets the files that a conversation's customer sent from the provider, beside the conversation: neither waits for the other. Key: that of the conversation.</summary>
public interface IMediaFetchGrain : IGrainWithStringKey
{
    /// <summary>There may be something to fetch.</summary>
    [OneWay]
    Task Drain();
}
