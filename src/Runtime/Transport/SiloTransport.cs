using System.Collections.Concurrent;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Transport.Connections;
using Parloir.Runtime.Transport.Frames;

namespace Parloir.Runtime.Transport;

/// <summary>Calls to other silos over one connection for each, opened when it is first needed.</summary>
internal sealed partial class SiloTransport(TransportParts parts, Random random, ILogger<SiloTransport> logger) : IGrainTransport
{
    private readonly ConcurrentDictionary<SiloAddress, Peer> _peers = new();
    private volatile bool _stopped;

    public Task<object?> InvokeAsync(SiloAddress silo, RemoteCall call, CancellationToken cancellationToken) =>
        _stopped
            ? Task.FromException<object?>(new CallNotMadeException(new SiloUnavailableException("This silo stops.")))
            : PeerOf(silo).InvokeAsync(call, cancellationToken);

    /// <summary>Null when there is no connection now.</summary>
    public OutgoingConnection? ConnectionTo(SiloAddress silo) => _peers.GetValueOrDefault(silo)?.Connection;

    public void KeepAlive()
    {
        foreach (var (address, peer) in _peers)
        {
            peer.Connection?.KeepAlive();
            if (peer.IsForgotten) _peers.TryRemove(new(address, peer));
        }
    }

    public void Stop()
    {
        _stopped = true;
        foreach (var peer in _peers.Values) peer.Stop();
    }

    private Peer PeerOf(SiloAddress silo) =>
        _peers.TryGetValue(silo, out var known)
            ? known
            : _peers.GetOrAdd(silo, static (address, self) => new Peer(address, self.ConnectAsync, self.Parts.Limits, self.Parts.Time, self.Random), this);

    private TransportParts Parts => parts;
    private Random Random => random;

    private async Task<OutgoingConnection> ConnectAsync(SiloAddress silo)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var limit = new CancellationTokenSource(parts.Limits.HandshakeTimeout, parts.Time);
        try
        {
            await socket.ConnectAsync(silo.Host, silo.Port, limit.Token).ConfigureAwait(false);
            var reader = new FrameReader(socket);
            var outcome = await parts.Handshake.ConnectAsync(socket, reader, silo, limit.Token).ConfigureAwait(false);
            if (!outcome.SameContract) LogOtherContract(logger, silo);
            var connection = new OutgoingConnection(socket, reader, silo, parts.Limits, parts.Instruments, parts.Frames);
            _ = RunAsync(connection);
            return connection;
        }
        catch (Exception exception)
        {
            socket.Dispose();
            throw Unavailable(silo, exception);
        }
    }

    private SiloUnavailableException Unavailable(SiloAddress silo, Exception exception)
    {
        if (exception is HandshakeRefusedException or MalformedFrameException) LogRefused(logger, silo, exception.Message);
        var reason = exception is OperationCanceledException ? $"it did not answer within {parts.Limits.HandshakeTimeout}" : exception.Message;
        return new SiloUnavailableException($"{silo} cannot be reached: {reason}");
    }

    private async Task RunAsync(OutgoingConnection connection)
    {
        if (await connection.RunAsync().ConfigureAwait(false) is { } fault) LogFault(logger, connection.Peer, fault);
    }
}
