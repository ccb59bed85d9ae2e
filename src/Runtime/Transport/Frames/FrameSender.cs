using System.Net.Sockets;

namespace Parloir.Runtime.Transport.Frames;

/// <summary>
/// Sends frames on one socket, in the order in which they were queued. Whoever queues only copies; one send at a time takes everything that has
/// been queued meanwhile, so the busier the connection, the fewer system calls each frame costs.
/// </summary>
internal sealed class FrameSender(Socket socket, Action<Exception> failed) : IThreadPoolWorkItem
{
    private const int RetainedSize = 1024 * 1024;
    private const int FirstSize = 16 * 1024;

    private readonly Lock _gate = new();
    private byte[] _queued = new byte[FirstSize];
    private byte[] _sent = new byte[FirstSize];
    private int _length;
    private bool _sending;
    private bool _closed;
    private long _progress;
    private TaskCompletionSource? _idle;

    /// <summary>Bytes that wait behind those that are being sent.</summary>
    public int Queued => Volatile.Read(ref _length);

    /// <summary>Changes with every piece that the network takes; null when nothing is to be sent.</summary>
    public long? Progress => Volatile.Read(ref _sending) ? Volatile.Read(ref _progress) : null;

    /// <returns>False when the connection has ended: the frame will not be sent.</returns>
    public bool TryQueue(ReadOnlySpan<byte> frame)
    {
        lock (_gate)
        {
            if (_closed) return false;
            if (_queued.Length - _length < frame.Length) Array.Resize(ref _queued, Math.Max(2 * _queued.Length, checked(_length + frame.Length)));
            frame.CopyTo(_queued.AsSpan(_length));
            _length += frame.Length;
            if (_sending) return true;
            _sending = true;
        }
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return true;
    }

    /// <summary>Completes when everything that was queued has gone out, or the connection has ended.</summary>
    public Task IdleAsync()
    {
        lock (_gate)
            return _sending && !_closed ? (_idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;
    }

    /// <summary>What is queued is dropped.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _length = 0;
            _idle?.TrySetResult();
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = SendAsync();

    private async Task SendAsync()
    {
        try
        {
            while (Take() is { Length: > 0 } frames)
                while (frames.Length > 0)
                {
                    frames = frames[await socket.SendAsync(frames, SocketFlags.None).ConfigureAwait(false)..];
                    Interlocked.Increment(ref _progress);
                }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            failed(exception);
        }
    }

    private ReadOnlyMemory<byte> Take()
    {
        lock (_gate)
        {
            var length = _length;
            if (length == 0)
            {
                _sending = false;
                _idle?.TrySetResult();
                _idle = null;
                return default;
            }
            var free = _sent.Length > RetainedSize ? new byte[FirstSize] : _sent;
            (_sent, _queued, _length) = (_queued, free, 0);
            return _sent.AsMemory(0, length);
        }
    }
}
