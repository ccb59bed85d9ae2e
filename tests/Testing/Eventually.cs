namespace Parloir.Testing;

/// <summary>Waits for what other processes bring about.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <exception cref="TimeoutException">It did not hold within <paramref name="patience"/>.</exception>
    public static Task HoldsAsync(Func<Task<bool>> condition, TimeSpan patience) => HoldsAsync(condition, patience, () => "What was waited for did not happen");

    /// <param name="otherwise">What to say when it does not.</param>
    public static async Task HoldsAsync(Func<Task<bool>> condition, TimeSpan patience, Func<string> otherwise)
    {
        using var deadline = new CancellationTokenSource(patience);
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (!await condition()) await timer.WaitForNextTickAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException($"{otherwise()} (within {patience}).");
        }
    }
}
