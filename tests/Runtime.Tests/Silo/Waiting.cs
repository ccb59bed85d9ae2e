namespace Parloir.Runtime.Tests.Silo;

internal static class Waiting
{
    /// <summary>Bounds a wait that should be short, so that a broken promise fails the test instead of hanging it.</summary>
    public static Task Soon(this Task task) => task.WaitAsync(TimeSpan.FromSeconds(30));

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(30));

    public static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets other work run until a condition that nothing announces holds.</summary>
    public static async Task Until(Func<bool> condition)
    {
        for (var turn = 0; turn < 1_000_000; turn++)
        {
            if (condition()) return;
            await Task.Yield();
        }
        Assert.Fail("The condition did not come true.");
    }
}
