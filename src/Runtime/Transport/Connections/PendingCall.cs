using Parloir.Runtime.Transport.Payload;

namespace Parloir.Runtime.Transport.Connections;

/// <summary>A call that waits for its answer. Whoever takes it out of the connection's table settles it. Callers go on elsewhere than on the receiving thread.</summary>
internal sealed class PendingCall(MethodCodec codec, int bytes) : TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public MethodCodec Codec => codec;
    public int Bytes => bytes;
    public CancellationTokenRegistration Registration { get; set; }

    public void Succeed(object? answer)
    {
        Registration.Unregister();
        TrySetResult(answer);
    }

    public void Fail(Exception exception)
    {
        Registration.Unregister();
        TrySetException(exception);
    }
}
