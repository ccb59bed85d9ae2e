namespace Parloir.Runtime;

/// <summary>The grain's mailbox, or the connection to its silo, is full. The call was not queued and has had no effect.</summary>
public sealed class GrainOverloadedException(GrainId grain, string message) : Exception(message)
{
    /// <param name="capacity">Of the mailbox, in calls.</param>
    public GrainOverloadedException(GrainId grain, int capacity) : this(grain, $"The mailbox of {grain} is full ({capacity} calls wait).") { }

    public GrainId Grain { get; } = grain;
}
