using System.Net.Sockets;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Transport.Frames;

namespace Parloir.Runtime.Transport.Connections;

/// <summary>One authenticated connection. Calls go from the end that connected to the other; answers come back on the same connection.</summary>
internal abstract class SiloConnection
{
    private readonly Socket _socket;
    private readonly FrameReader _reader;
    private readonly TransportInstruments _instruments;
    private long _heardAtLook;
    private long? _progressAtLook;
    private int _missed;
    private int _closed;

    /// <summary>Nothing is read until the peer has taken its answers: its silence is ours.</summary>
    private volatile bool _pauses;

    protected SiloConnection(Socket socket, FrameReader reader, SiloAddress peer, TransportLimits limits, TransportInstruments instruments)
    {
        _socket = socket;
        _reader = reader;
        _instruments = instruments;
        Peer = peer;
        Limits = limits;
        reader.Limit = TransportLimits.FrameLength;
        Sender = new FrameSender(socket, failure => Close($"The connection with {peer} broke: {failure.Message}"));
        instruments.Connections.Add(1);
    }

    public SiloAddress Peer { get; }
    public bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>Bytes that have come from the other end.</summary>
    public long Heard => _reader.Received;

    protected TransportLimits Limits { get; }
    protected FrameSender Sender { get; }

    /// <summary>Receives until the connection ends.</summary>
    /// <returns>Null when it ended as connections do; else what the peer did wrong.</returns>
    public async Task<Exception?> RunAsync()
    {
        Exception? fault = null;
        var reason = $"{Peer} closed the connection.";
        try
        {
            while (await _reader.ReadAsync(CancellationToken.None).ConfigureAwait(false) is { IsEmpty: false } frame)
            {
                Receive(frame.Span);
                if (Sender.Queued <= Limits.BytesInFlight) continue;
                _pauses = true;
                await Sender.IdleAsync().ConfigureAwait(false);
                _pauses = false;
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException)
        {
            reason = $"The connection with {Peer} broke: {broken.Message}";
        }
        catch (Exception exception)
        {
            // Nothing that a peer sends may end more than its connection.
            (fault, reason) = (exception, $"The connection with {Peer} was closed: {exception.Message}");
        }
        Close(reason);
        return fault;
    }

    /// <summary>Looks whether the other end is alive: asks it when it was silent since the last look, and gives up when it stays so.</summary>
    public void KeepAlive()
    {
        var (heard, progress) = (Heard, Sender.Progress);
        var stuck = progress is not null && progress == _progressAtLook;
        var silent = heard == _heardAtLook && !_pauses;
        (_heardAtLook, _progressAtLook) = (heard, progress);
        _missed = silent || stuck ? _missed + 1 : 0;
        if (_missed >= Limits.MissedKeepAlives) Close($"{Peer} is silent.");
        else if (silent) Sender.TryQueue(FrameBuffer.Begin(FrameKind.Ping).End());
    }

    /// <summary>Asks the other end to make no more calls here, and to close when it has its answers.</summary>
    public void SayGoodbye() => Sender.TryQueue(FrameBuffer.Begin(FrameKind.Goodbye).End());

    public void Close(string reason)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0) return;
        _instruments.Connections.Add(-1);
        Sender.Close();
        _socket.Dispose();
        OnClosed(reason);
    }

    protected abstract void Receive(FrameKind kind, ref FrameCursor frame);

    protected abstract void OnClosed(string reason);

    protected abstract void OnGoodbye();

    private void Receive(ReadOnlySpan<byte> content)
    {
        _instruments.BytesReceived.Add(content.Length);
        var frame = new FrameCursor(content);
        switch (frame.Kind())
        {
            case FrameKind.Ping: Sender.TryQueue(FrameBuffer.Begin(FrameKind.Pong).End()); break;
            case FrameKind.Pong: break;
            case FrameKind.Goodbye: OnGoodbye(); break;
            case var kind: Receive(kind, ref frame); break;
        }
    }
}
