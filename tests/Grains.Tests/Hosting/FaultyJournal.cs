using Parloir.Journal;

namespace Parloir.Grains.Tests.Hosting;

/// <summary>The real journal behind a switch: after so many appends nothing more is written, or it is written and nobody is told.</summary>
internal sealed class FaultyJournal(IJournal journal) : IJournal
{
    private int _left = int.MaxValue;
    private bool _losesTheAnswer;
    private int _asked;

    /// <summary>Appends that were asked for, answered or not.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>The next <paramref name="appends"/> succeed and none after them, as if the process died there.</summary>
    public void EndAfter(int appends) => Volatile.Write(ref _left, appends);

    /// <summary>The same, but one more is written without an answer.</summary>
    public void EndUnansweredAfter(int appends)
    {
        _losesTheAnswer = true;
        EndAfter(appends);
    }

    public async ValueTask<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        var left = Interlocked.Decrement(ref _left);
        if (left >= 0) return await journal.AppendAsync(append, cancellationToken);
        if (left == -1 && _losesTheAnswer)
        {
            await journal.AppendAsync(append, cancellationToken);
            throw new AppendOutcomeUnknownException("The answer is lost.");
        }
        throw new JournalUnavailableException("The process is dead.");
    }

    public Task<IReadOnlyList<JournalEvent>> ReadForwardAsync(string stream, long after, int limit, CancellationToken cancellationToken) =>
        journal.ReadForwardAsync(stream, after, limit, cancellationToken);

    public Task<IReadOnlyList<JournalEvent>> ReadBackwardAsync(string stream, long before, int limit, CancellationToken cancellationToken) =>
        journal.ReadBackwardAsync(stream, before, limit, cancellationToken);

    public Task<Snapshot?> ReadSnapshotAsync(string stream, CancellationToken cancellationToken) => journal.ReadSnapshotAsync(stream, cancellationToken);

    public Task<JournalStream> ReadStreamAsync(string stream, CancellationToken cancellationToken) => journal.ReadStreamAsync(stream, cancellationToken);

    public Task<JournalPosition?> FindKeyAsync(string key, CancellationToken cancellationToken) => journal.FindKeyAsync(key, cancellationToken);
}
