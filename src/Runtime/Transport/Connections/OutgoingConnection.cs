using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text.Json;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Transport.Frames;
using Parloir.Runtime.Transport.Payload;

namespace Parloir.Runtime.Transport.Connections;

/// <summary>The end that makes calls: keeps each until its answer comes, its caller leaves, or the connection ends, and gives it exactly one outcome.</summary>
internal sealed class OutgoingConnection(
    Socket socket, FrameReader reader, SiloAddress peer, TransportLimits limits, TransportInstruments instruments, CallFrames frames)
    : SiloConnection(socket, reader, peer, limits, instruments)
{
    private readonly ConcurrentDictionary<long, PendingCall> _pending = new();
    private long _last;
    private int _calls;
    private long _bytes;
    private volatile bool _leaving;

    public int CallsInFlight => Volatile.Read(ref _calls);

    public Task<object?> InvokeAsync(RemoteCall call, CancellationToken cancellationToken)
    {
        try
        {
            return Start(call, cancellationToken);
        }
        catch (Exception exception) when (exception is CallTooLongException or GrainOverloadedException or SiloUnavailableException)
        {
            return Task.FromException<object?>(new CallNotMadeException(exception));
        }
        catch (Exception exception)
        {
            // An argument that cannot be written is a fault of the call, not of the connection.
            return Task.FromException<object?>(exception);
        }
    }

    protected override void Receive(FrameKind kind, ref FrameCursor frame)
    {
        var id = frame.Int64();
        switch (kind)
        {
            case FrameKind.Answer:
                if (Take(id) is { } answered) Settle(answered, frame.Rest());
                break;
            case FrameKind.Failure:
                if (Take(id) is { } failed) failed.Fail(frames.ReadFailure(ref frame));
                break;
            default:
                throw new MalformedFrameException($"{Peer} sent a frame of kind {kind} to the end that makes the calls.");
        }
    }

    protected override void OnClosed(string reason)
    {
        foreach (var id in _pending.Keys)
            if (Take(id) is { } lost)
                lost.Fail(new SiloUnavailableException($"{reason} Whether the call was made is not known.", mayHaveRun: true));
    }

    protected override void OnGoodbye()
    {
        _leaving = true;
        CloseWhenDone();
    }

    /// <summary>The other silo waits for this before it stops: a call that is under way is neither lost nor in doubt.</summary>
    private void CloseWhenDone()
    {
        if (_leaving && _pending.IsEmpty) Close($"{Peer} stops.");
    }

    private Task<object?> Start(RemoteCall call, CancellationToken cancellationToken)
    {
        if (_leaving) throw new SiloUnavailableException($"{Peer} stops.");
        var codec = frames.CodecOf(call);
        var id = Interlocked.Increment(ref _last);
        var frame = CallFrames.Call(id, call, codec).End();
        var pending = new PendingCall(codec, frame.Length);
        Admit(call.Target, frame.Length);
        _pending[id] = pending;
        if (!Sender.TryQueue(frame))
        {
            if (Take(id) is not null) throw new SiloUnavailableException($"The connection with {Peer} has ended.");
            return pending.Task;
        }
        // Closing takes what is pending after it has closed the sender: a frame that was queued before is found there.
        if (cancellationToken.CanBeCanceled) Listen(pending, id, cancellationToken);
        return pending.Task;
    }

    private void Listen(PendingCall pending, long id, CancellationToken cancellationToken)
    {
        pending.Registration = cancellationToken.UnsafeRegister(_ => Cancel(id, cancellationToken), null);
        // Settled in between: nobody else would take the registration off a token that may live long.
        if (pending.Task.IsCompleted) pending.Registration.Unregister();
    }

    private void Admit(GrainId target, int bytes)
    {
        var (calls, allBytes) = (Interlocked.Increment(ref _calls), Interlocked.Add(ref _bytes, bytes));
        if (calls <= Limits.CallsInFlight && allBytes <= Limits.BytesInFlight) return;
        Release(bytes);
        throw new GrainOverloadedException(target, $"The connection with {Peer} is full ({calls - 1} calls, {allBytes - bytes} bytes wait for answers).");
    }

    private void Release(int bytes)
    {
        Interlocked.Decrement(ref _calls);
        Interlocked.Add(ref _bytes, -bytes);
    }

    /// <summary>The call, for whoever settles it; null when somebody has.</summary>
    private PendingCall? Take(long id)
    {
        if (!_pending.TryRemove(id, out var pending)) return null;
        Release(pending.Bytes);
        CloseWhenDone();
        return pending;
    }

    private void Cancel(long id, CancellationToken cancellationToken)
    {
        if (Take(id) is not { } cancelled) return;
        Sender.TryQueue(CallFrames.Cancel(id).End());
        cancelled.TrySetCanceled(cancellationToken);
    }

    private static void Settle(PendingCall pending, ReadOnlySpan<byte> answer)
    {
        try
        {
            pending.Succeed(pending.Codec.ReadAnswer(answer));
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            pending.Fail(exception);
        }
    }
}
