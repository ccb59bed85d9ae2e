using Parloir.Runtime.Placement;

namespace Parloir.Runtime.Transport.Connections;

/// <summary>
/// Another silo as this one calls it: connected when first called, and again when the connection was lost, after a pause that grows with each failure.
/// During a pause calls fail at once: they were not made, so the caller may look for the grain elsewhere.
/// </summary>
/// <param name="connect">Opens a connection, or throws <see cref="SiloUnavailableException"/>.</param>
internal sealed class Peer(SiloAddress address, Func<SiloAddress, Task<OutgoingConnection>> connect, TransportLimits limits, TimeProvider time, Random random)
{
    private readonly Lock _gate = new();
    private volatile OutgoingConnection? _connection;
    private readonly Queue<WaitingCall> _waiting = new();
    private bool _connecting;
    private int _failures;
    private long _failedAt;
    private TimeSpan _pause;
    private bool _stopped;

    /// <summary>Null when there is no connection now.</summary>
    public OutgoingConnection? Connection => _connection is { IsClosed: false } connection ? connection : null;

    /// <summary>Nothing is left of it but a pause that is long over: a silo that is gone for good.</summary>
    public bool IsForgotten
    {
        get
        {
            lock (_gate)
                return Connection is null && !_connecting && _failures > 0 && time.GetElapsedTime(_failedAt) > 10 * limits.LastRetry;
        }
    }

    public Task<object?> InvokeAsync(RemoteCall call, CancellationToken cancellationToken) =>
        Connection is { } connection ? connection.InvokeAsync(call, cancellationToken) : InvokeWhenConnectedAsync(call, cancellationToken);

    /// <summary>Ends the connection, and takes no calls any more.</summary>
    public void Stop()
    {
        lock (_gate) _stopped = true;
        _connection?.Close("This silo stops.");
    }

    private Task<object?> InvokeWhenConnectedAsync(RemoteCall call, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (Connection is { } connection) return connection.InvokeAsync(call, cancellationToken);
            if (WhyNot(call) is { } reason) return Task.FromException<object?>(new CallNotMadeException(reason));
            var waiting = new WaitingCall(call, cancellationToken);
            _waiting.Enqueue(waiting);
            if (_connecting) return waiting.Task;
            _connecting = true;
            // The connection outlives the call that needs it first, so it takes nothing of its context.
            using (ExecutionContext.SuppressFlow())
                _ = Task.Run(OpenAsync, CancellationToken.None);
            return waiting.Task;
        }
    }

    private Exception? WhyNot(RemoteCall call) =>
        _stopped ? new SiloUnavailableException("This silo stops.")
        : !_connecting && _failures > 0 && time.GetElapsedTime(_failedAt) < _pause ? new SiloUnavailableException($"{address} could not be reached just now.")
        : _waiting.Count >= limits.CallsInFlight ? new GrainOverloadedException(call.Target, $"{limits.CallsInFlight} calls wait for a connection with {address}.")
        : null;

    private async Task OpenAsync()
    {
        try
        {
            var connection = await connect(address).ConfigureAwait(false);
            lock (_gate)
            {
                // Those that waited go first: calls keep their order.
                while (_waiting.TryDequeue(out var waiting)) waiting.GoOn(connection.InvokeAsync);
                (_connection, _connecting, _failures) = (connection, false, 0);
                if (_stopped) connection.Close("This silo stops.");
            }
        }
        catch (SiloUnavailableException unavailable)
        {
            lock (_gate)
            {
                _connecting = false;
                _failedAt = time.GetTimestamp();
                var pause = Math.Min(limits.FirstRetry.Ticks << Math.Min(_failures++, 16), limits.LastRetry.Ticks);
                _pause = TimeSpan.FromTicks((long)(pause * (1 + random.NextDouble())));
                while (_waiting.TryDequeue(out var waiting)) waiting.GoOn((_, _) => Task.FromException<object?>(new CallNotMadeException(unavailable)));
            }
        }
    }

    private sealed class WaitingCall(RemoteCall call, CancellationToken cancellationToken)
    {
        private readonly TaskCompletionSource<Task<object?>> _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<object?> Task => _begun.Task.WaitAsync(cancellationToken).Unwrap();

        public void GoOn(Func<RemoteCall, CancellationToken, Task<object?>> invoke)
        {
            if (!cancellationToken.IsCancellationRequested) _begun.SetResult(invoke(call, cancellationToken));
        }
    }
}
