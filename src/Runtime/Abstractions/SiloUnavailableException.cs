namespace Parloir.Runtime;

/// <summary>A silo takes no calls: it has not started, is stopping, or cannot be reached.</summary>
/// <param name="mayHaveRun">False: the call had no effect. True: the connection broke after it was sent, and nobody knows.</param>
public sealed class SiloUnavailableException(string message, bool mayHaveRun = false) : Exception(message)
{
    public bool MayHaveRun { get; } = mayHaveRun;
}
