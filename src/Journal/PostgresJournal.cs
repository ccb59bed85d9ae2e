using Microsoft.Extensions.Logging;
using Npgsql;
using Parloir.Journal.Following;
using Parloir.Journal.Membership;
using Parloir.Journal.Reading;
using Parloir.Journal.Writing;

namespace Parloir.Journal;

/// <summary>The journal on PostgreSQL: a few writers with connections of their own, and readers on the shared ones.</summary>
internal sealed class PostgresJournal : IJournal, IAsyncDisposable
{
    private readonly NpgsqlDataSource _writerDatabase;
    private readonly JournalWriter[] _writers;
    private readonly JournalReader _reader;
    private bool _disposed;

    public PostgresJournal(
        NpgsqlDataSource database, SiloFence fence, JournalOptions options, JournalInstruments instruments, JournalPulse pulse, TimeProvider time,
        ILogger<PostgresJournal> logger)
    {
        _reader = new JournalReader(database);
        _writerDatabase = JournalDatabase.ForWriters(database.ConnectionString);
        _writers = new JournalWriter[options.Writers];
        for (var i = 0; i < _writers.Length; i++)
        {
            // A database that went away took the shared connections with it: none of them is lent out dead.
            _writers[i] = new JournalWriter(_writerDatabase, fence, database.Clear, options, instruments, pulse, time, logger);
        }
        instruments.ObserveQueue(() => _writers.Sum(writer => writer.QueueLength));
    }

    public ValueTask<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken)
    {
        AppendRules.Check(append);
        var writer = (uint)string.GetHashCode(append.Stream, StringComparison.Ordinal) % (uint)_writers.Length;
        return _writers[writer].AppendAsync(append, cancellationToken);
    }

    public Task<IReadOnlyList<JournalEvent>> ReadForwardAsync(string stream, long after, int limit, CancellationToken cancellationToken) =>
        _reader.ReadForwardAsync(stream, after, limit, cancellationToken);

    public Task<IReadOnlyList<JournalEvent>> ReadBackwardAsync(string stream, long before, int limit, CancellationToken cancellationToken) =>
        _reader.ReadBackwardAsync(stream, before, limit, cancellationToken);

    public Task<Snapshot?> ReadSnapshotAsync(string stream, CancellationToken cancellationToken) => _reader.ReadSnapshotAsync(stream, cancellationToken);

    public Task<JournalStream> ReadStreamAsync(string stream, CancellationToken cancellationToken) => _reader.ReadStreamAsync(stream, cancellationToken);

    public Task<JournalPosition?> FindKeyAsync(string key, CancellationToken cancellationToken) => _reader.FindKeyAsync(key, cancellationToken);

    /// <summary>Writes what is queued, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
            return;
        await Task.WhenAll(_writers.Select(writer => writer.DisposeAsync().AsTask()));
        await _writerDatabase.DisposeAsync();
    }
}
