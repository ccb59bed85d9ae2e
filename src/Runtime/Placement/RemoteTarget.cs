using Parloir.Runtime.Activations;
using Parloir.Runtime.Calls;
using Parloir.Runtime.Membership;

namespace Parloir.Runtime.Placement;

/// <summary>
/// A grain or observer that is not served here, wherever it is. A call that had no effect because the grain's partition moves follows it: it waits a short while for
/// the new owner, so that a move fails no call.
/// </summary>
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
        var chain = CallChain.Of(request);
        var method = request.Method;
        Task outcome;
        using var timeout = new CancellationTokenSource(runtime.Options.CallTimeout, runtime.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, request.TurnToken());
        try
        {
            if (await FollowAsync(request, either.Token).ConfigureAwait(false) is not { } answer) return;
            outcome = answer;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            outcome = Task.FromException(new GrainCallTimeoutException(id, method.Name, runtime.Options.CallTimeout, 0, chain));
        }
        catch (Exception exception)
        {
            outcome = Task.FromException(exception);
        }
        if (method.OneWay && outcome.Exception is { InnerException: { } unheard }) runtime.LogUntold(id, method.Name, unheard);
        request.Finish(outcome);
    }

    /// <returns>The outcome; null when the partition came here, and the call is in its grain's mailbox.</returns>
    private async Task<Task?> FollowAsync(GrainRequest request, CancellationToken cancellationToken)
    {
        var since = runtime.Time.GetTimestamp();
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
                    return request.Outcome(await InvokeAsync(owner, request, cancellationToken).ConfigureAwait(false));
                }
                catch (NotOwnerException) when (partition is not null && runtime.Time.GetElapsedTime(since) < runtime.Options.PlacementPatience)
                {
                    // It had no effect there; the owner is another one by now, or will be soon.
                }
            }
            if (runtime.Time.GetElapsedTime(since) >= runtime.Options.PlacementPatience)
                throw new SiloUnavailableException($"Nobody has taken over the partition of {id} for {runtime.Options.PlacementPatience}.");
            await runtime.Placement.RefreshAsync(cancellationToken).ConfigureAwait(false);
            if (pause > FirstPause) await Task.Delay(pause, runtime.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<object?> InvokeAsync(SiloAddress owner, GrainRequest request, CancellationToken cancellationToken)
    {
        var method = request.Method;
        if (transport is null) throw new SiloUnavailableException($"{owner} cannot be reached: this silo has no transport.");
        try
        {
            if (!runtime.Placement.MayLive(owner)) throw new SiloUnavailableException($"{owner} has ended.");
            var call = new RemoteCall(id, method.Interface, method.Name, method.OneWay, request.Arguments);
            var answer = await transport.InvokeAsync(owner, call, cancellationToken).ConfigureAwait(false);
            lost.Succeeded(owner);
            return answer;
        }
        catch (Exception exception) when (method.OneWay && exception is not NotOwnerException)
        {
            lost.Failed(owner);
            throw;
        }
    }
}
