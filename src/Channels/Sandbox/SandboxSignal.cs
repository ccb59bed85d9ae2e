namespace Parloir.Channels.Sandbox;

/// <summary>Wakes those of this node who wait for a change. What happens on other nodes is seen at the next <see cref="Pause"/>.</summary>
internal sealed class SandboxSignal(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Take it before looking, and wait for it after having found nothing: no change falls between.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Pulse() =>
        Interlocked.Exchange(ref next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    public async Task WaitAsync(Task signal, CancellationToken cancellationToken)
    {
        try
        {
            await signal.WaitAsync(Pause, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Nothing here; look what other nodes did.
        }
    }
}
