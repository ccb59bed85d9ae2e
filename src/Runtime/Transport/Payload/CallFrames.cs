using System.Diagnostics;
using Parloir.Runtime.Placement;
using Parloir.Runtime.Transport.Frames;

namespace Parloir.Runtime.Transport.Payload;

/// <summary>The frames that carry calls, after the kind: fields in the order in which they are written here.</summary>
internal sealed class CallFrames(MethodCodecs codecs, ExceptionCodec exceptions)
{
    private const byte OneWay = 1;
    private const byte Traced = 2;
    private const byte Failed = 0;
    private const byte Refused = 1;

    public MethodCodec CodecOf(RemoteCall call) => codecs.Of(call);

    public static FrameBuffer Call(long id, RemoteCall call, MethodCodec codec)
    {
        var traced = call.Trace != default;
        var frame = FrameBuffer.Begin(FrameKind.Call).Int64(id)
            .Byte((byte)((call.OneWay ? OneWay : 0) | (traced ? Traced : 0)))
            .Text(codec.Name).Text(call.Target.Type).Text(call.Target.Key);
        if (traced) WriteTrace(frame, call.Trace);
        frame.UInt16((ushort)call.Chain.Count);
        foreach (var link in call.Chain) frame.Text(link);
        codec.WriteArguments(frame, call.Arguments);
        return frame;
    }

    /// <param name="frame">After the id.</param>
    public RemoteCall ReadCall(ref FrameCursor frame, out MethodCodec codec)
    {
        var flags = frame.Byte();
        var name = frame.TextBytes();
        var target = GrainId.Create(frame.Text(), frame.Text());
        var trace = (flags & Traced) != 0 ? ReadTrace(ref frame) : default;
        var chain = new string[frame.UInt16()];
        for (var i = 0; i < chain.Length; i++) chain[i] = frame.Text();
        codec = codecs.Of(name);
        return new RemoteCall(target, codec.Method.Interface, codec.Method.Name, (flags & OneWay) != 0, codec.ReadArguments(frame.Rest()))
        {
            Trace = trace,
            Chain = chain,
        };
    }

    public static FrameBuffer Cancel(long id) => FrameBuffer.Begin(FrameKind.Cancel).Int64(id);

    public static FrameBuffer Answer(long id, object? answer, MethodCodec codec)
    {
        var frame = FrameBuffer.Begin(FrameKind.Answer).Int64(id);
        codec.WriteAnswer(frame, answer);
        return frame;
    }

    /// <summary>A byte tells a call that was not made (1) from one whose grain failed (0).</summary>
    public FrameBuffer Failure(long id, Exception exception)
    {
        var (made, reason) = exception is CallNotMadeException refused ? (Refused, refused.Reason) : (Failed, exception);
        try
        {
            return Write(reason);
        }
        catch (Exception unwritable)
        {
            // The caller must hear of it in any case.
            return Write(new GrainCallException(reason.GetType().FullName!, $"It cannot be written: {unwritable.GetType().Name}.", isTransient: false));
        }

        FrameBuffer Write(Exception crossing)
        {
            var frame = FrameBuffer.Begin(FrameKind.Failure).Int64(id).Byte(made);
            exceptions.Write(frame, crossing);
            return frame;
        }
    }

    /// <param name="frame">After the id.</param>
    public Exception ReadFailure(ref FrameCursor frame)
    {
        var refused = frame.Byte() == Refused;
        var exception = exceptions.Read(ref frame);
        return refused ? new CallNotMadeException(exception) : exception;
    }

    /// <summary>The fields of W3C trace context.</summary>
    private static void WriteTrace(FrameBuffer frame, ActivityContext trace)
    {
        Span<byte> ids = stackalloc byte[24];
        trace.TraceId.CopyTo(ids[..16]);
        trace.SpanId.CopyTo(ids[16..]);
        frame.Bytes(ids).Byte((byte)trace.TraceFlags).Text(trace.TraceState ?? "");
    }

    private static ActivityContext ReadTrace(ref FrameCursor frame)
    {
        var (trace, span) = (ActivityTraceId.CreateFromBytes(frame.Bytes(16)), ActivitySpanId.CreateFromBytes(frame.Bytes(8)));
        var flags = (ActivityTraceFlags)frame.Byte();
        return new ActivityContext(trace, span, flags, frame.Text() is { Length: > 0 } state ? state : null, isRemote: true);
    }
}
