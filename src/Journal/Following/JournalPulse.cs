namespace Parloir.Journal.Following;

/// <summary>
/// Beats when this process appends: so that followers are woken, and nobody asks the database whether anything happened. An append pays one read of a flag.
/// Tells besides how much is committed: when commits have to wait for each other, what may lag should.
/// </summary>
public sealed class JournalPulse(TimeProvider time) : IDisposable
{
    /// <summary>A disk makes a commit durable in a few milliseconds; what takes longer waits for a processor, or in a queue.</summary>
    private static readonly TimeSpan SlowCommit = TimeSpan.FromMilliseconds(10);
    /// <summary>How long a commit counts as just now.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMilliseconds(250);

    private readonly SemaphoreSlim _beats = new(0);
    private int _beaten;
    private long _busyUntil;
    private long _slowUntil;

    public JournalLoad Load
    {
        get
        {
            var now = time.GetTimestamp();
            if (now < Volatile.Read(ref _slowUntil)) return JournalLoad.Strained;
            return now < Volatile.Read(ref _busyUntil) ? JournalLoad.Steady : JournalLoad.Quiet;
        }
    }

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
        var until = time.GetTimestamp() + (long)(Recent.TotalSeconds * time.TimestampFrequency);
        Volatile.Write(ref _busyUntil, until);
        if (took >= SlowCommit) Volatile.Write(ref _slowUntil, until);
    }

    internal void Beat()
    {
        if (Volatile.Read(ref _beaten) == 0 && Interlocked.Exchange(ref _beaten, 1) == 0) _beats.Release();
    }
}
