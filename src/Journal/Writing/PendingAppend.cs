namespace Parloir.Journal.Writing;

/// <summary>An append that waits for its batch. Until a batch takes it, its caller may still withdraw it.</summary>
internal sealed class PendingAppend : TaskCompletionSource<AppendResult>
{
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _registration;
    private int _claimed;

    public PendingAppend(Append append, CancellationToken cancellation) : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        Append = append;
        Bytes = SizeOf(append);
        _cancellation = cancellation;
        if (cancellation.CanBeCanceled)
            _registration = cancellation.UnsafeRegister(static state => ((PendingAppend)state!).Withdraw(), this);
    }

    public Append Append { get; }

    /// <summary>Roughly what it sends to the database.</summary>
    public long Bytes { get; }

    public long LastSequence => Append.ExpectedSequence + Append.Events.Count;

    /// <summary>For the batch; false when the caller has withdrawn it.</summary>
    public bool TryTake()
    {
        _registration.Unregister();
        return Interlocked.Exchange(ref _claimed, 1) == 0;
    }

    private void Withdraw()
    {
        if (Interlocked.Exchange(ref _claimed, 1) == 0)
            TrySetCanceled(_cancellation);
    }

    private static long SizeOf(Append append)
    {
        long bytes = append.Snapshot?.Length ?? 0;
        for (var i = 0; i < append.Events.Count; i++)
            bytes += append.Events[i].Data.Length + 100;
        return bytes;
    }
}
