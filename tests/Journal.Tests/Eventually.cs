namespace Parloir.Journal.Tests;

/// <summary>Waits for what another process does, as long as it takes but not for ever.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<bool> condition) => await SucceedsAsync(() =>
    {
        Assert.True(condition());
        return Task.CompletedTask;
    });

    public static async Task SucceedsAsync(Func<Task> attempt)
    {
        var since = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (await Record.ExceptionAsync(attempt) is { } error)
        {
            if (TimeProvider.System.GetElapsedTime(since) > Deadline)
                throw new TimeoutException("It did not come about.", error);
            await timer.WaitForNextTickAsync();
        }
    }
}
