using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text.Json;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Transport.Frames;
using Parloir.Runtime.Transport.Payload;

namespace Parloir.Runtime.Transport.Connections;

/// <summary>The end that makes the calls of the other silo on the grains of this one. Calls are queued in the order in which they came.</summary>
internal sealed class IncomingConnection(
    Socket socket, FrameReader reader, SiloAddress peer, TransportLimits limits, TransportInstruments instruments, CallFrames frames, IGrainReceiver receiver)
    : SiloConnection(socket, reader, peer, limits, instruments)
{
    private readonly ConcurrentDictionary<long, CancellationTokenSource> _running = new();
    private int _calls;

    protected override void Receive(FrameKind kind, ref FrameCursor frame)
    {
        var id = frame.Int64();
        switch (kind)
        {
            case FrameKind.Call:
                Begin(id, ref frame);
                break;
            case FrameKind.Cancel:
                if (_running.TryGetValue(id, out var cancellation)) CancelElsewhere(cancellation);
                break;
            default:
                throw new MalformedFrameException($"{Peer} sent a frame of kind {kind} to the end that is called.");
        }
    }

    protected override void OnGoodbye() => throw new MalformedFrameException($"{Peer} said goodbye at the end that says it by closing.");

    /// <summary>Nobody can hear the answers any more.</summary>
    protected override void OnClosed(string reason)
    {
        foreach (var cancellation in _running.Values) CancelElsewhere(cancellation);
    }

    private void Begin(long id, ref FrameCursor frame)
    {
        try
        {
            var call = frames.ReadCall(ref frame, out var codec);
            if (Volatile.Read(ref _calls) >= Limits.CallsInFlight)
                throw new GrainOverloadedException(call.Target, $"{Peer} has {Limits.CallsInFlight} calls under way here.");
            _ = ServeAsync(id, call, codec);
        }
        catch (Exception exception) when (exception is not MalformedFrameException)
        {
            // The frame is sound and the call is not: an unknown method, arguments of another shape, too many calls.
            Sender.TryQueue(frames.Failure(id, new CallNotMadeException(exception)).End());
        }
    }

    private async Task ServeAsync(long id, RemoteCall call, MethodCodec codec)
    {
        var cancellation = new CancellationTokenSource();
        _running[id] = cancellation;
        // Closing cancels what it finds running: a call that was read before and begins after would hold its grain for nobody.
        if (IsClosed) CancelElsewhere(cancellation);
        Interlocked.Increment(ref _calls);
        try
        {
            var answer = await receiver.InvokeAsync(call, cancellation.Token).ConfigureAwait(false);
            Sender.TryQueue(CallFrames.Answer(id, answer, codec).End());
        }
        catch (Exception exception)
        {
            Sender.TryQueue(frames.Failure(id, exception).End());
        }
        finally
        {
            Interlocked.Decrement(ref _calls);
            _running.TryRemove(id, out _);
        }
    }

    /// <summary>Callbacks of a token are code of grains: not for the receiving thread.</summary>
    private static void CancelElsewhere(CancellationTokenSource cancellation) =>
        ThreadPool.UnsafeQueueUserWorkItem(static source => source.Cancel(), cancellation, preferLocal: true);
}
