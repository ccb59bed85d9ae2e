using Parloir.Runtime.Timers;

namespace Parloir.Runtime;

public static class GrainTimerExtensions
{
    /// <summary>
    /// Runs <paramref name="callback"/> as a turn of this activation, again and again until the activation ends. An exception of the callback is
    /// logged and the timer goes on.
    /// </summary>
    /// <param name="callback">Its token is cancelled when the timer is disposed of.</param>
    public static IGrainTimer RegisterGrainTimer(
        this Grain grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) =>
        new GrainTimer(grain.Required, callback, options);

    public static IGrainTimer RegisterGrainTimer<TState>(
        this Grain grain, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options) =>
        new GrainTimer(grain.Required, token => callback(state, token), options);

    public static IGrainTimer RegisterGrainTimer(this Grain grain, Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period) =>
        grain.RegisterGrainTimer(callback, new GrainTimerCreationOptions(dueTime, period));
}
