using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parloir.Journal.Following;
using Parloir.Journal.Membership;

namespace Parloir.Journal.Writing;

/// <summary>
/// One writer: takes what its queue holds, commits it as one transaction, answers, and takes what has gathered meanwhile. A stream always belongs to the
/// same writer, so its appends are written in the order in which they were handed over.
/// </summary>
internal sealed class JournalWriter : IAsyncDisposable
{
    // A collision is answered by reading why; another one can only come from a writer that is faster each time.
    private const int MaxAttempts = 5;

    private readonly JournalOptions _options;
    private readonly JournalInstruments _instruments;
    private readonly JournalPulse _pulse;
    private readonly TimeProvider _time;
    private readonly WriterConnection _connection;
    private readonly Channel<PendingAppend> _queue;
    private readonly AppendBatch _batch;
    private readonly CancellationTokenSource _stopping;
    private readonly Task _running;

    public JournalWriter(
        NpgsqlDataSource database, SiloFence fence, Action reopened, JournalOptions options, JournalInstruments instruments, JournalPulse pulse, TimeProvider time,
        ILogger logger)
    {
        _options = options;
        _instruments = instruments;
        _pulse = pulse;
        _time = time;
        _connection = new WriterConnection(database, fence, reopened, time, logger);
        _queue = Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(Math.Max(1, options.QueueCapacity / options.Writers)) { SingleReader = true });
        _batch = new AppendBatch(options.MaxBatchAppends, options.MaxBatchBytes);
        _stopping = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _running = Task.Run(RunAsync);
    }

    public int QueueLength => _queue.Reader.Count;

    public ValueTask<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        if (_connection.IsLost)
            throw new JournalUnavailableException("The database cannot be reached.");
        _pulse.Beat();
        var pending = new PendingAppend(append, cancellationToken);
        if (!_queue.Writer.TryWrite(pending))
            throw new JournalUnavailableException(_queue.Reader.Completion.IsCompleted || _stopping.IsCancellationRequested
                ? "The journal is closed." : $"The queue of appends is full ({_options.QueueCapacity}).");
        return new ValueTask<AppendResult>(pending.Task);
    }

    /// <summary>Writes what is queued, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        _stopping.CancelAfter(_options.Patience);
        await _running;
        await _connection.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        var carried = new List<PendingAppend>();
        while (carried.Count > 0 || await _queue.Reader.WaitToReadAsync())
        {
            Gather(carried);
            var appends = _batch.Appends.ToList();
            // What was carried over mostly collides with what it was kept apart from.
            if (carried.Count > 0 && appends.Count > 0)
                appends = await AnswerCollisionsAsync(appends);
            carried = [.. _batch.Carried];
            await WriteAsync(appends);
            if (_connection.IsLost)
                await WaitForDatabaseAsync(carried);
        }
    }

    private void Gather(List<PendingAppend> carried)
    {
        _batch.Clear();
        foreach (var pending in carried)
            _batch.Add(pending);
        while (!_batch.IsFull && _queue.Reader.TryRead(out var pending))
        {
            if (pending.TryTake())
                _batch.Add(pending);
        }
    }

    private async Task WriteAsync(List<PendingAppend> appends)
    {
        for (var attempt = 1; appends.Count > 0; attempt++)
        {
            var started = _time.GetTimestamp();
            var outcome = await _connection.CommitAsync(appends, _options.Patience, _stopping.Token);
            var took = _time.GetElapsedTime(started);
            _instruments.Batch(appends.Count, took, outcome);
            _pulse.Committed(took);
            switch (outcome)
            {
                case CommitOutcome.Committed:
                    Complete(appends);
                    return;
                case CommitOutcome.Unavailable(var error):
                    Fail(appends, () => new JournalUnavailableException("The database cannot be reached, or cannot write now.", error));
                    return;
                case CommitOutcome.Unknown(var error):
                    Fail(appends, () => new AppendOutcomeUnknownException("The connection broke while committing, and the database has not come back since.", error));
                    return;
                case CommitOutcome.Collided when attempt < MaxAttempts:
                    appends = await AnswerCollisionsAsync(appends);
                    break;
                case CommitOutcome.Unlucky or CommitOutcome.Fenced when attempt < MaxAttempts:
                    break;
                default:
                    await WriteHalvesAsync(appends, outcome);
                    return;
            }
        }
    }

    /// <summary>The append that cannot be written is found by halving, and fails alone.</summary>
    private async Task WriteHalvesAsync(List<PendingAppend> appends, CommitOutcome outcome)
    {
        if (appends.Count > 1)
        {
            var half = appends.Count / 2;
            await WriteAsync(appends[..half]);
            await WriteAsync(appends[half..]);
            return;
        }

        Fail(appends, outcome switch
        {
            CommitOutcome.Refused(var error) => () => new AppendRefusedException($"The database refuses the append: {error.Message}", error),
            CommitOutcome.Collided(var error) => () => new JournalUnavailableException("The append collides with others again and again.", error),
            CommitOutcome.Fenced(var error) => () => new JournalUnavailableException("The writer is fenced again and again.", error),
            CommitOutcome.Unlucky(var error) => () => new JournalUnavailableException("The database cannot write the append now.", error),
            _ => throw new InvalidOperationException($"{outcome} is no reason to give up an append."),
        });
    }

    /// <summary>Answers the appends that cannot be written as things stand; the others remain.</summary>
    private async Task<List<PendingAppend>> AnswerCollisionsAsync(List<PendingAppend> appends)
    {
        if (await _connection.ReadStandingAsync(appends) is not { } standing)
            return appends;
        var remaining = new List<PendingAppend>(appends.Count);
        foreach (var pending in appends)
        {
            if (standing.Answer(pending.Append) is { } answer)
                Answer(pending, answer);
            else
                remaining.Add(pending);
        }

        return remaining;
    }

    private async Task WaitForDatabaseAsync(List<PendingAppend> carried)
    {
        do
        {
            Fail(carried, Unavailable);
            carried.Clear();
            while (_queue.Reader.TryRead(out var pending))
            {
                if (pending.TryTake())
                    pending.TrySetException(Unavailable());
            }

            await Task.Delay(_options.RetryPause, _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (!_queue.Reader.Completion.IsCompleted && await _connection.TryOpenAsync(_stopping.Token) is not null);

        static JournalUnavailableException Unavailable() => new("The database cannot be reached.");
    }

    private void Complete(List<PendingAppend> appends)
    {
        foreach (var pending in appends)
            Answer(pending, new AppendResult.Appended(pending.LastSequence));
    }

    private void Answer(PendingAppend pending, AppendResult answer)
    {
        _instruments.Answered(answer);
        pending.TrySetResult(answer);
    }

    private static void Fail(List<PendingAppend> appends, Func<Exception> error)
    {
        foreach (var pending in appends)
            pending.TrySetException(error());
    }
}
