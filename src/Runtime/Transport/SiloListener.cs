using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parloir.Runtime.Hosting;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Transport.Connections;
using Parloir.Runtime.Transport.Frames;

namespace Parloir.Runtime.Transport;

/// <summary>The private port: takes connections of other silos, and nobody else's.</summary>
internal sealed partial class SiloListener(TransportParts parts, IOptions<ClusterOptions> options, Func<IGrainReceiver> receiver, ILogger<SiloListener> logger)
    : IDisposable
{
    private const int Backlog = 128;

    private readonly ConcurrentDictionary<IncomingConnection, Task> _connections = new();
    private readonly ConcurrentDictionary<Socket, byte> _handshakes = new();
    private readonly RefusalLog _refusals = new(parts.Time);
    private Socket? _socket;
    private volatile bool _stopped;

    /// <exception cref="SocketException">The address cannot be listened on.</exception>
    public void Start()
    {
        var endPoint = options.Value.ListenEndPoint;
        _socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _socket.Bind(endPoint);
        _socket.Listen(Backlog);
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(AcceptAllAsync);
    }

    public void KeepAlive()
    {
        foreach (var connection in _connections.Keys) connection.KeepAlive();
    }

    /// <summary>Takes no more connections, and lets the other ends take their answers and close.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stopped = true;
        _socket?.Dispose();
        foreach (var socket in _handshakes.Keys) socket.Dispose();
        foreach (var connection in _connections.Keys) connection.SayGoodbye();
        using var bound = new CancellationTokenSource(parts.Limits.GoodbyeTimeout, parts.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            await Task.WhenAll(_connections.Values).WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Whoever does not take the answers learns that the connection is gone.
            foreach (var connection in _connections.Keys) connection.Close("The silo stops.");
        }
    }

    public void Dispose() => _socket?.Dispose();

    private async Task AcceptAllAsync()
    {
        while (!_stopped)
            try
            {
                var socket = await _socket!.AcceptAsync().ConfigureAwait(false);
                _handshakes[socket] = 0;
                if (_handshakes.Count > parts.Limits.Handshakes) Refuse(socket, $"{parts.Limits.Handshakes} other connections have not said who they are.");
                else _ = GreetAsync(socket);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The peer was gone before it was accepted, or descriptors are short; or this silo stops.
                if (!_stopped) LogNotAccepted(logger, exception);
            }
    }

    private async Task GreetAsync(Socket socket)
    {
        using var limit = new CancellationTokenSource(parts.Limits.HandshakeTimeout, parts.Time);
        try
        {
            socket.NoDelay = true;
            var reader = new FrameReader(socket);
            var outcome = await parts.Handshake.AcceptAsync(socket, reader, limit.Token).ConfigureAwait(false);
            if (!outcome.SameContract) LogOtherContract(logger, outcome.Peer);
            _handshakes.TryRemove(socket, out _);
            var connection = new IncomingConnection(socket, reader, outcome.Peer, parts.Limits, parts.Instruments, parts.Frames, receiver());
            _connections[connection] = RunAsync(connection);
            if (_stopped || connection.IsClosed) Forget(connection);
        }
        catch (Exception exception)
        {
            Refuse(socket, exception is OperationCanceledException ? $"The handshake took more than {parts.Limits.HandshakeTimeout}." : exception.Message);
        }
    }

    private async Task RunAsync(IncomingConnection connection)
    {
        if (await connection.RunAsync().ConfigureAwait(false) is { } fault) LogFault(logger, connection.Peer, fault);
        _connections.TryRemove(connection, out _);
    }

    /// <summary>It ended, or the silo stopped, while it was being listed.</summary>
    private void Forget(IncomingConnection connection)
    {
        connection.Close("The silo stops.");
        _connections.TryRemove(connection, out _);
    }

    private void Refuse(Socket socket, string reason)
    {
        var address = AddressOf(socket);
        _handshakes.TryRemove(socket, out _);
        if (!_stopped)
        {
            parts.Instruments.HandshakesRefused.Add(1);
            if (_refusals.Next() is { } suppressed) LogRefused(logger, address, reason, suppressed);
        }
        // Last: whoever sees the end of the connection finds it counted.
        socket.Dispose();
    }

    private static EndPoint? AddressOf(Socket socket)
    {
        try
        {
            return socket.RemoteEndPoint;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return null;
        }
    }
}
