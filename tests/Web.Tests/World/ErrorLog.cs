using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Parloir.Web.Tests.World;

/// <summary>Keeps what a server logs as an error: one that no test announced fails it.</summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Errors { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Errors.Enqueue($"{eventId.Id}: {formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
    }
}
