namespace Parloir.Runtime.Reminders;

internal enum TickStage
{
    UnderWay,
    /// <summary>It failed and waits to be tried again.</summary>
    Failed,
    Completed,
}

/// <summary>One tick that this silo has seen due: keeps it from being delivered twice at once.</summary>
internal sealed class ReminderTick(ReminderEntry entry)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private volatile TickStage _stage = TickStage.UnderWay;
    private int _failures;

    public ReminderEntry Entry => entry;
    public TickStage Stage => _stage;
    public bool IsFirstAttempt => _failures == 0;
    public DateTimeOffset RetryAt { get; private set; }
    public Task Delivery { get; set; } = Task.CompletedTask;

    /// <summary>The last poll that found the row due.</summary>
    public int SeenBy { get; set; }

    public void Retry() => _stage = TickStage.UnderWay;

    public void Complete() => _stage = TickStage.Completed;

    /// <returns>The time to wait: 1 s, doubled with each failure, a minute at most.</returns>
    public TimeSpan Fail(DateTimeOffset now)
    {
        var delay = TimeSpan.FromTicks(Math.Min(FirstDelay.Ticks << Math.Min(_failures++, 10), LongestDelay.Ticks));
        RetryAt = now + delay;
        _stage = TickStage.Failed;
        return delay;
    }
}
