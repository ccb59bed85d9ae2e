using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Parloir.Runtime.Tests.Transport;

/// <summary>A cable to a port that a test can cut, or freeze as a network does that drops every packet.</summary>
internal sealed class Wire : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> _sockets = new();
    private readonly int _target;
    private volatile TaskCompletionSource? _frozen;

    public Wire(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections so far.</summary>
    public int Connections { get; private set; }

    public void Freeze() => _frozen = Silo.Waiting.Signal();

    public void Thaw() => Interlocked.Exchange(ref _frozen, null)?.SetResult();

    public void Cut()
    {
        foreach (var socket in _sockets.Keys)
        {
            _sockets.TryRemove(socket, out _);
            socket.Close(0);
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        Thaw();
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = JoinAsync(await _listener.AcceptSocketAsync());
                Connections++;
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task JoinAsync(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        (_sockets[near], _sockets[far]) = (0, 0);
        try
        {
            near.NoDelay = true;
            await far.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAll(CopyAsync(near, far), CopyAsync(far, near));
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            near.Close();
        }
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            while (await from.ReceiveAsync(buffer) is var count and > 0)
            {
                if (_frozen is { } frozen) await frozen.Task;
                for (var sent = 0; sent < count;) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
        to.Close();
    }
}
