namespace Parloir.Runtime.Hosting;

/// <summary>How the runtime of this process behaves. Validated at start.</summary>
public sealed class SiloOptions
{
    /// <summary>How long a caller waits. Checked about thirty times in this span, so a caller may wait a thirtieth longer. Default 30 s, at least 100 ms.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls that may wait for one activation; the next one is refused. Default 10,000, at least 1.</summary>
    public int MailboxCapacity { get; set; } = 10_000;

    /// <summary>An activation that nobody called for this long is deactivated. Default 15 min, at least <see cref="CollectionAgeUnderMemoryPressure"/>.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The same while memory is short. Default 1 min, at least 100 ms.</summary>
    public TimeSpan CollectionAgeUnderMemoryPressure { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Bound of <see cref="Grain.OnActivateAsync"/>. Default 30 s, more than zero.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bound of <see cref="Grain.OnDeactivateAsync"/>; after it the activation is given up. Default 30 s, more than zero.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bound of the graceful stop. Default 10 s, more than zero.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a call that was not made yet waits while its grain's partition moves, or its silo is gone and not yet replaced. Default 8 s, more than zero.</summary>
    public TimeSpan PlacementPatience { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How often due reminders are looked for. Default 500 ms, more than zero.</summary>
    public TimeSpan ReminderPollPeriod { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Ticks of reminders that may be under way at once. Default 1,024, at least 1.</summary>
    public int ReminderConcurrency { get; set; } = 1024;

    /// <summary>How often time-outs and idle activations are looked for.</summary>
    internal TimeSpan SweepPeriod =>
        TimeSpan.FromTicks(Math.Min(Math.Min(CallTimeout.Ticks, CollectionAgeUnderMemoryPressure.Ticks) / 30, TimeSpan.TicksPerSecond));

    /// <summary>What is wrong with the options; null when nothing is.</summary>
    internal string? Problem() =>
        CallTimeout < TimeSpan.FromMilliseconds(100) ? $"{nameof(CallTimeout)} must be at least 100 ms."
        : MailboxCapacity < 1 ? $"{nameof(MailboxCapacity)} must be at least 1."
        : CollectionAgeUnderMemoryPressure < TimeSpan.FromMilliseconds(100) ? $"{nameof(CollectionAgeUnderMemoryPressure)} must be at least 100 ms."
        : CollectionAge < CollectionAgeUnderMemoryPressure ? $"{nameof(CollectionAge)} must be at least {nameof(CollectionAgeUnderMemoryPressure)}."
        : ActivationTimeout <= TimeSpan.Zero ? $"{nameof(ActivationTimeout)} must be more than zero."
        : DeactivationTimeout <= TimeSpan.Zero ? $"{nameof(DeactivationTimeout)} must be more than zero."
        : ShutdownTimeout <= TimeSpan.Zero ? $"{nameof(ShutdownTimeout)} must be more than zero."
        : PlacementPatience <= TimeSpan.Zero ? $"{nameof(PlacementPatience)} must be more than zero."
        : ReminderPollPeriod <= TimeSpan.Zero ? $"{nameof(ReminderPollPeriod)} must be more than zero."
        : ReminderConcurrency < 1 ? $"{nameof(ReminderConcurrency)} must be at least 1."
        : null;
}
