namespace Parloir.Web.Tests.World;

/// <summary>Waits for what other threads do; the clock only bounds how long a failing test takes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task TrueAsync(Func<bool> condition)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, "It did not happen in time.");
            await Task.Yield();
        }
    }
}
