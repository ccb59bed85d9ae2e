using System.Collections.Concurrent;

namespace Parloir.Cluster.Tests.Load;

/// <param name="Line">Whose: a customer's number, for both directions.</param>
/// <param name="Number">1, 2, 3... in its line.</param>
/// <param name="At">Timestamp of the acknowledgement.</param>
internal sealed record Acknowledged(string Line, int Number, long At);

/// <summary>What the engine has acknowledged to its clients.</summary>
internal sealed class Promises
{
    public ConcurrentQueue<Acknowledged> Received { get; } = new();
    public ConcurrentQueue<Acknowledged> Replied { get; } = new();
}
