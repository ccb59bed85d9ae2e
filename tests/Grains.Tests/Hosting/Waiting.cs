namespace Parloir.Grains.Tests.Hosting;

internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Bounds a wait that should be short, so that a broken promise fails the test instead of hanging it.</summary>
    public static Task Soon(this Task task) => task.WaitAsync(Patience);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(Patience);

    public static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Asks again and again for what nothing announces.</summary>
    public static async Task Eventually(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, "The condition did not come true.");
            await Task.Yield();
        }
    }
}
