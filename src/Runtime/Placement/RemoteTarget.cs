using Parloir.Runtime.Activations;
using Parloir.Runtime.Calls;
using Parloir.Runtime.Membership;

namespace Parloir.Runtime.Placement;

/// <summary>
/// A grain or observer that is not served here, wherever it is. A call that was certainly not made (the silo is gone, or does not own the grain any more)
/// is made anew where the grain is now, or will be in a moment: a move fails no call. A call that may have been made is not made again.
/// </summary>
/// <param name="partition">Null for an observer: it never moves.</param>
internal sealed class RemoteTarget(GrainId id, int? partition, IGrainTransport? transport, GrainRuntime runtime, LostCalls lost) : ICallTarget
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    public Acceptance TryEnqueue(GrainRequest request)
    {
        if (partition is { } known && runtime.Serves(known, request)) return Acceptance.Closed;
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
            if (await FollowAsync(call, request, request.TurnToken()).ConfigureAwait(false) is not { } answered)
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

    /// <returns>The outcome; null when the partition came here, and the request waits in its grain's mailbox.</returns>
    private async Task<Task?> FollowAsync(RemoteCall call, GrainRequest request, CancellationToken cancellationToken)
    {
        var since = runtime.Time.GetTimestamp();
        Exception reason = new SiloUnavailableException($"Nobody owns the partition of {id} at the moment.");
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (partition is { } known && runtime.Serves(known, request))
            {
                if (runtime.EnqueueHere(id, request)) return null;
            }
            else if (runtime.OwnerOf(id) is { } owner && owner != runtime.Placement.Local)
            {
                try
                {
                    return request.Outcome(await InvokeAsync(owner, call, cancellationToken).ConfigureAwait(false));
                }
                catch (CallNotMadeException refused)
                {
                    reason = refused.Reason;
                    if (partition is null || !MayPass(reason)) return Task.FromException(reason);
                }
            }
            if (runtime.Time.GetElapsedTime(since) >= runtime.Options.PlacementPatience) return Task.FromException(reason);
            await runtime.Placement.RefreshAsync(cancellationToken).ConfigureAwait(false);
            if (pause > FirstPause) await Task.Delay(pause, runtime.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<object?> InvokeAsync(SiloAddress owner, RemoteCall call, CancellationToken cancellationToken)
    {
        if (transport is null || !runtime.Placement.MayLive(owner))
            throw new CallNotMadeException(new SiloUnavailableException(transport is null ? $"{owner} cannot be reached: this silo has no transport." : $"{owner} has ended."));
        try
        {
            var answer = await transport.InvokeAsync(owner, call, cancellationToken).ConfigureAwait(false);
            lost.Succeeded(owner);
            return answer;
        }
        catch (Exception exception) when (call.OneWay && (partition is null || exception is not CallNotMadeException))
        {
            lost.Failed(owner);
            throw;
        }
    }

    /// <summary>Whether another try may go better. A full connection is for the caller to see.</summary>
    private static bool MayPass(Exception reason) => reason is NotOwnerException or SiloUnavailableException;

    private void Unheard(string method, Exception exception)
    {
        runtime.Instruments.Unheard.Add(1);
        // Observers die with their process, and so often that it is no error.
        if (partition is not null || exception is not SiloUnavailableException) runtime.LogUntold(id, method, exception);
    }
}
