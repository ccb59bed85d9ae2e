using System.Diagnostics.Metrics;

namespace Parloir.Journal.Writing;

/// <summary>The meter <c>Parloir.Journal</c>.</summary>
internal sealed class JournalInstruments
{
    public const string MeterName = "Parloir.Journal";

    private readonly Meter _meter;
    private readonly Counter<long> _appends;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _rollbacks;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _commitDuration;

    public JournalInstruments(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _appends = _meter.CreateCounter<long>("engine.journal.appends", "{append}", "Appends that were written.");
        _conflicts = _meter.CreateCounter<long>("engine.journal.conflicts", "{append}", "Appends with a stale expected sequence.");
        _duplicates = _meter.CreateCounter<long>("engine.journal.duplicates", "{append}", "Appends with a key that was taken before.");
        _rollbacks = _meter.CreateCounter<long>("engine.journal.rollbacks", "{batch}", "Batches that had to be written again, in parts or without some appends.");
        _batchSize = _meter.CreateHistogram<int>("engine.journal.batch_size", "{append}", "Appends in a committed batch.");
        _commitDuration = _meter.CreateHistogram<double>("engine.journal.commit_duration", "s", "From sending a batch to its commit.");
    }

    public void ObserveQueue(Func<int> length) =>
        _meter.CreateObservableGauge("engine.journal.queue_length", length, "{append}", "Appends that wait for a batch.");

    public void Batch(int appends, TimeSpan duration, CommitOutcome outcome)
    {
        if (outcome is CommitOutcome.Committed)
        {
            _batchSize.Record(appends);
            _commitDuration.Record(duration.TotalSeconds);
        }
        else
        {
            _rollbacks.Add(1);
        }
    }

    public void Answered(AppendResult answer)
    {
        var counter = answer switch
        {
            AppendResult.Appended => _appends,
            AppendResult.Conflict => _conflicts,
            _ => _duplicates,
        };
        counter.Add(1);
    }
}
