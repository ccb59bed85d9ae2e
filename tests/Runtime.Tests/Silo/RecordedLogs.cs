using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Parloir.Runtime.Tests.Silo;

/// <summary>Keeps warnings and errors. An error that the test did not announce fails it.</summary>
internal sealed class RecordedLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<LogRecord> _records = new();
    private readonly ConcurrentDictionary<int, byte> _announced = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<LogRecord>> _awaited = new();

    public IEnumerable<LogRecord> Records => _records;

    /// <summary>Allows an error, and completes when it was logged.</summary>
    public Task<LogRecord> Announce(int eventId)
    {
        _announced[eventId] = 0;
        return Awaited(eventId).Task;
    }

    public void AssertNoUnannouncedErrors() =>
        Assert.DoesNotContain(_records, record => record.Level >= LogLevel.Error && !_announced.ContainsKey(record.EventId));

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel < LogLevel.Warning) return;
        var record = new LogRecord(logLevel, eventId.Id, formatter(state, exception), exception);
        _records.Enqueue(record);
        Awaited(eventId.Id).TrySetResult(record);
    }

    public bool IsEnabled(LogLevel logLevel) => true;
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public ILogger CreateLogger(string categoryName) => this;
    public void Dispose() { }

    private TaskCompletionSource<LogRecord> Awaited(int eventId) =>
        _awaited.GetOrAdd(eventId, _ => new TaskCompletionSource<LogRecord>(TaskCreationOptions.RunContinuationsAsynchronously));
}

internal sealed record LogRecord(LogLevel Level, int EventId, string Message, Exception? Exception);
