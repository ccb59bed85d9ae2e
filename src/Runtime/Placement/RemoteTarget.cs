using Parloir.Runtime.Activations;
using Parloir.Runtime.Calls;
using Parloir.Runtime.Observers;

namespace Parloir.Runtime.Placement;

/// <summary>
/// A grain or observer of another process. A call that was certainly not made (the silo is gone, or does not own the grain any more) is made anew
/// where the grain is now, a bounded number of times; a call that may have been made is not.
/// </summary>
internal sealed class RemoteTarget(GrainId id, SiloAddress owner, IGrainTransport transport, GrainRuntime runtime) : ICallTarget
{
    /// <summary>How often a call is made anew; with the pauses between, the caller waits two seconds for a grain that moves.</summary>
    internal const int Retries = 8;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    /// <summary>Null for an observer: it never moves.</summary>
    private readonly int? _partition = id.Type == ObserverDirectory.Type ? null : id.Partition;

    public Acceptance TryEnqueue(GrainRequest request)
    {
        if (_partition is { } partition && runtime.Placement.OwnerOf(partition) != owner) return Acceptance.Closed;
        _ = SendAsync(request);
        return Acceptance.Accepted;
    }

    private async Task SendAsync(GrainRequest request)
    {
        // Not a turn of the caller: what follows an await here must not queue behind its work.
        var method = request.Method;
        var waiting = runtime.RemoteCalls.Add(request);
        Task outcome;
        try
        {
            var call = new RemoteCall(id, method.Interface, method.Name, method.OneWay, request.Arguments) { Chain = CallChain.Above(request), Trace = request.Trace };
            if (await InvokeAsync(call, request).ConfigureAwait(false) is not { } answered)
            {
                runtime.RemoteCalls.Remove(waiting);
                return;
            }
            outcome = answered;
        }
        catch (Exception exception)
        {
            outcome = Task.FromException(exception);
        }
        runtime.RemoteCalls.Remove(waiting);
        if (method.OneWay && outcome.Exception is { InnerException: { } unheard }) Unheard(method.Name, unheard);
        request.Finish(outcome);
    }

    /// <returns>The outcome; null when the grain turned out to be here, and the request waits in its mailbox.</returns>
    private async Task<Task?> InvokeAsync(RemoteCall call, GrainRequest request)
    {
        var silo = owner;
        var token = request.TurnToken();
        for (var retry = 0; ; retry++)
        {
            try
            {
                return request.Outcome(await transport.InvokeAsync(silo, call, token).ConfigureAwait(false));
            }
            catch (CallNotMadeException refused) when (retry == Retries || _partition is null || !MayPass(refused.Reason))
            {
                return Task.FromException(refused.Reason);
            }
            catch (CallNotMadeException)
            {
                silo = await FindAsync(silo, retry, token).ConfigureAwait(false);
            }
            if (silo != runtime.Placement.Local) continue;
            if (runtime.EnqueueLocally(id, request) is { } refusal) return Task.FromException(refusal);
            return null;
        }
    }

    /// <summary>Whether another try may go better. A full connection is for the caller to see.</summary>
    private static bool MayPass(Exception reason) => reason is NotOwnerException or SiloUnavailableException;

    /// <summary>Where the grain is after a pause; where it was asked for when nobody has it now.</summary>
    private async Task<SiloAddress> FindAsync(SiloAddress asked, int retry, CancellationToken cancellationToken)
    {
        if (retry > 0)
        {
            var pause = TimeSpan.FromTicks(Math.Min(FirstPause.Ticks << retry, LongestPause.Ticks));
            await Task.Delay(pause, runtime.Time, cancellationToken).ConfigureAwait(false);
        }
        try
        {
            await runtime.Placement.RefreshAsync(cancellationToken).ConfigureAwait(false);
            return runtime.Placement.OwnerOf(_partition!.Value);
        }
        catch (SiloUnavailableException)
        {
            return asked;
        }
    }

    private void Unheard(string method, Exception exception)
    {
        runtime.Instruments.Unheard.Add(1);
        // Observers die with their process, and so often that it is no error.
        if (_partition is not null || exception is not SiloUnavailableException) runtime.LogUnheard(id, method, exception);
    }
}
