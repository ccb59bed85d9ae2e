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
    private Task<OutgoingConnection>? _connecting;
    private int _failures;
    private int _waiting;
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
                return Connection is null && _connecting is null && _failures > 0 && time.GetElapsedTime(_failedAt) > 10 * limits.LastRetry;
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

    private async Task<object?> InvokeWhenConnectedAsync(RemoteCall call, CancellationToken cancellationToken)
    {
        OutgoingConnection connection;
        try
        {
            if (Interlocked.Increment(ref _waiting) > limits.CallsInFlight)
                throw new CallNotMadeException(new GrainOverloadedException(call.Target, $"{limits.CallsInFlight} calls wait for a connection with {address}."));
            connection = await ConnectAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SiloUnavailableException unavailable)
        {
            throw new CallNotMadeException(unavailable);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        return await connection.InvokeAsync(call, cancellationToken).ConfigureAwait(false);
    }

    private Task<OutgoingConnection> ConnectAsync()
    {
        lock (_gate)
        {
            if (_stopped) throw new SiloUnavailableException("This silo stops.");
            if (Connection is { } connection) return Task.FromResult(connection);
            if (_connecting is { } underWay) return underWay;
            if (_failures > 0 && time.GetElapsedTime(_failedAt) < _pause) throw new SiloUnavailableException($"{address} could not be reached just now.");
            // The connection outlives the call that needs it first, so it takes nothing of its context.
            using (ExecutionContext.SuppressFlow())
                return _connecting = Task.Run(OpenAsync);
        }
    }

    private async Task<OutgoingConnection> OpenAsync()
    {
        try
        {
            var connection = await connect(address).ConfigureAwait(false);
            bool stopped;
            lock (_gate)
            {
                (_connection, _connecting, _failures) = (connection, null, 0);
                stopped = _stopped;
            }
            if (stopped) connection.Close("This silo stops.");
            return connection;
        }
        catch
        {
            lock (_gate)
            {
                _connecting = null;
                _failedAt = time.GetTimestamp();
                var longest = Math.Min(limits.FirstRetry.Ticks << Math.Min(_failures++, 16), limits.LastRetry.Ticks);
                _pause = TimeSpan.FromTicks((long)(longest * (1 + random.NextDouble())));
            }
            throw;
        }
    }
}
