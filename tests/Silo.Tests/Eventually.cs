namespace Parloir.Silo.Tests;

internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task HoldsAsync(Func<Task<bool>> condition, TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience);
        using var timer = new PeriodicTimer(Pause);
        while (!await condition())
            if (!await timer.WaitForNextTickAsync(deadline.Token)) return;
    }
}
