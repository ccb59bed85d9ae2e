using System.Buffers.Binary;
using System.Net.Sockets;

namespace Parloir.Runtime.Transport.Frames;

/// <summary>Cuts what a socket receives into frames.</summary>
internal sealed class FrameReader(Socket socket)
{
    private const int UsualSize = 64 * 1024;

    private byte[] _buffer = new byte[UsualSize];
    private int _start;
    private int _end;
    private long _received;

    /// <summary>Longest frame that is taken.</summary>
    public int Limit { get; set; } = TransportLimits.HandshakeFrameLength;

    /// <summary>Bytes that have come in so far.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>The next frame without its length, good until the next call; empty when the other end has closed.</summary>
    /// <exception cref="MalformedFrameException">The frame claims a length that no frame has.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var needed = FrameBuffer.LengthSize;
            if (_end - _start >= needed)
            {
                var length = BinaryPrimitives.ReadInt32LittleEndian(_buffer.AsSpan(_start));
                if (length < 1 || length > Limit) throw new MalformedFrameException($"A frame claims {(uint)length} bytes; it may have 1 to {Limit}.");
                needed += length;
                if (_end - _start >= needed)
                {
                    var frame = _buffer.AsMemory(_start + FrameBuffer.LengthSize, length);
                    _start += needed;
                    return frame;
                }
            }
            MakeRoom(needed);
            var received = await socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None, cancellationToken).ConfigureAwait(false);
            if (received == 0) return default;
            _end += received;
            Volatile.Write(ref _received, _received + received);
        }
    }

    /// <summary>Room for the frame that begins at the start, with the buffer back at its usual size once a long frame is done.</summary>
    private void MakeRoom(int needed)
    {
        var held = _end - _start;
        var size = Math.Max(needed, UsualSize);
        if (_start + needed <= _buffer.Length && _end < _buffer.Length && _buffer.Length <= size) return;
        var buffer = _buffer.Length == size ? _buffer : new byte[size];
        _buffer.AsSpan(_start, held).CopyTo(buffer);
        (_buffer, _start, _end) = (buffer, 0, held);
    }
}
