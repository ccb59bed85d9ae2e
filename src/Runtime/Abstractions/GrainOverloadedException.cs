namespace Parloir.Runtime;

/// <summary>The grain's mailbox is full. The call was not queued and has had no effect.</summary>
public sealed class GrainOverloadedException(GrainId grain, int capacity)
    : Exception($"The mailbox of {grain} is full ({capacity} calls wait).")
{
    public GrainId Grain { get; } = grain;
}
