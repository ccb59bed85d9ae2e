namespace Parloir.Grains.Outbox;

/// <summary>Does what a conversation decided outside of it, in the order in which it was decided. Key: that of the conversation.</summary>
public interface IOutboxGrain : IGrainWithStringKey
{
    /// <summary>There may be something to do.</summary>
    [OneWay]
    Task Drain();
}
