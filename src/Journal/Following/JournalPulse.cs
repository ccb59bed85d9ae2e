namespace Parloir.Journal.Following;

/// <summary>Beats when this process appends: so that followers are woken, and nobody asks the database whether anything happened. An append pays one read of a flag.</summary>
public sealed class JournalPulse : IDisposable
{
    private readonly SemaphoreSlim _beats = new(0);
    private int _beaten;

    public void Dispose() => _beats.Dispose();

    /// <summary>Waits for the first beat since the last <see cref="Rest"/>.</summary>
    /// <returns>False when there was none for that long.</returns>
    public async Task<bool> WaitAsync(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _beats.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Before what has beaten is looked at: whatever comes after it beats again.</summary>
    public void Rest() => Volatile.Write(ref _beaten, 0);

    internal void Beat()
    {
        if (Volatile.Read(ref _beaten) == 0 && Interlocked.Exchange(ref _beaten, 1) == 0) _beats.Release();
    }
}
