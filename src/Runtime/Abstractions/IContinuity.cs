namespace Parloir.Runtime;

/// <summary>
/// For those who follow what a grain tells by one-way calls: tells when the grain may have forgotten them, or when something that it told may have been lost.
/// Whoever finds another stamp than before registers anew and reads where the grain stands.
/// </summary>
public interface IContinuity
{
    /// <summary>While the stamp of a grain stays the same, no activation of it has ended by a move, and no silo has died or was out of reach.</summary>
    Stamp StampOf(GrainId grain);

    /// <summary>Some stamps may have changed. Called on a thread of the runtime's: handlers only take note.</summary>
    event Action? Changed;
}

/// <param name="Epoch">Of the grain's partition.</param>
/// <param name="Gaps">Of the cluster.</param>
public readonly record struct Stamp(long Epoch, long Gaps);
