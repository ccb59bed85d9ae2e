namespace Parloir.Channels.Tests;

internal static class Eventually
{
    /// <summary>Asks again and again until the condition holds, for a server that works on its own; fails after half a minute.</summary>
    public static async Task IsTrueAsync(Func<Task<bool>> condition, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            Assert.False(patience.IsCancellationRequested, $"It did not come to: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    public static Task IsTrueAsync(Func<bool> condition, string what) => IsTrueAsync(() => Task.FromResult(condition()), what);
}
