namespace Parloir.Runtime;

/// <summary>The grain did not answer in time. Whether it did what it was asked is not known.</summary>
/// <param name="queueLength">Calls that were waiting in the grain's mailbox.</param>
/// <param name="chain">The calls that wait for each other, outermost first, as <c>type/key.Method</c>; a grain that stands in it twice waits for itself.</param>
public sealed class GrainCallTimeoutException(GrainId grain, string method, TimeSpan timeout, int queueLength, IReadOnlyList<string> chain)
    : TimeoutException(Describe(grain, method, timeout, queueLength, chain))
{
    public GrainId Grain { get; } = grain;
    public string Method { get; } = method;
    public TimeSpan Timeout { get; } = timeout;
    public int QueueLength { get; } = queueLength;
    public IReadOnlyList<string> Chain { get; } = chain;

    private static string Describe(GrainId grain, string method, TimeSpan timeout, int queueLength, IReadOnlyList<string> chain)
    {
        var text = $"{grain}.{method} did not answer within {timeout}; {queueLength} calls wait in its mailbox.";
        return chain.Count > 1 ? $"{text} Call chain: {string.Join(" -> ", chain)}." : text;
    }
}
