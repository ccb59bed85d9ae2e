namespace Parloir.Runtime;

/// <summary>How a grain's timer ticks.</summary>
public readonly record struct GrainTimerCreationOptions
{
    public GrainTimerCreationOptions() { }

    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Until the first tick. <see cref="Timeout.InfiniteTimeSpan"/>: none until <see cref="IGrainTimer.Change"/>.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of a tick to the next one. <see cref="Timeout.InfiniteTimeSpan"/>: only one tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether ticks may run between the awaits of other turns. Default false.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether a tick counts as use of the activation. Default false.</summary>
    public bool KeepAlive { get; init; }
}

/// <summary>A timer of an activation: it dies with it. Dispose of it to stop it earlier.</summary>
public interface IGrainTimer : IDisposable
{
    void Change(TimeSpan dueTime, TimeSpan period);
}
