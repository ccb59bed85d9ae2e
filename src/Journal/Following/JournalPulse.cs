namespace Parloir.Journal.Following;

/// <summary>
/// Beats when this process appends: so that followers are woken, and nobody asks the database whether anything happened. An append pays one read of a flag.
/// Tells besides whether commits have to wait for each other: then what may lag should.
/// </summary>
public sealed class JournalPulse(TimeProvider time) : IDisposable
{
    /// <summary>A disk makes a commit durable in a few milliseconds; what takes longer waits for a processor, or in a queue.</summary>
    private static readonly TimeSpan SlowCommit = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _beats = new(0);
    private int _beaten;
    private long _slowUntil;

    /// <summary>Whether this process commits slowly just now.</summary>
    public bool IsStrained => time.GetTimestamp() < Volatile.Read(ref _slowUntil);

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

    internal void Committed(TimeSpan took)
    {
        if (took >= SlowCommit) Volatile.Write(ref _slowUntil, time.GetTimestamp() + (long)(Quiet.TotalSeconds * time.TimestampFrequency));
    }

    internal void Beat()
    {
        if (Volatile.Read(ref _beaten) == 0 && Interlocked.Exchange(ref _beaten, 1) == 0) _beats.Release();
    }
}
